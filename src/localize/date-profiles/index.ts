import ap from "./ap.json" with { type: "json" };
import bbc from "./bbc.json" with { type: "json" };
import dw from "./dw.json" with { type: "json" };
import elPais from "./el-pais.json" with { type: "json" };
import guardian from "./guardian.json" with { type: "json" };
import leMonde from "./le-monde.json" with { type: "json" };
import nikkei from "./nikkei.json" with { type: "json" };
import persianDouble from "./persian-double.json" with { type: "json" };
import xinhua from "./xinhua.json" with { type: "json" };
import yonhap from "./yonhap.json" with { type: "json" };

/** A press's way to write dates in some languages. */
export interface PressStyle {
  /** BCP 47 language subtags. */
  readonly languages: readonly string[];
  /** Patterns in the letters of CLDR (UTS 35): y M d E, h H m s a z; 'quoted' and [left out on the hour]. */
  readonly date: string;
  readonly time: string;
  /** How both are joined: `{date}`, `{time}`. */
  readonly dateTime: string;
  /** Twelve Gregorian months instead of CLDR's, for MMM and MMMM. */
  readonly months?: readonly string[];
  /** Seven weekdays from Monday instead of CLDR's, for E. */
  readonly weekdays?: readonly string[];
  /** Ante and post meridiem instead of CLDR's. */
  readonly periods?: readonly string[];
  /** Patterns for times of day that have a word of their own. */
  readonly clock?: Readonly<Record<string, string>>;
  /** The first day of a month instead of its number. */
  readonly firstDay?: string;
  /** "english": abbreviations such as EST where the locale itself has only an offset. */
  readonly zoneNames?: string;
  readonly calendar?: string;
  readonly numberingSystem?: string;
  /** The same day in a second calendar, and how both are joined: `{date}`, `{also}`. */
  readonly also?: { readonly calendar: string; readonly date: string };
  readonly both?: string;
}

/** A named way to write dates, by language. */
export interface DateProfile {
  readonly name: string;
  /** What marks it and where it is from. */
  readonly about: string;
  readonly styles: readonly PressStyle[];
}

/** The press styles: add one by a file and a place in this array. */
export const PRESS_PROFILES: readonly DateProfile[] = [
  ap,
  bbc,
  dw,
  elPais,
  guardian,
  leMonde,
  nikkei,
  persianDouble,
  xinhua,
  yonhap,
];
