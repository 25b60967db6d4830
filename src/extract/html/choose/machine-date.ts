import type { Timestamp } from "../../../model/article.ts";
import { machineTimestamp } from "../../timestamp.ts";

/** English month names as RFC 822 and the JavaScript clock write them. */
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** RFC 822 §5, and `Date.toString()`, weekday and seconds optional; a clock of twelve hours is for who reads date lines. */
const NAMED =
  /(?:(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?,?[\s-]+|([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+)(\d{4})(?:,?\s+(\d{1,2}:\d\d(?::\d\d)?)(?!\d|\s*[AaPp]\.?[Mm]\b)(?:\s*(EDT|EST|CDT|CST|MDT|MST|PDT|PST)\b|\s*(?:GMT|UTC|UT|Z)?\s*([+-]\d\d:?\d\d)?))?/;

/** What Unix and Java write, with the year behind the zone: "Mon Aug 03 12:45:00 EDT 2015". */
const YEAR_LAST = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) ([A-Z]{3}) (\d{4})$/;

/** Offsets of the zones that RFC 822 names. */
const ZONES: Readonly<Record<string, string>> = {
  EDT: "-04:00",
  EST: "-05:00",
  CDT: "-05:00",
  CST: "-06:00",
  MDT: "-06:00",
  MST: "-07:00",
  PDT: "-07:00",
  PST: "-08:00",
};

/**
 * Reads a date as metadata states it: ISO 8601 in the many shapes that publishers give it, RFC 822, Unix time,
 * day.month.year.
 * @param written - the value
 * @param timeZone - IANA zone for dates that state none
 * @returns the moment, or undefined where it is not plainly a date of our time
 */
export function readMachineDate(written: string, timeZone: string): Timestamp | undefined {
  const text = written.trim().replace(YEAR_LAST, "$1 $2 $5 $3 $4");
  const found =
    machineTimestamp(asIso(text), timeZone) ??
    named(text, timeZone) ??
    unixTime(text) ??
    dotted(text, timeZone);
  return found && plausible(found) ? found : undefined;
}

/**
 * ISO 8601 out of what surrounds it.
 * @param text - the value
 * @returns the ISO part
 */
function asIso(text: string): string {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,:]\d+)?(?!\d|:\d|\s*[ap]\.?m\b)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d{3}\b|[+-]\d\d\b)?)?/i.exec(
      text,
    );
  if (!match) return text;
  const [, year, month = "", day = "", hour, minute, second, zone] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (hour === undefined) return date;
  // Some write "-500" for "-0500".
  const offset = (zone ?? "").replace(/^(?:utc|gmt)$/i, "Z").replace(/^([+-])(\d{3})$/, "$10$2");
  return `${date}T${hour.padStart(2, "0")}:${minute}${second === undefined ? "" : `:${second}`}${offset}`;
}

/**
 * RFC 822 and what JavaScript writes.
 * @param text - the value
 * @param timeZone - for dates without a zone
 * @returns the moment
 */
function named(text: string, timeZone: string): Timestamp | undefined {
  const match = NAMED.exec(text);
  if (!match) return undefined;
  const [, dayBefore, monthAfter, monthBefore, dayAfter, year, clock, zone, offset] = match;
  const month = MONTHS.indexOf((monthAfter ?? monthBefore ?? "").toLowerCase()) + 1;
  if (month === 0) return undefined;
  const date = `${year}-${two(String(month))}-${two(dayBefore ?? dayAfter ?? "")}`;
  if (clock === undefined) return machineTimestamp(date, timeZone);
  const stated =
    offset ?? (zone === undefined ? (/GMT|UTC|\bZ\b/.test(text) ? "Z" : "") : ZONES[zone]);
  return machineTimestamp(`${date}T${clock.padStart(5, "0")}${stated}`, timeZone);
}

/**
 * Seconds or milliseconds since 1970.
 * @param text - the value
 * @returns the moment
 */
function unixTime(text: string): Timestamp | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  const milliseconds = text.length === 10 ? Number(text) * 1000 : Number(text);
  return { instant: Temporal.Instant.fromEpochMilliseconds(milliseconds), precision: "second" };
}

/**
 * Day.month.year, which no country writes the other way round.
 * @param text - the value
 * @param timeZone - for dates without a zone
 * @returns the moment
 */
function dotted(text: string, timeZone: string): Timestamp | undefined {
  const match =
    /^\D{0,12}(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D{1,6}(\d{1,2}:\d\d)(?!\s*[ap]\.?m\b))?/i.exec(
      text,
    );
  if (!match) return undefined;
  const [, day = "", month = "", year, clock] = match;
  const date = `${year}-${two(month)}-${two(day)}`;
  return machineTimestamp(
    clock === undefined ? date : `${date}T${clock.padStart(5, "0")}`,
    timeZone,
  );
}

/**
 * Two digits.
 * @param number - one or two digits
 * @returns two digits
 */
function two(number: string): string {
  return number.padStart(2, "0");
}

/**
 * Whether a date can be that of a news page.
 * @param stamp - the date
 * @returns false for 1970 and other marks of an empty field
 */
function plausible(stamp: Timestamp): boolean {
  const { epochMilliseconds } = stamp.instant;
  return epochMilliseconds >= FIRST && epochMilliseconds < AFTER;
}

/** Web pages are of 1980 to 2100. */
const FIRST = Temporal.Instant.from("1980-01-01T00:00Z").epochMilliseconds;
const AFTER = Temporal.Instant.from("2101-01-01T00:00Z").epochMilliseconds;
