import { fold } from "./date-parse/fold.ts";
import { lex, type Token } from "./date-parse/lex.ts";
import { lexiconOf } from "./date-parse/lexicon.ts";
import { namedDateAt, type FoundDate } from "./date-parse/named.ts";
import { numericDateAt, unitDateAt } from "./date-parse/numeric.ts";
import { isProse } from "./date-parse/prose.ts";
import type { Lexicon } from "./date-parse/sense.ts";
import { findTimes, type FoundTime } from "./date-parse/times.ts";

/** A date line understood. */
export interface ParsedDate {
  /** The day as written, in the ISO calendar. */
  readonly date: Temporal.PlainDate;
  /** The time of day as written. */
  readonly time?: Temporal.PlainTime;
  /** The moment, set wherever the time is known. */
  readonly instant?: Temporal.Instant;
  readonly precision: "day" | "minute" | "second";
}

/** Whose line it is. */
export interface DateLineContext {
  /** BCP 47 tag of the line's language; its region settles 03/04/2025. */
  readonly locale: string;
  /** IANA zone of times that state none. */
  readonly timeZone: string;
}

/** Longest date line in UTF-16 units; what is longer is no date line. */
const LONGEST_LINE = 400;

/**
 * Understands a date line of a newsroom: "Updated: Feb. 13, 2025, 8:28 a.m. EST", "13 février 2025 à 08h28",
 * "٢٥ بهمن ۱۴۰۳". Words around the date are skipped. Null beats wrong: a day that does not exist, an order that
 * cannot be known (03/04/2025 in English of nowhere), a missing year and prose with numbers in it all give null.
 * @param line - one line of text, at most 400 characters
 * @param context - locale and zone of the line
 * @returns the date with what is known of its time, or null
 */
export function parseDateLine(line: string, context: DateLineContext): ParsedDate | null {
  if (line.length > LONGEST_LINE || !/[\p{Nd}〇一二三四五六七八九十]/u.test(line)) return null;
  const lexicon = lexiconOf(context.locale);
  const tokens = lex(fold(line), lexicon);
  const dates = findDates(tokens, lexicon);
  const [first] = dates;
  if (first === undefined) return null;
  const times = findTimes(tokens, dates, lexicon);
  if (times === "impossible" || isProse(tokens, [...dates, ...times])) return null;
  return complete(first.date, timeOf(dates, times), context.timeZone);
}

/**
 * @param tokens - the line
 * @param lexicon - the locale
 * @returns all dates in it, in order
 */
function findDates(tokens: readonly Token[], lexicon: Lexicon): FoundDate[] {
  const dates: FoundDate[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found =
      numericDateAt(tokens, at, lexicon) ??
      unitDateAt(tokens, at, lexicon) ??
      namedDateAt(tokens, at, lexicon);
    // Danish 23.05.09 after a date is its time.
    if (found === undefined || (dates.length > 0 && found.dotted === true)) continue;
    dates.push(found);
    at = found.end - 1;
  }
  return dates;
}

/**
 * The time that belongs to the first date. Where there are as many times as dates, they pair in order; else the first
 * time after the date and before the next one counts, else the last before it.
 * @param dates - the dates of the line
 * @param times - the times of the line
 * @returns the time of the first date
 */
function timeOf(dates: readonly FoundDate[], times: readonly FoundTime[]): FoundTime | undefined {
  const [first, second] = dates;
  if (first === undefined) return undefined;
  if (times.length === dates.length) return times[0];
  const limit = second?.start ?? Number.POSITIVE_INFINITY;
  return (
    times.find((time) => time.start >= first.end && time.start < limit) ??
    times.findLast((time) => time.end <= first.start)
  );
}

/**
 * @param date - the day
 * @param found - the time, where there is one
 * @param timeZone - the zone where the line states none
 * @returns the result
 */
function complete(
  date: Temporal.PlainDate,
  found: FoundTime | undefined,
  timeZone: string,
): ParsedDate {
  if (found === undefined) return { date, precision: "day" };
  const { time, zone, seconds } = found;
  const instant = date.toZonedDateTime({ timeZone: zone ?? timeZone, plainTime: time }).toInstant();
  return { date, time, instant, precision: seconds ? "second" : "minute" };
}
