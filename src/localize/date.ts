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
  /** One of {@link dateProfiles}; "cldr" where absent. */
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

/** Calendars that dates can be written in. */
export const calendars: readonly string[] = Intl.supportedValuesOf("calendar");

/** Numbering systems that dates can be written in. */
export const numberingSystems: readonly string[] = Intl.supportedValuesOf("numberingSystem");

/** Names of the date profiles. */
export const dateProfiles: readonly string[] = ["cldr"];

/**
 * The locale whose data dates are written with, so that a caller can avoid a date in another language than its text.
 * @param locale - BCP 47
 * @returns the resolved locale, or undefined where there is no data in that language and script
 */
export function supportedDateLocale(locale: string): string | undefined {
  const [canonical] = Intl.DateTimeFormat.supportedLocalesOf(locale);
  if (canonical === undefined) return undefined;
  const resolved = new Intl.Locale(formatter(canonical, {}).resolvedOptions().locale).maximize();
  const asked = new Intl.Locale(canonical).maximize();
  return resolved.script === asked.script ? resolved.minimize().baseName : undefined;
}

/**
 * Writes a date for readers of a locale.
 * @param value - the date; a day is written as a day whatever the zone
 * @param options - locale, zone and manner
 * @returns the date as text
 */
export function formatDate(value: DateValue, options: DateOptions): string {
  check(options);
  const { moment, timeZone, hasTime } = resolve(value, options.timeZone);
  const time = hasTime && options.fields !== "date" ? { timeStyle: "short" as const } : {};
  const { calendar, numberingSystem } = options;
  return formatter(options.locale, {
    dateStyle: options.style ?? "long",
    ...time,
    timeZone,
    ...(calendar === undefined ? {} : { calendar }),
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
  }).format(moment);
}

/** A value as Intl takes it. */
interface Resolved {
  /** Epoch milliseconds. */
  readonly moment: number;
  readonly timeZone: string;
  readonly hasTime: boolean;
}

/**
 * @param value - any date
 * @param timeZone - the zone of moments
 * @returns the moment and the zone to show it in; what has no zone is shown in UTC, where its wall clock was put
 */
function resolve(value: DateValue, timeZone: string): Resolved {
  if (value instanceof Temporal.PlainDate) return dayOf(value);
  if (value instanceof Temporal.PlainDateTime) {
    const moment = value.toZonedDateTime("UTC").epochMilliseconds;
    return { moment, timeZone: "UTC", hasTime: true };
  }
  if (value instanceof Temporal.Instant || value instanceof Temporal.ZonedDateTime) {
    return { moment: value.epochMilliseconds, timeZone, hasTime: true };
  }
  if (value.precision !== "day") return resolve(value.instant, timeZone);
  return dayOf(value.day ?? value.instant.toZonedDateTimeISO(timeZone).toPlainDate());
}

/**
 * @param day - a day
 * @returns its noon in UTC
 */
function dayOf(day: Temporal.PlainDate): Resolved {
  const noon = day.withCalendar("iso8601").toPlainDateTime({ hour: 12 }).toZonedDateTime("UTC");
  return { moment: noon.epochMilliseconds, timeZone: "UTC", hasTime: false };
}

/**
 * @param options - what was asked for
 * @throws UnknownDateOptionError where a name does not exist
 */
function check(options: DateOptions): void {
  const { profile, calendar, numberingSystem } = options;
  if (profile !== undefined && !dateProfiles.includes(profile))
    throw new UnknownDateOptionError("profile", profile, dateProfiles);
  if (calendar !== undefined && !calendars.includes(calendar))
    throw new UnknownDateOptionError("calendar", calendar, calendars);
  if (numberingSystem !== undefined && !numberingSystems.includes(numberingSystem))
    throw new UnknownDateOptionError("numberingSystem", numberingSystem, numberingSystems);
}

const cache = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter, made once for its options: making one costs more than fifty times what using it does.
 * @param locale - BCP 47
 * @param options - Intl's options
 * @returns the formatter
 */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  cache.set(key, made);
  return made;
}
