import { toDate, type Written } from "./calendar.ts";
import { skipGlue } from "./glue.ts";
import type { NumberToken, Token } from "./lex.ts";
import type { EraSense, Lexicon, MonthSense } from "./sense.ts";

/** A date found in a line. */
export interface FoundDate {
  readonly date: Temporal.PlainDate;
  /** First token, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** 13.02.25, which some locales also write for a time of day. */
  readonly dotted?: boolean;
}

/** The parts of a date in the order of the line, with the token after the last. */
interface Parts {
  readonly parts: readonly Part[];
  readonly end: number;
  readonly era?: EraSense | undefined;
}

type Part = NumberToken | { readonly kind: "month"; readonly months: readonly MonthSense[] };

/**
 * Reads a date with a month in words: "13 Feb 2025", "Feb. 13, 2025", "2025. február 13.", "2025 ж. 13 ақпан".
 * @param tokens - the line
 * @param start - where the date may start
 * @param lexicon - the locale
 * @returns the date, or undefined
 */
export function namedDateAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): FoundDate | undefined {
  const found = threeParts(tokens, start);
  if (found === undefined) return undefined;
  const after = eraAfter(tokens, found.end);
  const written = assign(found.parts, found.era ?? eraAt(tokens, start - 1) ?? after.era);
  if (written === undefined || !yearIsSafe(written, tokens, start, found.end)) return undefined;
  const date = toDate(written, lexicon);
  return date === undefined ? undefined : { date, start, end: after.end };
}

/**
 * @param tokens - the line
 * @param start - the first part
 * @returns three parts in a row, one of them a month in words
 */
function threeParts(tokens: readonly Token[], start: number): Parts | undefined {
  const parts: Part[] = [];
  let era: EraSense | undefined;
  let at = start;
  let end = start;
  while (parts.length < 3) {
    const token = tokens[at];
    const part = token === undefined ? undefined : partOf(token);
    if (part === undefined || token === undefined) return undefined;
    const month = parts.find((known) => known.kind === "month");
    if (part.kind !== "month" || month === undefined) parts.push(part);
    else if (!sameMonth(month.months, part.months)) return undefined;
    end = at + 1;
    const glued = skipGlue(tokens, end);
    if (parts.length < 3) era = glued.era ?? era;
    at = glued.next;
  }
  return parts.some((part) => part.kind === "month") ? { parts, end, era } : undefined;
}

/**
 * @param token - a token
 * @returns the part of a date that it may be
 */
function partOf(token: Token): Part | undefined {
  if (token.kind === "number") return token.text.length <= 4 ? token : undefined;
  if (token.kind !== "name" || token.sense.months === undefined) return undefined;
  return { kind: "month", months: token.sense.months };
}

/**
 * @param first - senses of a name
 * @param second - senses of the name after it
 * @returns whether both name one month, as in شباط/فبراير
 */
function sameMonth(first: readonly MonthSense[], second: readonly MonthSense[]): boolean {
  return first.some((a) => second.some((b) => a.calendar === b.calendar && a.month === b.month));
}

/**
 * @param parts - three parts
 * @param era - the era, where one is named
 * @returns which of them is day, month and year
 */
function assign(parts: readonly Part[], era: EraSense | undefined): Written | undefined {
  const month = parts.find((part) => part.kind === "month");
  const [first, second] = parts.filter((part) => part.kind === "number");
  if (month === undefined || first === undefined || second === undefined) return undefined;
  const yearFirst = first.text.length === 4;
  const [year, day] = yearFirst ? [first, second] : [second, first];
  if (day.text.length > 2 || (year.text.length < 2 && era === undefined)) return undefined;
  // "13 20 February" is no date; "2025. gada 13. februāris" is one.
  if (parts[2]?.kind === "month" && !yearFirst) return undefined;
  return { year, month: month.months, day, era };
}

/**
 * Two digits after a month may be an hour or a count of something: "13 Feb 20:28", "on 13 March 20 people".
 * @param written - the date
 * @param tokens - the line
 * @param start - the first token of the date
 * @param end - the token after it
 * @returns whether the year can be believed
 */
function yearIsSafe(
  written: Written,
  tokens: readonly Token[],
  start: number,
  end: number,
): boolean {
  if (written.year.text.length === 4 || written.era !== undefined) return true;
  if (countsOn(tokens, end)) return false;
  const before = tokens[end - 2]?.text;
  return before === "'" || before === "-" || end === tokens.length || start === 0;
}

/**
 * @param tokens - the line
 * @param end - the token after a number
 * @returns whether the number is an hour or has a unit
 */
function countsOn(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  if (next === undefined) return false;
  if (next.kind === "name") return (next.sense.hours ?? next.sense.unit) !== undefined;
  return /^[:.%]$/u.test(next.text) && tokens[end + 1]?.kind === "number";
}

/**
 * @param tokens - the line
 * @param end - the token after a date
 * @returns the era there and the token after it
 */
function eraAfter(
  tokens: readonly Token[],
  end: number,
): { readonly era: EraSense | undefined; readonly end: number } {
  const era = eraAt(tokens, end);
  return { era, end: era === undefined ? end : end + 1 };
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns the era named there
 */
export function eraAt(tokens: readonly Token[], at: number): EraSense | undefined {
  const token = tokens[at];
  return token?.kind === "name" ? token.sense.era : undefined;
}
