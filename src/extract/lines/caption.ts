import type { Image } from "../../model/block.ts";
import { bylineLine } from "./byline.ts";
import { creditLine, splitCredit } from "./credit.ts";
import type { Line } from "./line.ts";
import type { LineContext } from "./line-context.ts";
import { endsSentence } from "./sentence.ts";
import { timestampLine } from "./timestamp.ts";

/** What stands before a caption tells how sure one can be of it. */
export interface Before {
  /** A line of the way to the page was seen: then the headline comes next. */
  readonly breadcrumb: boolean;
  /** Byline and date were seen: then the text or a picture comes next. */
  readonly bylineAndDate: boolean;
}

/** A caption found in the lines, and how many of them it takes. */
export interface CaptionFound {
  readonly image: Image;
  readonly lines: number;
  readonly rule: string;
}

/** Longer lines are paragraphs or headlines gone wrong. */
const LONGEST_HEADLINE = 220;
const LONGEST_CAPTION = 2500;

/**
 * A caption with its credit taken off.
 * @param text - the line
 * @param context - the language
 * @returns the picture without an address
 */
function captioned(text: string, context: LineContext): Image {
  const split = splitCredit(text, context);
  return split ? { caption: split.caption, credit: split.credit } : { caption: text };
}

/**
 * Recognizes a caption before the headline: scraped twice in a row, or once with its credit.
 * @param lines - the lines, `lines[0]` the one in question
 * @param before - what was seen before
 * @param context - language and dates
 * @returns the caption, or null where the headline stands here
 */
export function captionBeforeHeadline(
  lines: readonly Line[],
  before: Before,
  context: LineContext,
): CaptionFound | null {
  const [line, next] = lines;
  if (!line || !next || line.text.length > LONGEST_CAPTION) return null;
  const image = captioned(line.text, context);
  if (line.text === next.text) {
    return isDoubledCaption(lines, context)
      ? { image, lines: repeats(lines), rule: "line:caption-doubled" }
      : null;
  }
  const isHeadline = isHeadlineLike(next.text) && !introducesText(next, context);
  return !before.breadcrumb && isHeadline && isSingleCaption(lines, context)
    ? { image, lines: 1, rule: "line:caption" }
    : null;
}

/**
 * How often the first line stands there in a row.
 * @param lines - the lines
 * @returns at least 1
 */
export function repeats(lines: readonly Line[]): number {
  const different = lines.findIndex(({ text }) => text !== lines[0]?.text);
  return different < 0 ? lines.length : different;
}

/**
 * Says whether a line could be a headline: short, and no full stop ends it.
 * @param text - the line
 * @returns true where it could
 */
function isHeadlineLike(text: string): boolean {
  return (
    text.length <= LONGEST_HEADLINE && (!endsSentence(text) || /[?!？！…]["”»’]*$/u.test(text))
  );
}

/**
 * Tells a caption scraped twice from a headline scraped twice.
 * @param lines - the lines, the first two the same
 * @param context - the language
 * @returns true for a caption
 */
function isDoubledCaption(lines: readonly Line[], context: LineContext): boolean {
  const [line, again] = lines;
  const after = lines[repeats(lines)];
  if (!line || !again || !after || introducesText(after, context)) return false;
  const isSaid = readsLikeCaption(line.text, context);
  // A scraper's doubled caption stands in adjoining lines; a doubled headline is a paragraph each time.
  if (again.gap) return isSaid && isHeadlineLike(after.text);
  if (isSaid || line.text.length > LONGEST_HEADLINE * 2) return true;
  return after.gap || isHeadlineLike(after.text) || after.text.length <= LONGEST_HEADLINE / 1.5;
}

/**
 * Says whether a line alone reads like a caption: it has a credit, or a full stop.
 * @param text - the line
 * @param context - the language
 * @returns true where it does
 */
function readsLikeCaption(text: string, context: LineContext): boolean {
  return splitCredit(text, context)?.sure === true || /[^.][.。]["”»]?$/u.test(text);
}

/**
 * Says whether a line stands between headline and text.
 * @param line - the line
 * @param context - language and dates
 * @returns true for a byline or a date
 */
function introducesText(line: Line, context: LineContext): boolean {
  return bylineLine(line.text, context) !== null || timestampLine(line.text, context) !== null;
}

/**
 * Tells a caption above the headline from the headline itself, where it stands there once.
 * @param lines - the lines
 * @param context - language and dates
 * @returns true for a caption
 */
function isSingleCaption(lines: readonly Line[], context: LineContext): boolean {
  const [line, , after] = lines;
  if (!line || !after) return false;
  const split = splitCredit(line.text, context);
  if (split?.labelled === true) return true;
  const isSentence = endsSentence(split?.caption ?? line.text) && !/[?!]$/u.test(line.text);
  return isSentence && (introducesText(after, context) || split?.sure === true);
}

/**
 * Recognizes a caption between headline and text.
 * @param lines - the lines, `lines[0]` the one in question
 * @param before - what was seen before
 * @param context - language and dates
 * @returns the caption, or null where the text begins here
 */
export function captionBelowHeadline(
  lines: readonly Line[],
  before: Before,
  context: LineContext,
): CaptionFound | null {
  const [line, next] = lines;
  if (!line || !next || line.text.length > LONGEST_CAPTION) return null;
  if (line.text === next.text) {
    const image = captioned(line.text, context);
    return { image, lines: repeats(lines), rule: "line:caption-doubled" };
  }
  const credit = creditBelow(lines, before, context);
  if (credit !== null) {
    const image = { caption: line.text, credit };
    return { image, lines: 2, rule: "line:caption-and-credit" };
  }
  return labelledCaption(line, context) ?? bareCaption(lines, before, context);
}

/**
 * A caption whose credit has its label.
 * @param line - the line
 * @param context - the language
 * @returns the caption, or null
 */
function labelledCaption(line: Line, context: LineContext): CaptionFound | null {
  const split = splitCredit(line.text, context);
  if (split?.labelled !== true || split.caption.length > 400) return null;
  const { caption, credit } = split;
  return { image: { caption, credit }, lines: 1, rule: "line:caption" };
}

/**
 * A caption without a credit, told by its place behind byline and date and by the full stop it lacks.
 * @param lines - the lines
 * @param before - what was seen before
 * @param context - the language
 * @returns the caption, or null
 */
function bareCaption(
  lines: readonly Line[],
  before: Before,
  context: LineContext,
): CaptionFound | null {
  const [line, next, after] = lines;
  if (!line || !next || !after || !before.bylineAndDate) return null;
  const isCaption = !endsSentence(line.text) && line.text.length <= 300 && endsSentence(next.text);
  return isCaption
    ? { image: captioned(line.text, context), lines: 1, rule: "line:caption" }
    : null;
}

/**
 * The credit in a line of its own below a caption.
 * @param lines - caption, credit, text
 * @param before - without byline and date only a known agency is enough
 * @param context - the language
 * @returns the credit, or null
 */
function creditBelow(lines: readonly Line[], before: Before, context: LineContext): string | null {
  const [line, next, after] = lines;
  if (!line || !next || !after || line.text.length > 600) return null;
  const credit = creditLine(next.text, context);
  if (credit === null || next.text.length > 110) return null;
  const isSure = before.bylineAndDate || credit !== next.text || credit.includes("/");
  return isSure && after.text.length > next.text.length ? credit : null;
}
