import type { PressStyle } from "../date-profiles/index.ts";
import { dateFormatter, numberFormatter } from "./intl.ts";

/** What a press style is applied to. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly epoch: number;
  readonly timeZone: string;
  readonly hasTime: boolean;
}

/** In whose words and digits. */
export interface Wording {
  readonly locale: string;
  readonly calendar?: string | undefined;
  readonly numberingSystem?: string | undefined;
}

/** Everything a field is made from. */
interface Scene extends Wording {
  readonly style: PressStyle;
  readonly moment: Moment;
  readonly local: Temporal.ZonedDateTime;
}

/** English speakers' places write their zones in letters where others write GMT-5. */
const ENGLISH: readonly string[] = ["en-US", "en-GB", "en-AU", "en-CA", "en-IN", "en-NZ", "en-ZA"];

const TOKEN = /'([^']*)'|\[([^\]]*)\]|y+|M+|d+|E+|H+|h+|m+|s+|a|z|[^'[\]yMdEHhmsaz]+/gu;

/**
 * Writes a moment in a press style.
 * @param style - the style
 * @param moment - the moment
 * @param wording - locale, and calendar and digits where the edition asks for them
 * @returns the date as text
 */
export function writeStyle(style: PressStyle, moment: Moment, wording: Wording): string {
  const calendar = wording.calendar ?? style.calendar ?? "gregory";
  const numberingSystem = wording.numberingSystem ?? style.numberingSystem;
  const local = Temporal.Instant.fromEpochMilliseconds(moment.epoch).toZonedDateTimeISO(
    moment.timeZone,
  );
  const scene: Scene = { locale: wording.locale, calendar, numberingSystem, style, moment, local };
  const date = both(scene);
  if (!moment.hasTime) return date;
  const clock = style.clock?.[local.toPlainTime().toString({ smallestUnit: "minute" })];
  const time = fill(clock ?? style.time, scene);
  return style.dateTime.replace("{date}", date).replace("{time}", time).trim();
}

/**
 * @param scene - the scene
 * @returns the date, with its second calendar where the style has one that the edition does not use already
 */
function both(scene: Scene): string {
  const { style } = scene;
  const date = fill(style.date, scene);
  if (style.also === undefined || style.both === undefined) return date;
  if (style.also.calendar === scene.calendar) return date;
  const also = fill(style.also.date, { ...scene, calendar: style.also.calendar });
  return style.both.replace("{date}", date).replace("{also}", also);
}

/**
 * @param pattern - a pattern in CLDR's letters
 * @param scene - the scene
 * @returns the pattern filled in
 */
function fill(pattern: string, scene: Scene): string {
  return pattern.replaceAll(TOKEN, (token, quoted?: string, optional?: string) => {
    if (quoted !== undefined) return quoted;
    if (optional !== undefined) return scene.local.minute === 0 ? "" : fill(optional, scene);
    return FIELDS[token.charAt(0)]?.(token.length, scene) ?? token;
  });
}

/** One letter of a pattern: how often it stands there, and the scene. */
type Field = (width: number, scene: Scene) => string;

const FIELDS: Readonly<Record<string, Field>> = {
  y: (width, scene) => number(Number(digitsOf("year", scene)), width, scene),
  M: month,
  d: day,
  E: weekday,
  H: (width, scene) => number(scene.local.hour, width, scene),
  h: (width, scene) => number(scene.local.hour % 12 || 12, width, scene),
  m: (width, scene) => number(scene.local.minute, width, scene),
  s: (width, scene) => number(scene.local.second, width, scene),
  a: period,
  z: zone,
};

/**
 * @param value - a number
 * @param width - least digits
 * @param scene - the scene
 * @returns the number in the scene's digits
 */
function number(value: number, width: number, scene: Scene): string {
  return numberFormatter(scene.locale, scene.numberingSystem, width).format(value);
}

/**
 * @param part - a part of a date
 * @param scene - the scene
 * @param options - how the part is written
 * @returns the part as Intl writes it in the context of a date
 */
function partOf(
  part: Intl.DateTimeFormatPartTypes,
  scene: Scene,
  options: Intl.DateTimeFormatOptions,
): string {
  const { calendar = "gregory", moment } = scene;
  const format = dateFormatter(scene.locale, {
    ...options,
    calendar,
    numberingSystem: "latn",
    timeZone: moment.timeZone,
  });
  return format.formatToParts(moment.epoch).find(({ type }) => type === part)?.value ?? "";
}

/**
 * @param part - year, month or day
 * @param scene - the scene
 * @returns its ASCII digits in the scene's calendar
 */
function digitsOf(part: "year" | "month" | "day", scene: Scene): string {
  const { calendar = "gregory", moment } = scene;
  const format = dateFormatter("en", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    calendar,
    numberingSystem: "latn",
    timeZone: moment.timeZone,
  });
  return format.formatToParts(moment.epoch).find(({ type }) => type === part)?.value ?? "";
}

/**
 * @param width - letters in the pattern
 * @param scene - the scene
 * @returns the month in digits or words
 */
function month(width: number, scene: Scene): string {
  if (width < 3) return number(Number(digitsOf("month", scene)), width, scene);
  const own = scene.calendar === "gregory" ? scene.style.months : undefined;
  const length = width === 3 ? "short" : "long";
  return (
    own?.[scene.local.month - 1] ??
    partOf("month", scene, { day: "numeric", month: length, year: "numeric" })
  );
}

/**
 * @param width - letters in the pattern
 * @param scene - the scene
 * @returns the day of the month
 */
function day(width: number, scene: Scene): string {
  const value = Number(digitsOf("day", scene));
  return value === 1 && scene.style.firstDay !== undefined
    ? scene.style.firstDay
    : number(value, width, scene);
}

/**
 * @param width - letters in the pattern
 * @param scene - the scene
 * @returns the weekday, short up to three letters
 */
function weekday(width: number, scene: Scene): string {
  const own = scene.style.weekdays?.[scene.local.dayOfWeek - 1];
  return own ?? partOf("weekday", scene, { weekday: width > 3 ? "long" : "short" });
}

/**
 * @param _width - letters in the pattern
 * @param scene - the scene
 * @returns the word for before or after noon
 */
function period(_width: number, scene: Scene): string {
  const own = scene.style.periods?.[scene.local.hour < 12 ? 0 : 1];
  return own ?? partOf("dayPeriod", scene, { hour: "numeric", hourCycle: "h12" });
}

/**
 * @param _width - letters in the pattern
 * @param scene - the scene
 * @returns the zone's abbreviation; where the style allows, the one of English speakers before a mere offset
 */
function zone(_width: number, scene: Scene): string {
  const locales = scene.style.zoneNames === "english" ? [scene.locale, ...ENGLISH] : [scene.locale];
  const names = locales.map((locale) =>
    partOf("timeZoneName", { ...scene, locale }, { timeZoneName: "short" }),
  );
  return names.find((name) => !/[+-]\d/u.test(name)) ?? names[0] ?? "";
}
