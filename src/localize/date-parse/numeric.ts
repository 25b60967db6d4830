import { toDate } from "./calendar.ts";
import type { NumberToken, Token } from "./lex.ts";
import { eraAt, type FoundDate } from "./named.ts";
import type { Lexicon, Order, Unit } from "./sense.ts";

const SEPARATORS: ReadonlySet<string> = new Set(["/", ".", "-"]);

/** Languages whose own order starts with the year and says nothing on the order of 03/04/2025. */
const YEAR_FIRST_ONLY = /^(?:zh|ja|ko|yue|mn|ii|bo)\b/u;

/**
 * Reads a date with units: 2025年2月13日, 2025년 2월 13일, 令和7年2月13日.
 * @param tokens - the line
 * @param start - where the date may start
 * @param lexicon - the locale
 * @returns the date, or undefined
 */
export function unitDateAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): FoundDate | undefined {
  const year = withUnit(tokens, start, "year");
  const month = withUnit(tokens, start + 2, "month") ?? monthName(tokens, start + 2);
  if (year === undefined || month === undefined) return undefined;
  const at = start + 2 + month.length;
  const day = withUnit(tokens, at, "day");
  if (day === undefined) return undefined;
  const date = toDate(
    { year: year.number, month: month.month, day: day.number, era: eraAt(tokens, start - 1) },
    lexicon,
  );
  return date === undefined ? undefined : { date, start, end: at + 2 };
}

