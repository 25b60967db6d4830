import { labelPattern, wholePattern } from "../../words/words.ts";
import type { Element } from "domhandler";
import { hints, textOf } from "../dom.ts";
import type { Page } from "../page.ts";
import { type DateClaim, type DateEvidence, readDate } from "./date-claim.ts";
import { isOwn, linesNearHeadline } from "./near-headline.ts";

/** A date inside a line: with a year of four digits, since less may be anything. */
const DATE_IN_LINE =
  /(?<![\p{Nd}.,/-])(?:\p{Nd}{4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,2}|\p{Nd}{1,2}[-/.]\s?\p{Nd}{1,2}[-/.]\s?\p{Nd}{4}|\p{Nd}{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?\p{L}{3,}\.?,?\s+(?:de\s+|del\s+)?\p{Nd}{4}|\p{L}{3,}\.?\s+\p{Nd}{1,2}(?:st|nd|rd|th)?,\s+\p{Nd}{4}|\p{Nd}{4}年\p{Nd}{1,2}月\p{Nd}{1,2}日)(?![\p{Nd}-])/u;

/** A line with more words than these beside its date is a sentence; words of two letters do not count. */
const MAX_WORDS_BESIDE = 7;

/**
 * A line near the headline that is a date, or holds one among few other words.
 * @param evidence - what is known
 * @returns the date
 */
export function dateLine(evidence: DateEvidence): DateClaim | undefined {
  const lines = ownLines(evidence).filter((text) => !isUpdate(text, evidence));
  for (const text of lines) {
    const stamp = isSentence(text) ? undefined : readDate(text, evidence);
    if (stamp) return { rule: "date-line", stamp, written: text };
  }
  return dateInLine([...lines, ...headingTail(evidence.page)], evidence);
}

/**
 * A line near the headline that says when the article was changed.
 * @param evidence - what is known
 * @returns the date
 */
export function updateLine(evidence: DateEvidence): DateClaim | undefined {
  for (const text of ownLines(evidence).filter((line) => isUpdate(line, evidence))) {
    const stamp = isSentence(text)
      ? undefined
      : (readDate(text, evidence) ?? readDate(writtenIn(text), evidence));
    if (stamp) return { rule: "update-line", stamp, written: text };
  }
  return undefined;
}

/** Class words of a line that is a date. */
const MARKED = /(?:date|datum|fecha|publi|posted|time-?stamp)/;

/** A label, or a date under its label, is no longer than this. */
const MAX_LABELLED = 60;

/** Class words of what readers write and of other articles: dates are labelled there too, unlike in a box beside. */
const ANOTHERS = /comment|related|recommend|most-?read/;

/**
 * Whether an element is another's, though its dates be labelled.
 * @param element - the element
 * @returns true for comments and teasers
 */
function isAnothers(element: Element): boolean {
  return ANOTHERS.test(hints(element));
}

/**
 * The date near the headline that is labelled as that of publication, in its line or in the line above it.
 * @param evidence - what is known
 * @returns the date
 */
export function labelledDate(evidence: DateEvidence): DateClaim | undefined {
  const { page, locale } = evidence;
  const label = labelPattern(locale, "published");
  const alone = wholePattern(locale, "published");
  const lines = linesNearHeadline(page).filter(
    ({ text, element }) => text.length <= MAX_LABELLED && isOwn(element, page, isAnothers),
  );
  for (const { text } of lines) {
    const above =
      page.outline.lines[page.outline.lines.findIndex((line) => line.text === text) - 1];
    const labelled = label.test(text) || alone.test(above?.text ?? "");
    const stamp = labelled && /\p{Nd}/u.test(text) ? readDate(text, evidence) : undefined;
    if (stamp) return { rule: "labelled-date", stamp, written: text };
  }
  return undefined;
}

/** A date alone is no longer than this. */
const MAX_ALONE = 24;

/**
 * Short lines with digits near the headline that are the article's own, those that read most like its date first.
 * @param evidence - what is known
 * @returns the lines
 */
function ownLines(evidence: DateEvidence): string[] {
  const { page } = evidence;
  const near = linesNearHeadline(page).filter(
    ({ text, caption }) =>
      text.length <= 100 && /\p{Nd}/u.test(text) && !caption && !/©|copyright/i.test(text),
  );
  const lines = near.filter(({ element }) => isOwn(element, page, isBeside));
  // What the page marks as a date goes before what only reads like one: the year of a book, a day in the text.
  const marked = lines.filter(({ element }) => MARKED.test(hints(element)));
  // Some pages keep the facts of the article in an aside; other articles are there as well.
  const aside = near.filter(
    ({ text, element }) =>
      text.length <= MAX_ALONE && MARKED.test(hints(element)) && isOwn(element, page, isAnothers),
  );
  return [...new Set([...marked, ...lines, ...aside])].map(({ text }) => text);
}

/**
 * Whether a line has more words than bylines and dates have.
 * @param line - the line
 * @returns true for sentences that mention a date
 */
function isSentence(line: string): boolean {
  const beside = line.replace(DATE_IN_LINE, " ").match(/\p{L}{3,}/gu) ?? [];
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
 * The date in a line.
 * @param line - the line
 * @returns it as written, "" where there is none
 */
export function writtenIn(line: string): string {
  return DATE_IN_LINE.exec(line)?.[0] ?? "";
}

/**
 * The first line that holds a date among few other words.
 * @param lines - short lines
 * @param evidence - what is known
 * @returns the date
 */
export function dateInLine(
  lines: readonly string[],
  evidence: DateEvidence,
): DateClaim | undefined {
  for (const line of lines) {
    const written = writtenIn(line);
    if (written === "" || isSentence(line) || isUpdate(line, evidence)) continue;
    const stamp = readDate(written, evidence);
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

/** Class words of what may stand between headline and text, and whose dates are not the article's. */
const BESIDE = /(?:comment|related|sidebar|widget|copyright|calendar|weather|info-?box|fact-?box)/;

/**
 * Whether an element near the headline holds dates that are not the article's.
 * @param element - the element
 * @returns true for comments, asides, navigation
 */
function isBeside(element: Element): boolean {
  const { name } = element;
  return name === "aside" || name === "nav" || BESIDE.test(hints(element));
}
