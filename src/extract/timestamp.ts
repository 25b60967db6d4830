import type { Timestamp } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import type { ExtractionContext, ParsedDate } from "./extractor.ts";

/** ISO 8601 as documents write it: basic or extended, "T" or a space, seconds, fraction and offset optional. */
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/iu;

/** Years that news is about: beyond them stand marks of empty fields such as 0001 and 9999, and years of other calendars. */
const YEARS = { first: "1800", last: "2199" };

/**
 * Places a date line in time. Every format goes through here, so that a date without a zone takes its source's and a
 * day stays a day everywhere.
 * @param parsed - the date as understood
 * @param timeZone - IANA zone for dates that state none
 * @returns the moment with its precision
 */
export function toTimestamp(parsed: ParsedDate, timeZone: string): Timestamp {
  const { date, time, instant, precision } = parsed;
  if (precision === "day" || (!time && !instant)) {
    return {
      instant: date.toZonedDateTime({ timeZone }).toInstant(),
      precision: "day",
      day: date,
    };
  }
  if (instant) return { instant, precision };
  const plainTime = time ?? Temporal.PlainTime.from("00:00");
  return { instant: date.toZonedDateTime({ timeZone, plainTime }).toInstant(), precision };
}

/**
 * Reads a machine date: ISO 8601, basic or extended, with or without a time and a zone.
 * @param value - the date as the document has it
 * @param timeZone - IANA zone for dates that state none
 * @returns the moment, or undefined where the text is no such date of our time
 */
export function machineTimestamp(value: string, timeZone: string): Timestamp | undefined {
  const text = value.trim();
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year = "", month, day, hour, minute, second, offset] = match;
  if (year < YEARS.first || year > YEARS.last) return undefined;
  try {
    const precision = second === undefined ? "minute" : "second";
    if (offset !== undefined) {
      const zone = offset.length === 3 ? `${offset}:00` : offset;
      const clock = `${hour}:${minute}:${second ?? "00"}`;
      return {
        instant: Temporal.Instant.from(`${year}-${month}-${day}T${clock}${zone}`),
        precision,
      };
    }
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`);
    if (hour === undefined) return toTimestamp({ date, precision: "day" }, timeZone);
    const time = Temporal.PlainTime.from(`${hour}:${minute}:${second ?? "00"}`);
    return toTimestamp({ date, time, precision }, timeZone);
  } catch {
    return undefined;
  }
}

/**
 * Reads a date as people write it in fields: ISO 8601, else as in a date line.
 * @param value - the date as the document has it
 * @param language - BCP 47, where known
 * @param source - its zone goes with dates that state none
 * @param context - knows how to read date lines
 * @returns the moment, or undefined where the text is no date
 */
export function anyTimestamp(
  value: string,
  language: string | undefined,
  source: Pick<Source, "timeZone">,
  context: Pick<ExtractionContext, "parseDateLine">,
): Timestamp | undefined {
  const { timeZone } = source;
  const machine = machineTimestamp(value, timeZone);
  if (machine) return machine;
  const parsed = context.parseDateLine(value, { locale: language ?? "en", timeZone });
  return parsed ? toTimestamp(parsed, timeZone) : undefined;
}
