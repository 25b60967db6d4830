import { clockAt, type Reading } from "./clock.ts";
import { skipGlue } from "./glue.ts";
import type { Token } from "./lex.ts";
import type { Lexicon } from "./sense.ts";
import { zoneAt } from "./zones.ts";

/** A time found in a line. */
export interface FoundTime {
  readonly time: Temporal.PlainTime;
  readonly seconds: boolean;
  /** Zone or offset as Temporal takes it, where one is stated. */
  readonly zone?: string;
  /** First token, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of tokens. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Hours of the day that a word goes with, and the token after the word. */
interface Period {
  readonly hours: ReadonlySet<number>;
  readonly end: number;
}

/** German "am 13.02." and Welsh "am 08:28" are no morning. */
const AM_IS_A_WORD = /^(?:de|gsw|lb|cy|ga)\b/u;

/**
 * Finds the times of a line.
 * @param tokens - the line
 * @param dates - the dates in it
 * @param lexicon - the locale
 * @returns all times outside the dates, in order; "impossible" where one of them cannot be
 */
export function findTimes(
  tokens: readonly Token[],
  dates: readonly Span[],
  lexicon: Lexicon,
): FoundTime[] | "impossible" {
  const times: FoundTime[] = [];
  let at = 0;
  while (at < tokens.length) {
    const inside = dates.find((date) => at >= date.start && at < date.end);
    const found = inside === undefined ? timeAt(tokens, at, dates, lexicon) : undefined;
    if (found === "impossible") return found;
    if (found !== undefined) times.push(found);
    at = inside?.end ?? found?.end ?? at + 1;
  }
  return times;
}

/**
 * Reads a time of day: 08:28, 8.28 Uhr, 8h28, 8時28分, 오전 8:28, 8 a.m. EST.
 * @param tokens - the line
 * @param start - where the time may start: at its hour
 * @param dates - the dates of the line
 * @param lexicon - the locale
 * @returns the time; "impossible" where it is written like one but cannot be, undefined where there is none
 */
function timeAt(
  tokens: readonly Token[],
  start: number,
  dates: readonly Span[],
  lexicon: Lexicon,
): FoundTime | "impossible" | undefined {
  const reading = clockAt(tokens, start, lexicon);
  if (reading === undefined) return undefined;
  const said = saidOf(tokens, start, reading.end, lexicon);
  const sure = reading.certain || said.clock || said.hours !== undefined;
  if (!sure && !isLikely(tokens, start, reading, dates, said.zone, lexicon)) return undefined;
  const time = timeOf(reading, said.hours);
  if (time === undefined) return "impossible";
  const { zone } = said;
  const found = { time, seconds: reading.seconds, start: said.start, end: said.end };
  return zone === undefined ? found : { ...found, zone };
}

/** What the words around a clock reading say. */
interface Said extends Span {
  /** "Uhr", "hrs" and the like. */
  readonly clock: boolean;
  readonly hours: ReadonlySet<number> | undefined;
  readonly zone: string | undefined;
}

/**
 * @param tokens - the line
 * @param start - the hour
 * @param end - the token after the minutes
 * @param lexicon - the locale
 * @returns what stands before and after the reading
 */
function saidOf(tokens: readonly Token[], start: number, end: number, lexicon: Lexicon): Said {
  const clock = skipClockWords(tokens, end);
  const before = periodBefore(tokens, start, lexicon);
  const after = before === undefined ? periodAfter(tokens, clock.next, lexicon) : undefined;
  const next = after?.end ?? clock.next;
  const zone = zoneAt(tokens, next, lexicon);
  return {
    clock: clock.said,
    hours: (before ?? after)?.hours,
    zone: zone?.zone,
    start: before === undefined ? start : start - 1,
    end: zone?.end ?? next,
  };
}

/**
 * 08.28 may be a number; next to a date or with a zone it is a time. A lone 8 never is.
 * @param tokens - the line
 * @param start - the hour
 * @param reading - the numbers of the clock
 * @param dates - the dates of the line
 * @param zone - the zone after it
 * @param lexicon - the locale
 * @returns whether it can be taken for a time
 */
function isLikely(
  tokens: readonly Token[],
  start: number,
  reading: Reading,
  dates: readonly Span[],
  zone: string | undefined,
  lexicon: Lexicon,
): boolean {
  if (reading.end === start + 1) return false;
  return zone !== undefined || lexicon.dotTime || isAdjacent(tokens, start, dates);
}

/**
 * @param tokens - the line
 * @param from - the token after the minutes
 * @returns the token after "Uhr", "hrs" and the like, and whether there was one
 */
function skipClockWords(
  tokens: readonly Token[],
  from: number,
): { readonly next: number; readonly said: boolean } {
  let next = from;
  let token = tokens[next];
  while (token?.kind === "name" && token.sense.clock === true && token.sense.hours === undefined) {
    next += 1;
    token = tokens[next];
  }
  const said = next > from;
  return { next: said && token?.text === "." ? next + 1 : next, said };
}

/**
 * @param tokens - the line
 * @param start - the hour
 * @param lexicon - the locale
 * @returns the period before the hour: 午後6時, शाम 6:05; not that of a number before it
 */
function periodBefore(
  tokens: readonly Token[],
  start: number,
  lexicon: Lexicon,
): Period | undefined {
  const follows = tokens[start - 2]?.kind === "number" && !lexicon.periodFirst;
  return follows ? undefined : periodAt(tokens, start - 1, lexicon);
}

/**
 * @param tokens - the line
 * @param from - the token after the minutes
 * @param lexicon - the locale
 * @returns the period there, perhaps after a word such as "de la" or an opening bracket
 */
function periodAfter(tokens: readonly Token[], from: number, lexicon: Lexicon): Period | undefined {
  return periodAt(tokens, from, lexicon) ?? periodAt(tokens, skipGlue(tokens, from).next, lexicon);
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @param lexicon - the locale
 * @returns the period named there
 */
function periodAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Period | undefined {
  const token = tokens[at];
  if (token?.kind !== "name" || token.sense.hours === undefined) return undefined;
  if (/^[AP]m$/u.test(token.cased)) return undefined;
  if (token.cased === "am" && AM_IS_A_WORD.test(lexicon.locale)) return undefined;
  const dot = tokens[at + 1];
  return { hours: token.sense.hours, end: dot?.text === "." && !dot.gap ? at + 2 : at + 1 };
}

/**
 * @param reading - the numbers of the clock
 * @param period - the hours that the word next to them goes with
 * @returns the time of day, or undefined where there is none such
 */
function timeOf(
  reading: Reading,
  period: ReadonlySet<number> | undefined,
): Temporal.PlainTime | undefined {
  const { minute, second } = reading;
  const hour = hourOf(reading.hour, period);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return Temporal.PlainTime.from({ hour, minute, second });
}

/**
 * @param hour - the hour as written
 * @param period - the hours that the period named with it goes with
 * @returns the hour of the day
 */
function hourOf(hour: number, period: ReadonlySet<number> | undefined): number {
  if (period === undefined || hour > 12) return hour;
  const [first, second] = [hour % 12, (hour % 12) + 12];
  if (period.has(first) === period.has(second)) return hour;
  return period.has(first) ? first : second;
}

/**
 * @param tokens - the line
 * @param at - the hour
 * @param dates - the dates of the line
 * @returns whether only punctuation and connectors part it from a date, or a word of clocks stands before it
 */
function isAdjacent(tokens: readonly Token[], at: number, dates: readonly Span[]): boolean {
  const before = tokens[at - 1];
  const word = before?.text === "." ? tokens[at - 2] : before;
  if (word?.kind === "name" && word.sense.clock === true) return true;
  return dates.some(({ start, end }) => {
    const [from, to] = end <= at ? [end, at] : [at + 3, start];
    return to - from < 6 && tokens.slice(from, to).every((token) => isLoose(token));
  });
}

/**
 * @param token - a token
 * @returns whether it may part a date from its time
 */
function isLoose(token: Token): boolean {
  if (token.kind === "mark") return true;
  return token.kind === "name" && (token.sense.connector ?? token.sense.weekday) !== undefined;
}
