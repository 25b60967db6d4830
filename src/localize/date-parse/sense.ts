/** Calendars whose month names are known to the parser. */
export type NamedCalendar = "gregory" | "persian" | "islamic-umalqura";

/** A month that a name stands for. */
export interface MonthSense {
  readonly calendar: NamedCalendar;
  /** 1 to 12. */
  readonly month: number;
}

/** What a number's unit says about it. */
export type Unit = "year" | "month" | "day" | "hour" | "minute" | "second";

/** How years of an era are counted: a calendar's own count, or years since a Gregorian year. */
export interface EraSense {
  /** Added to the year as written, for eras that share the Gregorian months. */
  readonly offset?: number;
  readonly calendar?: NamedCalendar;
}

/** All that a name may mean; "mar" is a month and a weekday in Spanish. */
export interface Sense {
  readonly months?: readonly MonthSense[];
  /** 1 (Monday) to 7. */
  readonly weekday?: number;
  /** Hours of the day (0 to 23) that the word goes with: "a.m.", "in the evening". */
  readonly hours?: ReadonlySet<number>;
  readonly era?: EraSense;
  readonly unit?: Unit;
  /** A word that stands between parts of a date and says nothing: "de", "of", "г.". */
  readonly connector?: true;
  /** A word that a time follows or precedes: "kl.", "Uhr", "ساعت". */
  readonly clock?: true;
}

/** The order of day, month and year in numbers. */
export type Order = "dmy" | "mdy" | "ymd";

/** Everything the parser knows of one locale. */
export interface Lexicon {
  readonly locale: string;
  /** Names by their first character, longest first. */
  readonly names: ReadonlyMap<string, readonly (readonly [name: string, sense: Sense])[]>;
  /** How all-number dates are ordered; undefined where usage is split. */
  readonly order: Order | undefined;
  /** The locale's short date writes two digits of the year. */
  readonly shortYear: boolean;
  /** What stands between the numbers of a short date: "/", ".", "-". */
  readonly separator: string;
  /** Times are written 8.28. */
  readonly dotTime: boolean;
  /** Minutes are written without a zero: 8:5. */
  readonly bareMinute: boolean;
  /** Dates are written with spaces between the numbers: 13 02 2025. */
  readonly spaced: boolean;
  /** The word for a.m. stands before the hour. */
  readonly periodFirst: boolean;
  /** Calendar of numbers without names. */
  readonly calendar: string;
  readonly region: string | undefined;
}
