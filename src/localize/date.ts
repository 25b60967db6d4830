import { createRequire } from "node:module";
import { dateFormatter, relativeFormatter } from "./date-format/intl.ts";
import type { Moment } from "./date-format/pattern.ts";
import type { dateProfiles, styleOf, writeStyle } from "./date-format/press.ts";
import type { PressStyle } from "./date-profiles/index.ts";

const require = createRequire(import.meta.url);

/** What `formatDate` writes: a moment, a wall clock, or a day that stays a day. */
export type DateValue =
  | Temporal.Instant
  | Temporal.ZonedDateTime
  | Temporal.PlainDateTime
  | Temporal.PlainDate
  | DatedFact;

/** The model's Timestamp: a moment with how exact it is known. */
export interface DatedFact {
  readonly instant: Temporal.Instant;
  readonly precision: "day" | "minute" | "second";
  /** The day as written, where the precision is "day". */
  readonly day?: Temporal.PlainDate;
}

/** How a date is to be written. */
export interface DateOptions {
  /** BCP 47 tag of the language that the date is written in. */
  readonly locale: string;
  /** IANA zone in which moments are shown. */
  readonly timeZone: string;
  /** One of `dateProfiles` in date-format/press.ts; "cldr" where absent. */
  readonly profile?: string;
  /** One of {@link calendars}; the locale's own where absent. */
  readonly calendar?: string;
  /** One of {@link numberingSystems}; the locale's own where absent. */
  readonly numberingSystem?: string;
  /** CLDR's length of the date; "long" where absent. */
  readonly style?: "full" | "long" | "medium" | "short";
  /** What is written; "auto" writes the time where it is known, always to the minute. */
  readonly fields?: "auto" | "date" | "date-time";
}

/** A calendar, numbering system or profile that does not exist. */
export class UnknownDateOptionError extends RangeError {
  readonly option: "profile" | "calendar" | "numberingSystem";
  readonly known: readonly string[];

  /**
   * @param option - the option
   * @param value - what was asked for
   * @param known - what exists
   */
  constructor(
    option: "profile" | "calendar" | "numberingSystem",
    value: string,
    known: readonly string[],
  ) {
    super(`unknown ${option} "${value}"; known are ${known.join(", ")}`);
    this.name = "UnknownDateOptionError";
    this.option = option;
    this.known = known;
  }
}

/** Asked for once, and not before they are needed: Intl takes long to find its data, and most editions name neither. */
const supported: { calendars?: readonly string[]; numberingSystems?: readonly string[] } = {};

/** @returns calendars that dates can be written in */
export function calendars(): readonly string[] {
  return (supported.calendars ??= Intl.supportedValuesOf("calendar"));
}

/** @returns numbering systems that dates can be written in */
export function numberingSystems(): readonly string[] {
  return (supported.numberingSystems ??= Intl.supportedValuesOf("numberingSystem"));
}

/**
 * @param profile - name of a profile
 * @param locale - BCP 47
 * @returns its style for the language
 */
function pressStyle(profile: string | undefined, locale: string): PressStyle | undefined {
  if (profile === undefined || profile === "cldr") return undefined;
  return press().styleOf(profile, locale);
}

/** What date-format/press.ts has. */
interface Press {
  readonly dateProfiles: typeof dateProfiles;
  readonly styleOf: typeof styleOf;
  readonly writeStyle: typeof writeStyle;
}

let loaded: Press | undefined;

/** @returns the styles of the press, loaded by the first edition that has one: most are content with CLDR's */
function press(): Press {
  const module: Press = (loaded ??= require("./date-format/press.ts"));
  return module;
}

/**
 * Writes a date for readers of a locale.
 * @param value - the date; a day is written as a day whatever the zone
 * @param options - locale, zone and manner
 * @returns the date as text
 * @throws UnknownDateOptionError where a profile, calendar or numbering system does not exist
 */
export function formatDate(value: DateValue, options: DateOptions): string {
  check(options);
  const resolved = resolve(value, options.timeZone);
  const moment = options.fields === "date" ? { ...resolved, hasTime: false } : resolved;
  const style = pressStyle(options.profile, options.locale);
  if (style !== undefined) return press().writeStyle(style, moment, options);
  return cldrFormatter(moment, options).format(moment.epoch);
}

/**
 * @param moment - the moment, which settles zone and whether there is a time
 * @param options - locale and manner
 * @returns Intl's formatter, whose patterns are CLDR's
 */
