import type { Element } from "domhandler";
import type { Timestamp } from "../../../model/article.ts";
import type { Source } from "../../../model/source.ts";
import type { ExtractionContext } from "../../extractor.ts";
import { toTimestamp } from "../../timestamp.ts";
import { labelPattern } from "../../words/words.ts";
import { hints, textOf } from "../dom.ts";
import type { Page } from "../page.ts";
import { readMachineDate } from "./machine-date.ts";
import { isOwn, linesNearHeadline } from "./near-headline.ts";

/** A date, and the rule that found it. */
export interface DateClaim {
  readonly rule: string;
  readonly stamp: Timestamp;
  /** As found. */
  readonly written: string;
}

/** Both dates, as far as they are known. */
export interface Dates {
  readonly published: DateClaim | undefined;
  readonly updated: DateClaim | undefined;
}

/** What reading dates needs beside the page. */
interface DateContext {
  readonly source: Source;
  /** BCP 47, "und" where unknown. */
  readonly language: string;
  readonly parseDateLine: ExtractionContext["parseDateLine"];
}

/** What the choice of dates rests on. */
interface DateEvidence {
  readonly page: Page;
  readonly locale: string;
  readonly timeZone: string;
  readonly parseDateLine: ExtractionContext["parseDateLine"];
}

/** Class words of the place where a page shows its date. */
const DATE_HINT = /(?:date|time|publi|posted|datum|fecha|data\b|meta|byline|created|updated)/;

/** Class words of places whose dates are not the article's. */
const OTHER_DATE =
  /(?:comment|related|teaser|sidebar|widget|footer|recent|latest|most|copyright|event|calendar|weather|listing)/;

/** A visible date stands among the first of its kind. */
const MAX_PLACES = 60;

/**
 * Chooses both dates. Publication: metadata, marked times, dates shown, the address.
 * @param page - the page
 * @param context - the file, its language, and who understands date lines
 * @returns the dates
 */
export function chooseDates(page: Page, context: DateContext): Dates {
  const { source, language, parseDateLine } = context;
  const evidence = { page, locale: language, timeZone: source.timeZone, parseDateLine };
  const published =
    claimed(evidence, "published") ??
    markedTime(evidence) ??
    dateLine(evidence) ??
    shownDate(evidence) ??
    dateInUrl(evidence);
  return { published, updated: chooseUpdated(evidence, published) };
}

/**
 * Chooses the date of the last change; one before publication is a mistake and is not believed.
 * @param evidence - what is known
 * @param published - the date of publication
 * @returns the date
 */
function chooseUpdated(
  evidence: DateEvidence,
  published: DateClaim | undefined,
): DateClaim | undefined {
  const updated = claimed(evidence, "updated") ?? updateLine(evidence);
  if (!updated || !published) return updated;
  const later = Temporal.Instant.compare(updated.stamp.instant, published.stamp.instant) > 0;
  return later ? updated : undefined;
}

/**
 * The first date that metadata states and that can be read.
 * @param evidence - what is known
 * @param field - which date
 * @returns the date
 */
function claimed(evidence: DateEvidence, field: "published" | "updated"): DateClaim | undefined {
  for (const claims of evidence.page.claims) {
    const written = claims[field] ?? "";
    const stamp = read(written, evidence);
    if (stamp) return { rule: `${claims.source}:${field}`, stamp, written };
  }
  return undefined;
}

/**
 * Reads a date, by machine or as a line.
 * @param written - the value
 * @param evidence - zone and locale
 * @returns the moment
 */
function read(written: string, evidence: DateEvidence): Timestamp | undefined {
  if (written === "" || written.length > 160) return undefined;
  const { locale, timeZone } = evidence;
  const stamp = readMachineDate(written, timeZone);
  if (stamp) return stamp;
  const parsed = evidence.parseDateLine(written, { locale, timeZone });
  return parsed ? toTimestamp(parsed, timeZone) : undefined;
}

/**
 * The first `<time>` that is not another article's: one marked as published before any other.
 * @param evidence - what is known
 * @returns the date
 */
function markedTime(evidence: DateEvidence): DateClaim | undefined {
  const times = evidence.page.elements
    .named("time", "relative-time")
    .filter((element) => isOwn(element, evidence.page, isElsewhere));
  const ranked = [...times.filter(isPublication), ...times];
  for (const element of ranked.slice(0, MAX_PLACES)) {
    const { datetime, content, title } = element.attribs;
    for (const written of [datetime ?? "", content ?? "", title ?? "", textOf(element)]) {
      const stamp = read(written, evidence);
      if (stamp) return { rule: "time", stamp, written };
    }
  }
  return undefined;
}

/**
 * Whether a `<time>` says that it is the date of publication.
 * @param element - the element
 * @returns true for pubdate and its classes
 */
function isPublication(element: Element): boolean {
  return "pubdate" in element.attribs || /publi|entry-date|post-date|created/.test(hints(element));
}

/**
 * A date shown where pages show it.
 * @param evidence - what is known
 * @returns the date
 */
function shownDate(evidence: DateEvidence): DateClaim | undefined {
  const places = evidence.page.elements
    .hinting(DATE_HINT)
    .filter((element) => isOwn(element, evidence.page, isElsewhere));
  for (const element of places.slice(0, MAX_PLACES)) {
    const line = textOf(element);
    if (line.length > 120 || !/\p{Nd}/u.test(line)) continue;
    const stamp = read(line, evidence);
    if (stamp) return { rule: "shown-date", stamp, written: line };
  }
  return dateInLine(
    places
      .slice(0, MAX_PLACES)
      .map((element) => textOf(element))
      .filter((line) => line.length <= 120),
    evidence,
  );
}

