import { folded, holds, overlap, SEPARATOR } from "./compare.ts";

/** A headline somebody states, and who. */
export interface HeadlineClaim {
  readonly rule: string;
  readonly text: string;
}

/** What the choice of a headline rests on. */
export interface HeadlineEvidence {
  /** Top headings as shown, in document order. */
  readonly shown: readonly string[];
  /** What metadata states, best first. */
  readonly stated: readonly HeadlineClaim[];
  /** What metadata call the article besides. */
  readonly named?: readonly string[];
  /** `<title>`, with or without the site's name. */
  readonly title: string | undefined;
  /** Names of the site: publisher, og:site_name, host. */
  readonly site: readonly string[];
  /** Whether a line of the page says this and nothing else. */
  readonly isLine?: (text: string) => boolean;
}

/** A shown heading is the headline if it shares at least this much with what metadata says. */
const AGREES = 0.5;

/** Headlines that share less than this say different things. */
const DIFFERS = 0.45;

/**
 * Chooses the headline: the heading that readers see, where metadata or title agree with it; else what metadata
 * states, without the site's name.
 * @param evidence - what is known
 * @returns the headline and the rule that chose it
 */
export function chooseHeadline(evidence: HeadlineEvidence): HeadlineClaim | undefined {
  const stated = evidence.stated
    .map(({ rule, text }) => ({ rule, text: withoutSite(text, evidence) }))
    .filter(({ text }) => text !== "");
  const title = evidence.title === undefined ? "" : withoutSite(evidence.title, evidence);
  const voices = [...stated.map(({ text }) => text), ...(title === "" ? [] : [title])];
  const heading = agreedHeading(evidence.shown, voices);
  const desk = deskHeadline(stated, evidence.named ?? [], heading?.text ?? "");
  if (desk && heading) return desk;
  return (
    heading ??
    stated[0] ??
    (title === "" ? undefined : { rule: "title", text: title }) ??
    lone(evidence.shown)
  );
}

/**
 * What JSON-LD says where that is quite another thing than the page shows: the desk wrote it, for readers of lists. An
 * encyclopedia describes there what its article is called and shown to be about.
 * @param stated - headlines of the metadata
 * @param named - what metadata call the article besides
 * @param shown - the heading that the page shows
 * @returns the headline, if there is one
 */
function deskHeadline(
  stated: readonly HeadlineClaim[],
  named: readonly string[],
  shown: string,
): HeadlineClaim | undefined {
  if (named.some((name) => folded(name) === folded(shown))) return undefined;
  return stated.find(
    ({ rule, text }) => rule === "json-ld:headline" && overlap(text, shown) < DIFFERS,
  );
}

/**
 * The shown heading that metadata agrees with most.
 * @param shown - headings in document order
 * @param voices - what metadata and title say
 * @returns the heading
 */
function agreedHeading(
  shown: readonly string[],
  voices: readonly string[],
): HeadlineClaim | undefined {
  let best: { text: string; share: number } | undefined;
  for (const text of shown) {
    const share = Math.max(
      0,
      ...voices.map((voice) => Math.max(overlap(text, voice), holds(text, voice) ? AGREES : 0)),
    );
    if (share >= AGREES && (!best || share > best.share + 0.01)) best = { text, share };
  }
  if (!best) return undefined;
  const { text } = best;
  const other = voices.find((voice) => isHeadlineWithin(voice, text) || isWhole(voice, text));
  return other === undefined ? { rule: "h1", text } : { rule: "h1+metadata", text: other };
}

/**
 * Whether a stated headline is the whole of what the heading begins: what follows its colon is set in a line of its own.
 * @param voice - as stated
 * @param shownText - as shown
 * @returns true for headings that end with a colon, where what is stated goes on
 */
function isWhole(voice: string, shownText: string): boolean {
  if (!/[:：]$/u.test(shownText)) return false;
  return voice.length > shownText.length && ` ${folded(voice)} `.includes(` ${folded(shownText)} `);
}

/**
 * Whether a stated headline is the shown one without its kicker, or without the date behind it.
 * @param voice - as stated
 * @param shownText - as shown
 * @returns true where the shown heading ends with what is stated, or goes on with a date
 */
function isHeadlineWithin(voice: string, shownText: string): boolean {
  // Only the looks of the page part a kicker from the headline: "CoastThe pier is rebuilt".
  if (sizeOf(voice) >= MIN_WITHIN && shownText.endsWith(voice)) return voice !== shownText;
  const [inner, outer] = [folded(voice), folded(shownText)];
  if (inner.length < MIN_WITHIN || outer.length <= inner.length) return false;
  const tail = outer.startsWith(`${inner} `) ? outer.slice(inner.length + 1) : "";
  return outer.endsWith(` ${inner}`) || DATE_FIRST.test(tail);
}

/** A headline within another has at least so many characters. */
const MIN_WITHIN = 20;

/** Day, month and year in digits, as {@link folded} leaves them. */
const DATE_FIRST = /^(?:\d{1,2} \d{1,2} (?:19|20)\d\d|(?:19|20)\d\d \d{1,2} \d{1,2})(?: |$)/;

/**
 * The only heading there is.
 * @param shown - headings
 * @returns the first
 */
