import type { NumberToken } from "./lex.ts";
import type { EraSense, Lexicon, MonthSense, NamedCalendar } from "./sense.ts";

/** Years that date lines of news are about, by calendar: beyond them a number is something else. */
const YEARS: Readonly<Record<NamedCalendar, readonly [first: number, last: number]>> = {
  gregory: [1800, 2199],
  persian: [1200, 1550],
  "islamic-umalqura": [1300, 1600],
};

/** Day, month and year as written. */
export interface Written {
  readonly year: NumberToken;
  /** A number, or the senses of a name. */
  readonly month: number | readonly MonthSense[];
  readonly day: NumberToken;
  readonly era?: EraSense | undefined;
}

/**
 * The day that is meant, whichever calendar it is written in.
 * @param written - day, month and year as written
 * @param lexicon - the locale's calendar
 * @returns the ISO day, or undefined where there is none or more than one
 */
export function toDate(written: Written, lexicon: Lexicon): Temporal.PlainDate | undefined {
  const days = new Map<string, Temporal.PlainDate>();
  for (const month of monthsOf(written, lexicon)) {
    const year = yearIn(month.calendar, written, lexicon);
    const date = year === undefined ? undefined : make(month, year, written.day.value);
    if (date !== undefined) days.set(date.toString(), date);
  }
  return days.size === 1 ? days.values().next().value : undefined;
}

/**
 * @param written - day, month and year as written
 * @param lexicon - the locale's calendar
 * @returns the months it may be, each in its calendar
 */
function monthsOf(written: Written, lexicon: Lexicon): readonly MonthSense[] {
  const { month, year, era } = written;
  if (typeof month !== "number") {
    const { calendar } = era ?? {};
    return calendar === undefined ? month : month.filter((m) => m.calendar === calendar);
  }
  if (era !== undefined) return [{ calendar: era.calendar ?? "gregory", month }];
  return [{ calendar: numericCalendar(year, lexicon), month }];
}

/**
 * @param year - the year as written
 * @param lexicon - the locale's calendar
 * @returns the calendar of a date in numbers only
 */
function numericCalendar(year: NumberToken, lexicon: Lexicon): NamedCalendar {
  const own = lexicon.calendar;
  const short = year.text.length <= 2;
  if (own === "persian" && (short || year.value < 1500)) return "persian";
  const islamic = own.startsWith("islamic") || /^ar\b/u.test(lexicon.locale);
  if (islamic && year.value > 1400 && year.value < 1500) return "islamic-umalqura";
  return "gregory";
}

/**
 * The full year, in the count of a calendar.
 * @param calendar - the calendar
 * @param written - the year and era as written
 * @param lexicon - the locale's calendar
 * @returns the year, or undefined where no news is that old
 */
function yearIn(calendar: NamedCalendar, written: Written, lexicon: Lexicon): number | undefined {
  const { year, era } = written;
  let { value } = year;
  const buddhist = lexicon.calendar === "buddhist" && calendar === "gregory";
  if (era?.offset !== undefined) value += era.offset;
  else if (year.text.length === 2) value = expand(value, calendar, buddhist);
  else if (year.text.length !== 4) return undefined;
  else if (buddhist && value >= 2400) value -= 543;
  const [first, last] = YEARS[calendar];
  return value >= first && value <= last ? value : undefined;
}

/**
 * @param value - two digits of a year
 * @param calendar - the calendar
 * @param buddhist - whether the locale counts from the Buddha
 * @returns the year nearest to our days
 */
function expand(value: number, calendar: NamedCalendar, buddhist: boolean): number {
  if (calendar === "persian") return value < 50 ? 1400 + value : 1300 + value;
  if (calendar === "islamic-umalqura") return 1400 + value;
  if (buddhist && value >= 40) return 2500 + value - 543;
  return value < 70 ? 2000 + value : 1900 + value;
}

/**
 * @param month - the month in its calendar
 * @param year - the year of that calendar
 * @param day - the day of the month
 * @returns the ISO day, or undefined where the calendar has no such day
 */
function make(month: MonthSense, year: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { calendar: month.calendar, year, month: month.month, day },
      { overflow: "reject" },
    ).withCalendar("iso8601");
  } catch {
    return undefined;
  }
}
