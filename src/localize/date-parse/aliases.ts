import aliases from "./aliases.json" with { type: "json" };
import type { Collect } from "./intl-names.ts";
import type { EraSense, NamedCalendar, Sense, Unit } from "./sense.ts";

/** What `aliases.json` holds for a language (or for all, under "*"): names that Intl does not write. */
interface Aliases {
  readonly months?: Readonly<Record<string, number>>;
  readonly persian?: Readonly<Record<string, number>>;
  readonly islamic?: Readonly<Record<string, number>>;
  readonly weekdays?: Readonly<Record<string, number>>;
  /** Word to first and last hour; a span over midnight has the larger hour first. */
  readonly periods?: Readonly<Record<string, readonly number[]>>;
  readonly eras?: Readonly<
    Record<string, { readonly offset?: number; readonly calendar?: string }>
  >;
  readonly units?: Readonly<Record<string, string>>;
  readonly connectors?: readonly string[];
  readonly clock?: readonly string[];
}

const ALIASES: Readonly<Record<string, Aliases>> = aliases;

const UNITS: readonly Unit[] = ["year", "month", "day", "hour", "minute", "second"];
const CALENDARS: readonly NamedCalendar[] = ["gregory", "persian", "islamic-umalqura"];

/**
 * Hands out the names that a language has besides Intl's own.
 * @param language - BCP 47 language subtag, "*" for what all languages share
 * @param collect - receives each name
 */
export function collectAliases(language: string, collect: Collect): void {
  const table = ALIASES[language] ?? {};
  collectAll(table.months, collect, (month) => ({ months: [{ calendar: "gregory", month }] }));
  collectAll(table.persian, collect, (month) => ({ months: [{ calendar: "persian", month }] }));
  collectAll(table.islamic, collect, (month) => ({
    months: [{ calendar: "islamic-umalqura", month }],
  }));
  collectAll(table.weekdays, collect, (weekday) => ({ weekday }));
  collectAll(table.periods, collect, (span) => ({ hours: hoursOf(span) }));
  collectAll(table.eras, collect, (era) => ({ era: eraOf(era) }));
  collectAll(table.units, collect, unitOf);
  for (const name of table.connectors ?? []) collect(name, { connector: true });
  for (const name of table.clock ?? []) collect(name, { connector: true, clock: true });
}

/**
 * @param names - a section of the table
 * @param collect - receives each name
 * @param sense - what a value of the section says
 */
function collectAll<T>(
  names: Readonly<Record<string, T>> | undefined,
  collect: Collect,
  sense: (value: T) => Sense,
): void {
  for (const [name, value] of Object.entries(names ?? {})) collect(name, sense(value));
}

/**
 * @param written - a unit of the table
 * @returns its sense
 */
function unitOf(written: string): Sense {
  const unit = UNITS.find((known) => known === written);
  return unit === undefined ? {} : { unit };
}

/**
 * @param written - an era of the table
 * @returns its sense
 */
function eraOf(written: { readonly offset?: number; readonly calendar?: string }): EraSense {
  const { offset } = written;
  const calendar = CALENDARS.find((known) => known === written.calendar);
  return {
    ...(offset === undefined ? {} : { offset }),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

/**
 * @param span - first and last hour
 * @returns the hours from the first to the last, over midnight where the first is larger
 */
function hoursOf(span: readonly number[]): Set<number> {
  const [first = 0, last = 0] = span;
  const hours = new Set<number>();
  for (let hour = first; ; hour = (hour + 1) % 24) {
    hours.add(hour);
    if (hour === last) return hours;
  }
}