function lone(shown: readonly string[]): HeadlineClaim | undefined {
  const [text] = shown;
  return text === undefined ? undefined : { rule: "h1-alone", text };
}

/** A site's name right behind the headline, as titles in Chinese and Japanese have it: "…旧码头-海港网". */
const GLUED_SITE =
  /^(.{8,}?)(?:[-—–_]+[^-—–_\s]{2,10})?[-—–_：]+[^-—–_：\s]{1,10}(?:网|網|报|報|新闻|新聞|频道|頻道|在线|電視|电视|客户端|ニュース|オンライン|デジタル)$/u;

/**
 * Takes the site's name off a headline: parts that name the site, and what others leave out.
 * @param stated - the headline as stated
 * @param evidence - what else is known
 * @returns the headline alone
 */
function withoutSite(stated: string, evidence: HeadlineEvidence): string {
  const text = stated.replace(GLUED_SITE, "$1");
  const parts = text.split(SEPARATOR);
  if (parts.length < 2) return text;
  const elsewhere = saidElsewhere(text, parts, evidence);
  if (elsewhere !== undefined) return elsewhere;
  const sites = evidence.site.map(folded).filter((site) => site !== "");
  const named = (part: string): boolean => sites.some((site) => sameSite(folded(part), site));
  let from = 0;
  let to = parts.length;
  while (to - from > 1 && named(parts[to - 1] ?? "")) to -= 1;
  while (to - from > 1 && named(parts[from] ?? "")) from += 1;
  if (to - from < parts.length) {
    const rest = join(text, parts, from, to);
    return agreement(text, evidence) > agreement(rest, evidence) ? text : rest;
  }
  return shownPart(text, parts, evidence) ?? text;
}

/**
 * How much a title shares with what the page shows: a headline may speak of the site.
 * @param title - the title or a part of it
 * @param evidence - headings
 * @returns the share with the heading that is most like it
 */
function agreement(title: string, evidence: HeadlineEvidence): number {
  return Math.max(0, ...evidence.shown.map((heading) => overlap(heading, title)));
}

/**
 * The part of a title that a heading or other metadata says alone.
 * @param text - the title
 * @param parts - its parts
 * @param evidence - headings and metadata
 * @returns the longest such part, if it is most of the title
 */
function saidElsewhere(
  text: string,
  parts: readonly string[],
  evidence: HeadlineEvidence,
): string | undefined {
  const others = new Set(
    [...evidence.shown, ...evidence.stated.map((claim) => claim.text)].map(folded),
  );
  for (const [from, to] of runs(parts.length)) {
    const part = join(text, parts, from, to);
    const length = folded(part).length;
    if (length > 8 && length * 2 > text.length && others.has(folded(part))) return part;
  }
  return undefined;
}

/**
 * The part of a title that the page shows as a line of its own, where it marks no heading.
 * @param text - the title
 * @param parts - its parts
 * @param evidence - lines of the page
 * @returns the longest such part
 */
function shownPart(
  text: string,
  parts: readonly string[],
  evidence: HeadlineEvidence,
): string | undefined {
  return runs(parts.length)
    .map(([from, to]) => join(text, parts, from, to))
    .find((part) => sizeOf(part) >= MIN_WITHIN && evidence.isLine?.(part) === true);
}

/** Letters of scripts that write more with each. */
const DENSE = /\p{Lo}/gu;

/**
 * The size of a text.
 * @param text - the text
 * @returns its characters, those of scripts without capitals as two
 */
function sizeOf(text: string): number {
  return text.length + (text.match(DENSE)?.length ?? 0);
}

/** Runs of a title's parts that are looked at: a title read in a wrong charset can have thousands of parts. */
const MOST_RUNS = 40;

/**
 * The longest runs of parts that leave something out, longest first.
 * @param count - of parts
 * @returns pairs of from and to
 */
function runs(count: number): [number, number][] {
  const found: [number, number][] = [];
  for (let length = count - 1; length > 0 && found.length < MOST_RUNS; length -= 1) {
    for (let from = 0; from + length <= count; from += 1) found.push([from, from + length]);
  }
  return found.slice(0, MOST_RUNS);
}

/**
 * Joins parts as they stand in the text, separators kept.
 * @param text - the whole
 * @param parts - its parts
 * @param from - the first part
 * @param to - after the last part
 * @returns that piece of the text
 */
function join(text: string, parts: readonly string[], from: number, to: number): string {
  const firstPart = parts[from] ?? "";
  const lastPart = parts[to - 1] ?? "";
  const start = from === 0 ? 0 : text.indexOf(firstPart, parts.slice(0, from).join("").length);
  const end = text.lastIndexOf(lastPart) + lastPart.length;
  return text.slice(start, end > start ? end : undefined).trim();
}

/**
 * Whether a part of a title names the site.
 * @param part - folded
 * @param site - folded name or host
 * @returns true for "The Example" of "theexample.com"
 */
function sameSite(part: string, site: string): boolean {
  const [tight, host] = [part.replaceAll(" ", ""), site.replaceAll(" ", "")];
  if (tight === "" || host === "") return false;
  return (
    tight === host ||
    (tight.length > 3 && host.includes(tight)) ||
    (host.length > 3 && tight.includes(host) && tight.length < host.length + 25)
  );
}
