import type { Element } from "domhandler";
import type { Timestamp } from "../../../model/article.ts";
import type { Source } from "../../../model/source.ts";
import type { ExtractionContext } from "../../extractor.ts";
import { toTimestamp } from "../../timestamp.ts";
import { closest, hints, textOf } from "../dom.ts";
import type { Page } from "../page.ts";
import { readMachineDate } from "./machine-date.ts";

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
 * @param source - the file, for zone and language
 * @param parseDateLine - understands a date line
 * @returns the dates
 */
export function chooseDates(
  page: Page,
  source: Source,
  parseDateLine: ExtractionContext["parseDateLine"],
): Dates {
  const locale = page.language ?? source.pathLanguage ?? "und";
  const evidence = { page, locale, timeZone: source.timeZone, parseDateLine };
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
  const updated = claimed(evidence, "updated");
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
  const times = evidence.page.elements.filter(
    (element) =>
      (element.name === "time" || element.name === "relative-time") && !isElsewhere(element),
  );
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
  const places = evidence.page.elements.filter(
    (element) => DATE_HINT.test(hints(element)) && !isElsewhere(element),
  );
  for (const element of places.slice(0, MAX_PLACES)) {
    const line = textOf(element);
    if (line.length > 120 || !/\p{Nd}/u.test(line)) continue;
    const stamp = read(line, evidence);
    if (stamp) return { rule: "shown-date", stamp, written: line };
  }
  return undefined;
}

/** Lines above and below the headline in which a page shows its date. */
const ABOVE = 6;
const BELOW = 14;

/**
 * A line near the headline that is a date, or ends in one.
 * @param evidence - what is known
 * @returns the date
 */
function dateLine(evidence: DateEvidence): DateClaim | undefined {
  const { lines, spans } = evidence.page.outline;
  const headline = evidence.page.headlineElement;
  const at = headline && spans.get(headline);
  if (!at) return undefined;
  const after = lines.slice(at.to, at.to + BELOW);
  const before = lines.slice(Math.max(0, at.from - ABOVE), at.from).toReversed();
  for (const { text } of [...after, ...before]) {
    if (text.length > 100 || !/\p{Nd}/u.test(text)) continue;
    const stamp = read(text, evidence);
    if (stamp) return { rule: "date-line", stamp, written: text };
  }
  return undefined;
}

/**
 * The date in an address such as /2024/05/03/.
 * @param evidence - what is known
 * @returns the day
 */
function dateInUrl(evidence: DateEvidence): DateClaim | undefined {
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)/.exec(
      URL.parse(evidence.page.url ?? "")?.pathname ?? "",
    );
  if (!match) return undefined;
  const stamp = readMachineDate(`${match[1]}-${match[2]}-${match[3]}`, evidence.timeZone);
  return stamp && { rule: "url", stamp, written: match[0] };
}

/**
 * Whether an element stands in a place whose dates are not the article's.
 * @param element - the element
 * @returns true in comments, teasers, footers
 */
function isElsewhere(element: Element): boolean {
  return (
    closest(
      element,
      (around) =>
        around.name === "footer" ||
        around.name === "aside" ||
        around.name === "nav" ||
        (around.name !== "body" && around.name !== "html" && OTHER_DATE.test(hints(around))),
    ) !== undefined
  );
}