/** A number and its unit. */
interface Counted {
  readonly number: NumberToken;
  readonly month: number;
  readonly length: number;
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @param unit - the unit looked for
 * @returns the number there, where that unit follows
 */
function withUnit(tokens: readonly Token[], at: number, unit: Unit): Counted | undefined {
  const number = tokens[at];
  const sign = tokens[at + 1];
  if (number?.kind !== "number" || sign?.kind !== "name" || sign.sense.unit !== unit) {
    return undefined;
  }
  return { number, month: number.value, length: 2 };
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns the Gregorian month where "2月" stands as one name
 */
function monthName(
  tokens: readonly Token[],
  at: number,
): { readonly month: number; readonly length: number } | undefined {
  const token = tokens[at];
  const sense = token?.kind === "name" ? token.sense.months : undefined;
  const month = sense?.find((m) => m.calendar === "gregory")?.month;
  return month === undefined ? undefined : { month, length: 1 };
}

type Numbers = readonly [NumberToken, NumberToken, NumberToken];

/**
 * Reads a date in numbers: 13.02.2025, 2025-02-13, 2/13/25 where the locale's order settles it.
 * @param tokens - the line
 * @param start - where the date may start
 * @param lexicon - the locale
 * @returns the date, or undefined
 */
export function numericDateAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): FoundDate | undefined {
  const found = signedNumbers(tokens, start) ?? spacedNumbers(tokens, start, lexicon);
  if (found === undefined) return undefined;
  const { numbers, sign, end } = found;
  const order = orderOf(numbers, sign, weekdayNear(tokens, start), lexicon);
  const date = order === undefined ? undefined : inOrder(numbers, order, lexicon);
  const dotted = lexicon.dotTime && sign === "." && numbers.every(({ text }) => text.length <= 2);
  return date === undefined ? undefined : { date, start, end, dotted };
}

/** Three numbers of a date. */
interface Found {
  readonly numbers: Numbers;
  /** What stands between them. */
  readonly sign: string;
  readonly end: number;
}

/**
 * @param tokens - the line
 * @param start - the first number
 * @returns three numbers with one separator between them
 */
function signedNumbers(tokens: readonly Token[], start: number): Found | undefined {
  const numbers = numbersAt(tokens, start, 2);
  const sign = tokens[start + 1];
  const again = tokens[start + 3];
  if (numbers === undefined || sign === undefined || again?.text !== sign.text) return undefined;
  if (!SEPARATORS.has(sign.text)) return undefined;
  const end = start + 5;
  if (follows(tokens, start, sign.text) || goesOn(tokens, end, sign.text)) return undefined;
  // "13. 2. 2025" and "13.2.2025" are dates, "3 - 4-5" is none.
  const even = sign.gap === again.gap && (numbers[1].gap === numbers[2].gap || !again.gap);
  return even ? { numbers, sign: sign.text, end } : undefined;
}

/**
 * @param tokens - the line
 * @param start - the first number
 * @param step - tokens from one number to the next
 * @returns three numbers
 */
function numbersAt(tokens: readonly Token[], start: number, step: number): Numbers | undefined {
  const [a, b, c] = [tokens[start], tokens[start + step], tokens[start + 2 * step]];
  if (a?.kind !== "number" || b?.kind !== "number" || c?.kind !== "number") return undefined;
  return [a, b, c];
}

/**
 * @param tokens - the line
 * @param start - the first number
 * @param lexicon - the locale
 * @returns three numbers with spaces between them, where the locale writes dates so
 */
function spacedNumbers(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): Found | undefined {
  const numbers = lexicon.spaced ? numbersAt(tokens, start, 1) : undefined;
  return numbers?.[2].text.length === 4 ? { numbers, sign: " ", end: start + 3 } : undefined;
}

/**
 * @param numbers - three numbers
 * @param order - their order
 * @param lexicon - the locale
 * @returns the day
 */
function inOrder(numbers: Numbers, order: Order, lexicon: Lexicon): Temporal.PlainDate | undefined {
  const [a, b, c] = numbers;
  const [year, month, day] = { ymd: [a, b, c], dmy: [c, b, a], mdy: [c, a, b] }[order];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (day.text.length > 2 || month.text.length > 2) return undefined;
  return toDate({ year, month: month.value, day }, lexicon);
}

/**
 * An IP address, a version or a phone number has a fourth number.
 * @param tokens - the line
 * @param start - the first number
 * @param sign - the separator
 * @returns whether the separator joins a number before
 */
function follows(tokens: readonly Token[], start: number, sign: string): boolean {
  const glued = tokens[start - 1]?.text === sign && tokens[start]?.gap === false;
  return glued && tokens[start - 2]?.kind === "number";
}

/**
 * @param tokens - the line
 * @param end - the token after the third number
 * @param sign - the separator
 * @returns whether it joins a number after, which is not an hour
 */
function goesOn(tokens: readonly Token[], end: number, sign: string): boolean {
  const [after, fourth, colon] = tokens.slice(end, end + 3);
  if (after?.text !== sign || after.gap) return false;
  return fourth?.kind === "number" && !fourth.gap && colon?.text !== ":";
}

/**
 * @param tokens - the line
 * @param start - the first number
 * @returns the weekday named just before the date or after it
 */
function weekdayNear(tokens: readonly Token[], start: number): number | undefined {
  for (const at of [start - 1, start - 2, start + 5, start + 6]) {
    const token = tokens[at];
    if (token?.kind === "name" && token.sense.weekday !== undefined) return token.sense.weekday;
  }
  return undefined;
}

/**
 * @param numbers - three numbers
 * @param sign - the separator
 * @param weekday - the weekday that is named with them
 * @param lexicon - the locale
 * @returns their order, or undefined where it cannot be known
 */
function orderOf(
  numbers: Numbers,
  sign: string,
  weekday: number | undefined,
  lexicon: Lexicon,
): Order | undefined {
  const [a, b, c] = numbers;
  if (a.text.length === 4) return "ymd";
  if (c.text.length <= 2) return shortOrder(numbers, sign, lexicon);
  if (c.text.length !== 4) return undefined;
  if (a.value > 12 || a.value === b.value) return "dmy";
  if (b.value > 12) return "mdy";
  return byWeekday(numbers, weekday, lexicon) ?? yearLastOrder(sign, lexicon);
}

/**
 * @param numbers - three numbers
 * @param weekday - the weekday that is named with them
 * @param lexicon - the locale
 * @returns the one order in which the day falls on the weekday
 */
function byWeekday(
  numbers: Numbers,
  weekday: number | undefined,
  lexicon: Lexicon,
): Order | undefined {
  if (weekday === undefined) return undefined;
  const fits = (["dmy", "mdy"] as const).filter(
    (order) => inOrder(numbers, order, lexicon)?.dayOfWeek === weekday,
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/**
 * @param sign - the separator
 * @param lexicon - the locale
 * @returns the order of day and month before a full year
 */
function yearLastOrder(sign: string, lexicon: Lexicon): Order | undefined {
  if (lexicon.order === "mdy") return sign === "." ? undefined : "mdy";
  if (lexicon.order === undefined) return sign === "." ? "dmy" : undefined;
  return lexicon.order === "ymd" && YEAR_FIRST_ONLY.test(lexicon.locale) ? undefined : "dmy";
}

/**
 * @param numbers - three numbers, none of them a full year
 * @param sign - the separator
 * @param lexicon - the locale
 * @returns their order, where the locale writes such dates
 */
function shortOrder(numbers: Numbers, sign: string, lexicon: Lexicon): Order | undefined {
  const [a, b, c] = numbers;
  const { order, shortYear, separator } = lexicon;
  if (sign !== "/" && sign !== separator.charAt(0)) return undefined;
  if (order === "ymd") {
    const written = shortYear || YEAR_FIRST_ONLY.test(lexicon.locale);
    return written && a.text.length === 2 ? order : undefined;
  }
  if (c.text.length !== 2) return undefined;
  if (order !== undefined) return order;
  if (a.value > 12) return "dmy";
  return b.value > 12 ? "mdy" : undefined;
}
