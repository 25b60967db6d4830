import type { Byline, Evidence } from "../../model/article.ts";
import type { Image } from "../../model/block.ts";
import { bylineLine } from "./byline.ts";
import { captionBeforeHeadline, captionBelowHeadline, repeats } from "./caption.ts";
import { furnitureLine } from "./furniture.ts";
import type { Line } from "./line.ts";
import type { LineContext } from "./line-context.ts";
import { authorKind, isName } from "./name.ts";
import names from "../words/names.json" with { type: "json" };
import { endsSentence } from "./sentence.ts";
import { timestampLine, type LineDates } from "./timestamp.ts";

/** What the lines above the text say. */
export interface Head {
  headline: string;
  standfirst?: string;
  section?: string;
  readonly bylines: Byline[];
  readonly images: Image[];
  readonly dates: LineDates[];
  readonly evidence: Evidence[];
  /** How many lines it takes. */
  end: number;
}

/** Lines of furniture looked through before a text must begin. */
const LONGEST = 24;

/**
 * Reads the lines above the text: way to the page, caption, headline, standfirst, byline, date, caption.
 * @param lines - all lines
 * @param context - language and dates
 * @param headline - set where front matter has said it already
 * @returns what they say
 */
export function readHead(lines: readonly Line[], context: LineContext, headline?: string): Head {
  const head: Head = { headline: "", bylines: [], images: [], dates: [], evidence: [], end: 0 };
  const before = lines.slice(0, LONGEST);
  while (head.end < before.length && aboveHeadline(lines.slice(head.end), head, context));
  const line = lines[head.end];
  if (line && (headline === undefined || line.text === headline)) {
    head.end += repeats(lines.slice(head.end));
    say(head, line, "headline", "line:headline");
  }
  head.headline = headline ?? line?.text ?? "";
  while (head.end < LONGEST && belowHeadline(lines.slice(head.end), head, context));
  return head;
}

/**
 * Reads one line above the headline.
 * @param lines - the lines left
 * @param head - changed in place
 * @param context - language and dates
 * @returns false where the headline stands here
 */
function aboveHeadline(lines: readonly Line[], head: Head, context: LineContext): boolean {
  const [line] = lines;
  if (!line || lines.length < 2) return false;
  if (readFurniture(line, head, context) || readDates(line, head, context)) return true;
  const seen = { breadcrumb: head.section !== undefined, bylineAndDate: false };
  const caption = captionBeforeHeadline(lines, seen, context);
  if (!caption) return false;
  head.images.push(caption.image);
  head.end += caption.lines;
  say(head, line, "images", caption.rule);
  return true;
}

/**
 * Reads one line between headline and text.
 * @param lines - the lines left
 * @param head - changed in place
 * @param context - language and dates
 * @returns false where the text begins here
 */
function belowHeadline(lines: readonly Line[], head: Head, context: LineContext): boolean {
  const [line] = lines;
  // The last line is text, whatever it looks like: an article without any is none.
  if (!line || lines.length < 2) return false;
  return (
    readRepeatedHeadline(line, head) ||
    readFurniture(line, head, context) ||
    readByline(lines, head, context) ||
    readDates(line, head, context) ||
    readStandfirst(lines, head, context) ||
    readCaption(lines, head, context)
  );
}

/**
 * A headline that comes again.
 * @param line - the line
 * @param head - changed in place
 * @returns true where it does
 */
function readRepeatedHeadline(line: Line, head: Head): boolean {
  if (line.text !== head.headline) return false;
  head.end += 1;
  return true;
}

/**
 * A line of the page.
 * @param line - the line
 * @param head - changed in place
 * @param context - the language
 * @returns true where it is one
 */
function readFurniture(line: Line, head: Head, context: LineContext): boolean {
  const furniture = furnitureLine(line.text, context);
  if (!furniture) return false;
  if (furniture.kind === "breadcrumb") {
    const section = furniture.path.at(-1);
    if (section !== undefined) head.section = section;
  }
  head.end += 1;
  say(
    head,
    line,
    furniture.kind === "breadcrumb" ? "section" : "body.cut",
    `line:${furniture.kind}`,
  );
  return true;
}

/**
 * A date line.
 * @param line - the line
 * @param head - changed in place
 * @param context - language and dates
 * @returns true where it is one
 */
function readDates(line: Line, head: Head, context: LineContext): boolean {
  const dates = timestampLine(line.text, context);
  if (!dates) return false;
  head.dates.push(dates);
  head.end += 1;
  say(head, line, dates.updated ? "updated" : "published", "line:timestamp");
  return true;
}