function cldrFormatter(moment: Moment, options: DateOptions): Intl.DateTimeFormat {
  const { calendar, numberingSystem, style = "long" } = options;
  return dateFormatter(options.locale, {
    dateStyle: style,
    ...(moment.hasTime ? { timeStyle: "short" } : {}),
    timeZone: moment.timeZone,
    ...(calendar === undefined ? {} : { calendar }),
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
  });
}

/**
 * Writes a span of time: "13–15 February 2025". What both ends share is written once, as CLDR has it for the locale;
 * a press style writes both ends in full.
 * @param start - the first day or moment
 * @param end - the last one
 * @param options - locale, zone and manner
 * @returns the span as text; the one date where both ends read alike
 */
export function formatRange(start: DateValue, end: DateValue, options: DateOptions): string {
  const [first, last] = [resolve(start, options.timeZone), resolve(end, options.timeZone)];
  const hasTime = first.hasTime && last.hasTime && options.fields !== "date";
  if (pressStyle(options.profile, options.locale) === undefined) {
    check(options);
    return cldrFormatter({ ...first, hasTime }, options).formatRange(first.epoch, last.epoch);
  }
  const fields = hasTime ? "auto" : "date";
  const [from, to] = [start, end].map((value) => formatDate(value, { ...options, fields }));
  return from === to ? (from ?? "") : `${from} – ${to}`;
}

/** Units of relative times with their length in seconds, longest first. */
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/**
 * Writes how long ago a moment was, or how far ahead it is: "2 hours ago", "gestern". The unit is the longest that
 * fits at least once; a day known as a day is counted in days or longer.
 * @param value - the date
 * @param now - the clock
 * @param options - locale, zone and manner; profiles and calendars do not matter here
 * @returns the time as text
 */
export function formatRelative(
  value: DateValue,
  now: Temporal.Instant,
  options: DateOptions,
): string {
  check(options);
  const { epoch, hasTime } = resolve(value, options.timeZone);
  const today = dayOf(now.toZonedDateTimeISO(options.timeZone).toPlainDate());
  const seconds = Math.trunc((epoch - (hasTime ? now.epochMilliseconds : today.epoch)) / 1000);
  const fits = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  const [unit, length] = fits ?? (hasTime ? (["second", 1] as const) : (["day", 86_400] as const));
  const { numberingSystem, style = "long", locale } = options;
  return relativeFormatter(locale, {
    numeric: "auto",
    style: style === "short" ? "short" : "long",
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
  }).format(Math.trunc(seconds / length), unit);
}

/**
 * @param value - any date
 * @param timeZone - the zone of moments
 * @returns the moment and the zone to show it in; what has no zone is shown in UTC, where its wall clock was put
 */
function resolve(value: DateValue, timeZone: string): Moment {
  if (value instanceof Temporal.PlainDate) return dayOf(value);
  if (value instanceof Temporal.PlainDateTime) {
    return {
      epoch: value.toZonedDateTime("UTC").epochMilliseconds,
      timeZone: "UTC",
      hasTime: true,
    };
  }
  if (value instanceof Temporal.Instant || value instanceof Temporal.ZonedDateTime) {
    return { epoch: value.epochMilliseconds, timeZone, hasTime: true };
  }
  if (value.precision !== "day") return resolve(value.instant, timeZone);
  return dayOf(value.day ?? value.instant.toZonedDateTimeISO(timeZone).toPlainDate());
}

/**
 * @param day - a day
 * @returns its noon in UTC
 */
function dayOf(day: Temporal.PlainDate): Moment {
  const noon = day.withCalendar("iso8601").toPlainDateTime({ hour: 12 }).toZonedDateTime("UTC");
  return { epoch: noon.epochMilliseconds, timeZone: "UTC", hasTime: false };
}

/**
 * @param options - what was asked for
 * @throws UnknownDateOptionError where a name does not exist
 */
function check(options: Pick<DateOptions, "profile" | "calendar" | "numberingSystem">): void {
  const { profile, calendar, numberingSystem } = options;
  if (profile !== undefined && profile !== "cldr" && !press().dateProfiles.includes(profile))
    throw new UnknownDateOptionError("profile", profile, press().dateProfiles);
  if (calendar !== undefined && !calendars().includes(calendar))
    throw new UnknownDateOptionError("calendar", calendar, calendars());
  if (numberingSystem !== undefined && !numberingSystems().includes(numberingSystem))
    throw new UnknownDateOptionError("numberingSystem", numberingSystem, numberingSystems());
}
