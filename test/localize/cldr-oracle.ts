import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The parts of CLDR's JSON that dates are made from. */
interface Gregorian {
  readonly months: { readonly format: Readonly<Record<string, Readonly<Record<string, string>>>> };
  readonly days: Readonly<
    Record<"format" | "stand-alone", Readonly<Record<string, Readonly<Record<string, string>>>>>
  >;
  readonly dayPeriods: Gregorian["months"];
  readonly eras: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dateFormats: Readonly<Record<string, string>>;
  readonly timeFormats: Readonly<Record<string, string>>;
  readonly dateTimeFormats: Readonly<Record<string, string>>;
  readonly "dateTimeFormats-atTime": { readonly standard: Readonly<Record<string, string>> };
}

/** Zeros of the numbering systems that are some locale's own. */
const ZEROS: Readonly<Record<string, number>> = {
  latn: 0x30,
  arab: 0x660,
  arabext: 0x6f0,
  deva: 0x966,
  beng: 0x9e6,
  mymr: 0x1040,
};

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const require = createRequire(import.meta.url);
const DATES = dirname(require.resolve("cldr-dates-full/package.json"));
const NUMBERS = dirname(require.resolve("cldr-numbers-full/package.json"));

/** CLDR's folder where the tag's own is under another name. */
const FOLDERS: Readonly<Record<string, string>> = {
  "en-US": "en",
  nb: "no",
  "zh-TW": "zh-Hant",
  "zh-HK": "zh-Hant-HK",
};

/** A file of CLDR's JSON packages: main.<locale>. */
interface Main<T> {
  readonly main: Readonly<Record<string, T>>;
}

/** Where both packages keep what dates are made from. */
interface Dates {
  readonly dates: { readonly calendars: { readonly gregorian: Gregorian } };
}
interface Numbers {
  readonly numbers: { readonly defaultNumberingSystem: string };
}

/** Hours at which Chinese parts of a day begin (CLDR's dayPeriodRuleSet). */
const CHINESE_PERIODS: readonly (readonly [from: number, period: string])[] = [
  [19, "evening1"],
  [13, "afternoon2"],
  [12, "afternoon1"],
  [8, "morning2"],
  [5, "morning1"],
  [0, "night1"],
];

/** A formatter of CLDR's patterns that shares no code with ours or with Intl. */
export interface Oracle {
  readonly date: (moment: Temporal.PlainDateTime, style: string) => string;
  readonly dateTime: (moment: Temporal.PlainDateTime, style: string) => string;
}

function read(pack: string, folder: string, file: string): string {
  return readFileSync(join(pack, "main", folder, file), "utf8");
}

/** Makes the oracle of a locale, from the folder of the locale itself. */
export function oracleOf(locale: string): Oracle {
  const folder = FOLDERS[locale] ?? locale;
  const dates: Main<Dates> = JSON.parse(read(DATES, folder, "ca-gregorian.json"));
  const numbers: Main<Numbers> = JSON.parse(read(NUMBERS, folder, "numbers.json"));
  const gregorian = dates.main[folder]?.dates.calendars.gregorian;
  const system = numbers.main[folder]?.numbers.defaultNumberingSystem;
  if (gregorian === undefined || system === undefined) throw new Error(`no data for ${locale}`);
  return make(gregorian, system);
}

function make(cldr: Gregorian, system: string): Oracle {
  const fill = (pattern: string, moment: Temporal.PlainDateTime) =>
    pattern.replaceAll(/''|'([^']+)'|([a-zA-Z])\2*/gu, (token, quoted?: string) => {
      if (token === "''") return "'";
      return quoted ?? field(token, moment, cldr, system);
    });
  const date = (moment: Temporal.PlainDateTime, style: string) =>
    fill(cldr.dateFormats[style] ?? "", moment);
  return {
    date,
    dateTime: (moment, style) => {
      const time = fill(cldr.timeFormats["short"] ?? "", moment);
      const atTime = cldr["dateTimeFormats-atTime"].standard[style];
      // Slots first, so that no date is taken for a pattern.
      return (atTime ?? "")
        .replaceAll(/'([^']+)'/gu, "$1")
        .replaceAll(/\{([01])\}/gu, (_, slot) => (slot === "0" ? time : date(moment, style)));
    },
  };
}

function field(
  token: string,
  moment: Temporal.PlainDateTime,
  cldr: Gregorian,
  system: string,
): string {
  const digits = (value: number) => inDigits(value, token.length, system);
  const width = token.length > 3 ? "wide" : "abbreviated";
  const day = WEEKDAYS[moment.dayOfWeek - 1] ?? "";
  const half = moment.hour < 12 ? "am" : "pm";
  const fields: Readonly<Record<string, () => string | undefined>> = {
    y: () => (token === "yy" ? inDigits(moment.year % 100, 2, system) : digits(moment.year)),
    M: () => (token.length < 3 ? digits(moment.month) : cldr.months.format[width]?.[moment.month]),
    d: () => digits(moment.day),
    E: () => cldr.days.format[width]?.[day],
    c: () => cldr.days["stand-alone"][width]?.[day],
    a: () => cldr.dayPeriods.format["abbreviated"]?.[half],
    B: () => cldr.dayPeriods.format["abbreviated"]?.[chinesePeriod(moment.hour)],
    H: () => digits(moment.hour),
    h: () => digits(moment.hour % 12 || 12),
    m: () => digits(moment.minute),
    G: () => cldr.eras["eraAbbr"]?.["1"],
  };
  return fields[token.charAt(0)]?.() ?? token;
}

function chinesePeriod(hour: number): string {
  return CHINESE_PERIODS.find(([from]) => hour >= from)?.[1] ?? "";
}

function inDigits(value: number, width: number, system: string): string {
  const zero = ZEROS[system];
  if (zero === undefined) throw new Error(`numbering system ${system} is new to this test`);
  return String(value)
    .padStart(width, "0")
    .replaceAll(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
}