/**
 * A byline: with its word, or a bare name that stands before the date or a doubled caption.
 * @param lines - the lines left
 * @param head - changed in place
 * @param context - language and dates
 * @returns true where it is one
 */
function readByline(lines: readonly Line[], head: Head, context: LineContext): boolean {
  const [line] = lines;
  if (!line) return false;
  const bylines =
    bylineLine(line.text, { ...context, expected: true }) ?? bareByline(lines, head, context);
  if (!bylines) return false;
  head.bylines.push(...bylines);
  head.end += 1;
  say(head, line, "bylines", "line:byline");
  return true;
}

/**
 * A name alone in a line.
 * @param lines - the lines left
 * @param head - for what was seen
 * @param context - language and dates
 * @returns the author, or null
 */
function bareByline(lines: readonly Line[], head: Head, context: LineContext): Byline[] | null {
  const [line, next, after] = lines;
  if (!line || !next || head.bylines.length > 0 || !isBareName(line.text)) return null;
  const isLast =
    head.standfirst === undefined && (next.text.length >= 80 || endsSentence(next.text));
  const isPlaced =
    next.text === after?.text ||
    (isLast && isCustomary(line.text, head, context.language)) ||
    timestampLine(next.text, context) !== null;
  return isPlaced ? [{ name: line.text, kind: authorKind(line.text) }] : null;
}

/**
 * Says whether a line could be a name and nothing else.
 * @param text - the line
 * @returns true where it could
 */
function isBareName(text: string): boolean {
  return text.length <= 60 && isName(text, 8) && !/[.!?:]$/u.test(text);
}

/** Languages whose bylines always have their word, so that a bare name below the headline is none. */
const WORDED = /^(?:en|de|fr|es|nl|sv|da|nb|nn|no|und)\b/u;

/**
 * Says whether a name alone below the headline is a byline in this language.
 * @param name - the line
 * @param head - a caption above the headline speaks for a byline below it
 * @param language - its language
 * @returns true where bylines have no word of their own and this one reads like a person's name
 */
function isCustomary(name: string, head: Head, language: string): boolean {
  const words = name.split(/\s+/u).length;
  const isListed = names.bareByline.includes(language.split("-")[0] ?? "");
  if (!isListed && (head.images.length === 0 || WORDED.test(language))) return false;
  if (/\p{Lu}/u.test(name)) return words === 2 || words === 3;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(name)) {
    return /^(?:\p{sc=Han}{2,6}|[\p{sc=Han} \u{3000}]{3,8}|[\p{sc=Katakana}ー]+・[\p{sc=Katakana}ー・]+|\p{sc=Hangul}{2,4})$/u.test(
      name,
    );
  }
  return head.images.length > 0 && words >= 2 && words <= 4 && name.length <= 30;
}

/**
 * A standfirst: the paragraph between headline and byline.
 * @param lines - the lines left
 * @param head - changed in place
 * @param context - language and dates
 * @returns true where it is one
 */
function readStandfirst(lines: readonly Line[], head: Head, context: LineContext): boolean {
  const [line, next] = lines;
  if (!line || !next || head.standfirst !== undefined || head.bylines.length > 0) return false;
  if (line.text.length > 700 || line.text === next.text) return false;
  const followed =
    bylineLine(next.text, { ...context, expected: true }) ??
    bareByline(lines.slice(1), { ...head, standfirst: line.text }, context);
  if (!followed) return false;
  head.standfirst = line.text;
  head.end += 1;
  say(head, line, "standfirst", "line:standfirst");
  return true;
}

/**
 * A caption between headline and text.
 * @param lines - the lines left
 * @param head - changed in place
 * @param context - language and dates
 * @returns true where it is one
 */
function readCaption(lines: readonly Line[], head: Head, context: LineContext): boolean {
  const [line] = lines;
  const seen = {
    breadcrumb: head.section !== undefined,
    bylineAndDate: head.bylines.length > 0 && head.dates.length > 0 && head.images.length === 0,
  };
  const caption = captionBelowHeadline(lines, seen, context);
  // A paragraph that was pasted twice: an article without any text is none.
  if (!line || !caption || caption.lines >= lines.length) return false;
  head.images.push(caption.image);
  head.end += caption.lines;
  say(head, line, "images", caption.rule);
  return true;
}

/**
 * Notes where a fact came from.
 * @param head - changed in place
 * @param line - the line
 * @param field - the fact
 * @param rule - the rule
 */
function say(head: Head, line: Line, field: string, rule: string): void {
  head.evidence.push({ field, rule, value: line.text.slice(0, 120), line: line.number });
}
