import type { NumberToken, Token } from "./lex.ts";
import type { Lexicon, Unit } from "./sense.ts";

/** A clock reading before its period and zone are known. */
export interface Reading {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly seconds: boolean;
  /** False for 08.28 and 8, which are a time only next to something that says so. */
  readonly certain: boolean;
  /** The token after it. */
  readonly end: number;
}

/**
 * Reads the numbers of a clock: 8:28, 08.28, 8h28, 8時28分15秒, 8.
 * @param tokens - the line
 * @param start - the hour
 * @param lexicon - the locale
 * @returns the reading, or undefined where there is none
 */
export function clockAt(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): Reading | undefined {
  const hour = shortNumber(tokens, start);
  if (hour === undefined) return undefined;
  return (
    signed(tokens, start, hour, lexicon) ??
    withUnits(tokens, start, hour) ?? {
      ...blank(hour),
      certain: false,
      end: start + 1,
    }
  );
}

/**
 * @param hour - the hour
 * @returns the full hour
 */
function blank(hour: NumberToken): Omit<Reading, "end"> {
  return { hour: hour.value, minute: 0, second: 0, seconds: false, certain: true };
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns the number of one or two digits there
 */
function shortNumber(tokens: readonly Token[], at: number): NumberToken | undefined {
  const token = tokens[at];
  return token?.kind === "number" && token.text.length <= 2 ? token : undefined;
}

/**
 * @param tokens - the line
 * @param start - the hour
 * @param hour - the hour
 * @param lexicon - the locale
 * @returns 8:28, 08.28, 08:28:15.123
 */
function signed(
  tokens: readonly Token[],
  start: number,
  hour: NumberToken,
  lexicon: Lexicon,
): Reading | undefined {
  const minute = after(tokens, start + 1, lexicon.bareMinute);
  if (minute === undefined) return undefined;
  const read = { ...blank(hour), minute: minute.number.value, certain: minute.sign === ":" };
  const second = after(tokens, start + 3, lexicon.bareMinute);
  if (second === undefined || (second.sign !== minute.sign && second.sign !== ":")) {
    return { ...read, end: start + 3 };
  }
  const end = afterFraction(tokens, start + 5);
  return { ...read, second: second.number.value, seconds: true, end };
}

/**
 * @param tokens - the line
 * @param at - the place of ":" or "."
 * @param bare - whether the locale writes 8:5
 * @returns sign and number there
 */
function after(
  tokens: readonly Token[],
  at: number,
  bare: boolean,
): { readonly sign: string; readonly number: NumberToken } | undefined {
  const sign = tokens[at];
  const number = shortNumber(tokens, at + 1);
  if (sign === undefined || number === undefined || !/^[:.]$/u.test(sign.text)) return undefined;
  if (sign.text === "." && (sign.gap || number.gap)) return undefined;
  return bare || number.text.length === 2 ? { sign: sign.text, number } : undefined;
}

/**
 * @param tokens - the line
 * @param at - the token after the seconds
 * @returns the token after a fraction of a second
 */
function afterFraction(tokens: readonly Token[], at: number): number {
  const fraction = tokens[at + 1];
  const dot = tokens[at];
  const glued = dot !== undefined && !dot.gap && /^[.,]$/u.test(dot.text);
  return glued && fraction?.kind === "number" && !fraction.gap ? at + 2 : at;
}

/**
 * @param tokens - the line
 * @param start - the hour
 * @param hour - the hour
 * @returns 8h28, 8 h, 8時28分15秒
 */
function withUnits(
  tokens: readonly Token[],
  start: number,
  hour: NumberToken,
): Reading | undefined {
  if (!hasUnit(tokens, start + 1, "hour")) return undefined;
  // Russian points its units: 8 ч. 28 мин.
  const at = tokens[start + 2]?.text === "." ? start + 3 : start + 2;
  const minute = shortNumber(tokens, at);
  if (minute === undefined) return { ...blank(hour), end: start + 2 };
  const read = { ...blank(hour), minute: minute.value };
  if (!hasUnit(tokens, at + 1, "minute")) {
    // "8h 13.02.2025": the number after the unit starts a date.
    const alone = at === start + 2 && minute.text.length === 2 && !startsDate(tokens, at + 1);
    return alone ? { ...read, end: at + 1 } : { ...blank(hour), end: start + 2 };
  }
  const second = shortNumber(tokens, at + 2);
  return second !== undefined && hasUnit(tokens, at + 3, "second")
    ? { ...read, second: second.value, seconds: true, end: at + 4 }
    : { ...read, end: at + 2 };
}

/**
 * @param tokens - the line
 * @param at - the token after a number
 * @returns whether a date in numbers goes on there
 */
function startsDate(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at];
  const number = tokens[at + 1];
  return sign !== undefined && /^[./-]$/u.test(sign.text) && !sign.gap && number?.kind === "number";
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @param unit - the unit looked for
 * @returns whether it stands there
 */
function hasUnit(tokens: readonly Token[], at: number, unit: Unit): boolean {
  const sign = tokens[at];
  return sign?.kind === "name" && sign.sense.unit === unit;
}
