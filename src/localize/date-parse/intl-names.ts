import { fold } from "./fold.ts";
import type { NamedCalendar, Sense } from "./sense.ts";

/** Takes a name as Intl writes it and what it stands for. */
export type Collect = (name: string, sense: Sense) => void;

/** A day in the middle of every month of 2025 (or the Persian or Islamic year around it), as epoch milliseconds. */
const MIDDLES: Readonly<Record<NamedCalendar, readonly number[]>> = {
  gregory: middles("gregory", 2025),
  persian: middles("persian", 1403),
  "islamic-umalqura": middles("islamic-umalqura", 1446),
};

/** Digits, and scripts that do not part words. */
const UNGLUED =
  /[\d\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Monday 3 February 2025, noon UTC. */
const MONDAY = Temporal.Instant.from("2025-02-03T12:00:00Z").epochMilliseconds;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * @param calendar - the calendar
 * @param year - a year of it
 * @returns noon UTC of the 13th of its twelve months
 */
function middles(calendar: NamedCalendar, year: number): number[] {
  return Array.from(
    { length: 12 },
    (_, index) =>
      Temporal.ZonedDateTime.from({
        calendar,
        year,
        month: index + 1,
        day: 13,
        hour: 12,
        timeZone: "UTC",
      }).epochMilliseconds,
  );
}

/** The contexts in which Intl writes a month in words. */
const SKELETONS: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "short" },
  { day: "numeric", month: "long", year: "numeric" },
  { day: "numeric", month: "short", year: "numeric" },
];

/**
 * The Gregorian calendar's contexts. Not for other calendars: `formatToParts` of V8 14.6 ends the process on some of
 * their full styles (Galician, Persian calendar).
 */
const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "short" },
  { day: "numeric", month: "short", year: "numeric" },
  { dateStyle: "full" },
  { dateStyle: "long" },
  { dateStyle: "medium" },
];

/**
 * Reads the month names of a calendar, and the words between the parts of a date, off Intl's own output.
 * @param locale - BCP 47 without extensions
 * @param calendar - the calendar
 * @param collect - receives each name
 */
export function collectMonths(locale: string, calendar: NamedCalendar, collect: Collect): void {
  for (const style of calendar === "gregory" ? STYLES : SKELETONS) {
    const format = new Intl.DateTimeFormat(locale, {
      ...style,
      calendar,
      numberingSystem: "latn",
      timeZone: "UTC",
    });
    for (const [index, middle] of MIDDLES[calendar].entries()) {
      const parts = format.formatToParts(middle);
      const sense: Sense = { months: [{ calendar, month: index + 1 }] };
      for (const name of namesOf(parts, "month")) {
        if (/\p{L}/u.test(name)) collect(name, sense);
      }
      if (index === 0) collectConnectors(parts, collect);
    }
  }
}

/**
 * Reads the weekday names off Intl's own output.
 * @param locale - BCP 47 without extensions
 * @param collect - receives each name
 */
export function collectWeekdays(locale: string, collect: Collect): void {
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { weekday: "long" },
    { weekday: "short" },
    { dateStyle: "full" },
  ];
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(locale, {
      ...style,
      calendar: "gregory",
      timeZone: "UTC",
    });
    for (let day = 0; day < 7; day += 1) {
      for (const name of namesOf(format.formatToParts(MONDAY + day * DAY), "weekday")) {
        collect(name, { weekday: day + 1 });
      }
    }
  }
}

/**
 * Reads the words of the parts of a day ("a.m.", "in the evening") off Intl's own output.
 * @param locale - BCP 47 without extensions
 * @param collect - receives each name with the hours it goes with
 */
export function collectPeriods(locale: string, collect: Collect): void {
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { hour: "numeric", minute: "2-digit", hourCycle: "h12" },
    { hour: "numeric", hourCycle: "h12", dayPeriod: "long" },
  ];
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
    const hours = new Map<string, Set<number>>();
    for (let hour = 0; hour < 24; hour += 1) {
      const period = format
        .formatToParts(MONDAY - HOUR * 12 + hour * HOUR)
        .find((part) => part.type === "dayPeriod");
      if (period !== undefined)
        hours.set(period.value, (hours.get(period.value) ?? new Set()).add(hour));
    }
    for (const [name, set] of hours) collect(name, { hours: set });
  }
}

/**
 * Reads the words between date and time off Intl's own output.
 * @param locale - BCP 47 without extensions
 * @param collect - receives each word
 */
export function collectClockWords(locale: string, collect: Collect): void {
  for (const dateStyle of ["full", "long", "short"] as const) {
    const format = new Intl.DateTimeFormat(locale, {
      dateStyle,
      timeStyle: dateStyle === "full" ? "medium" : "short",
      timeZone: "UTC",
    });
    collectConnectors(format.formatToParts(MONDAY), collect);
  }
}

/**
 * The forms of one part: alone, and with the letters that the pattern glues to it (Hebrew ב, Basque -ren).
 * @param parts - a formatted date
 * @param type - the part looked for
 * @returns its forms
 */
function namesOf(
  parts: readonly Intl.DateTimeFormatPart[],
  type: Intl.DateTimeFormatPartTypes,
): string[] {
  const at = parts.findIndex((part) => part.type === type);
  const part = parts[at];
  if (part === undefined) return [];
  const before = parts[at - 1];
  const after = parts[at + 1];
  // A literal next to a digit is a unit (年2月), and where words are not parted nothing is glued.
  const prefix = UNGLUED.test(part.value.charAt(0)) ? "" : gluedLetters(before, /[\p{L}\p{M}]+$/u);
  const suffix = UNGLUED.test(part.value.slice(-1)) ? "" : gluedLetters(after, /^[\p{L}\p{M}]+/u);
  const { value } = part;
  return [value, prefix + value, value + suffix, prefix + value + suffix];
}

/**
 * @param part - the part before or after a name
 * @param letters - the letters at its end or start
 * @returns them, where the part is a literal
 */
function gluedLetters(part: Intl.DateTimeFormatPart | undefined, letters: RegExp): string {
  return part?.type === "literal" ? (letters.exec(part.value)?.[0] ?? "") : "";
}

/**
 * Collects the words of the literals of a pattern.
 * @param parts - a formatted date
 * @param collect - receives each word
 */
function collectConnectors(parts: readonly Intl.DateTimeFormatPart[], collect: Collect): void {
  for (const part of parts) {
    if (part.type !== "literal") continue;
    for (const word of fold(part.value).text.match(/[\p{L}\p{M}']+/gu) ?? []) {
      collect(word, { connector: true });
    }
  }
}