/** A date inside a line: with a year of four digits, since less may be anything. */
const DATE_IN_LINE =
  /(?<![\p{Nd}.,/-])(?:\p{Nd}{4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,2}|\p{Nd}{1,2}[-/.]\s?\p{Nd}{1,2}[-/.]\s?\p{Nd}{4}|\p{Nd}{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?\p{L}{3,}\.?,?\s+(?:de\s+|del\s+)?\p{Nd}{4}|\p{L}{3,}\.?\s+\p{Nd}{1,2}(?:st|nd|rd|th)?,\s+\p{Nd}{4}|\p{Nd}{4}年\p{Nd}{1,2}月\p{Nd}{1,2}日)(?![\p{Nd}-])/u;

/** A line with more words than these beside its date is a sentence. */
const MAX_WORDS_BESIDE = 7;

/**
 * A line near the headline that is a date, or holds one among few other words.
 * @param evidence - what is known
 * @returns the date
 */
function dateLine(evidence: DateEvidence): DateClaim | undefined {
  const lines = ownLines(evidence).filter((text) => !isUpdate(text, evidence));
  for (const text of lines) {
    const stamp = isSentence(text) ? undefined : read(text, evidence);
    if (stamp) return { rule: "date-line", stamp, written: text };
  }
  return dateInLine([...lines, ...headingTail(evidence.page)], evidence);
}

/**
 * A line near the headline that says when the article was changed.
 * @param evidence - what is known
 * @returns the date
 */
function updateLine(evidence: DateEvidence): DateClaim | undefined {
  for (const text of ownLines(evidence).filter((line) => isUpdate(line, evidence))) {
    const stamp = isSentence(text) ? undefined : read(text, evidence);
    if (stamp) return { rule: "update-line", stamp, written: text };
  }
  return undefined;
}

/**
 * Short lines with digits near the headline that are the article's own.
 * @param evidence - what is known
 * @returns the lines
 */
function ownLines(evidence: DateEvidence): string[] {
  const { page } = evidence;
  return linesNearHeadline(page)
    .filter(({ text, caption }) => text.length <= 100 && /\p{Nd}/u.test(text) && !caption)
    .filter(({ text, element }) => !/©|copyright/i.test(text) && isOwn(element, page, isBeside))
    .map(({ text }) => text);
}

/**
 * Whether a line has more words than bylines and dates have.
 * @param line - the line
 * @returns true for sentences that mention a date
 */
function isSentence(line: string): boolean {
  const beside = line.replace(DATE_IN_LINE, " ").match(/\p{L}{2,}/gu) ?? [];
  return beside.length > MAX_WORDS_BESIDE;
}

/**
 * The end of a heading that holds more than the headline.
 * @param page - the page
 * @returns what follows the headline in its element
 */
function headingTail(page: Page): string[] {
  const shown = page.headlineElement && textOf(page.headlineElement);
  const at = shown?.indexOf(page.headline?.text ?? "\n") ?? -1;
  return shown !== undefined && at >= 0
    ? [shown.slice(at + (page.headline?.text.length ?? 0))]
    : [];
}

/**
 * The first line that holds a date among few other words.
 * @param lines - short lines
 * @param evidence - what is known
 * @returns the date
 */
function dateInLine(lines: readonly string[], evidence: DateEvidence): DateClaim | undefined {
  for (const line of lines) {
    const [written = ""] = DATE_IN_LINE.exec(line) ?? [];
    if (written === "" || isSentence(line) || isUpdate(line, evidence)) continue;
    const stamp = read(written, evidence);
    if (stamp) return { rule: "date-in-line", stamp, written };
  }
  return undefined;
}

/**
 * Whether a line speaks of the last change rather than of publication.
 * @param line - the line
 * @param evidence - its language
 * @returns true for "Updated 3 May 2024"
 */
function isUpdate(line: string, evidence: DateEvidence): boolean {
  return labelPattern(evidence.locale, "updated").test(line);
}

/**
 * The date in an address such as /2024/05/03/.
 * @param evidence - what is known
 * @returns the day
 */
function dateInUrl(evidence: DateEvidence): DateClaim | undefined {
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])|\/([1-9])\/([1-9]|[12]\d|3[01]))(?:[/_.-]|$)/.exec(
      URL.parse(evidence.page.url ?? "")?.pathname ?? "",
    );
  if (!match) return undefined;
  const [, year, month = "", day = "", shortMonth = month, shortDay = day] = match;
  const stamp = readMachineDate(`${year}-${shortMonth}-${shortDay}`, evidence.timeZone);
  return stamp && { rule: "url", stamp, written: match[0] };
}

/** Class words of what may stand between headline and text, and whose dates are not the article's. */
const BESIDE = /(?:comment|related|sidebar|widget|copyright|calendar|weather)/;

/**
 * Whether an element near the headline holds dates that are not the article's.
 * @param element - the element
 * @returns true for comments, asides, navigation
 */
function isBeside(element: Element): boolean {
  const { name } = element;
  return name === "aside" || name === "nav" || BESIDE.test(hints(element));
}

/**
 * Whether an element holds dates that are not the article's.
 * @param element - the element
 * @returns true for comments, teasers, footers
 */
function isElsewhere(element: Element): boolean {
  const { name } = element;
  if (name === "body" || name === "html") return false;
  return name === "footer" || name === "aside" || name === "nav" || OTHER_DATE.test(hints(element));
}
