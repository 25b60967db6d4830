import type { Lexicon, Order } from "./sense.ts";

/** English as spoken in no place in particular, and others whose readers are used to both orders. */
const SPLIT_ORDER: ReadonlySet<string> = new Set(["en", "en-CA", "en-PR"]);

const LATIN = { numberingSystem: "latn", timeZone: "UTC" } as const;

/** Also where clocks of 24 hours are usual, some lines count to twelve. */
const TWELVE_HOURS = { hour: "numeric", minute: "2-digit", hourCycle: "h12" } as const;

/** A moment whose day, month, hour and minute can be told apart, and whose minute is below ten. */
const SAMPLE = Temporal.Instant.from("2025-11-13T08:05:00Z").epochMilliseconds;

/**
 * How a locale writes dates in numbers, read off Intl's short and medium styles.
 * @param tag - the locale; "und" where Intl has no data
 * @returns order, separator and the like
 */
export function habitsOf(tag: Intl.Locale): Omit<Lexicon, "locale" | "names"> {
  const locale = tag.baseName;
  const format = new Intl.DateTimeFormat(locale, { ...LATIN, dateStyle: "short" });
  const { calendar, locale: resolved } = format.resolvedOptions();
  const date = partsOf(locale, { dateStyle: "short", calendar: "gregory" });
  const order = SPLIT_ORDER.has(resolved) || locale === "und" ? undefined : orderOf(date);
  return {
    order,
    shortYear: date.some((part) => part.type === "year" && part.value.length === 2),
    separator: (date.find((part) => part.type === "literal")?.value ?? "/").trim(),
    spaced: isSpaced(partsOf(locale, { dateStyle: "medium", calendar: "gregory" })),
    ...clockHabits(partsOf(locale, { timeStyle: "short" })),
    periodFirst: isPeriodFirst(partsOf(locale, TWELVE_HOURS)),
    calendar,
    region: tag.maximize().region,
  };
}

/**
 * @param locale - BCP 47
 * @param options - Intl's options
 * @returns the sample's parts
 */
function partsOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(locale, { ...LATIN, ...options }).formatToParts(SAMPLE);
}

/**
 * @param parts - a formatted time
 * @returns how the locale writes times
 */
function clockHabits(
  parts: readonly Intl.DateTimeFormatPart[],
): Pick<Lexicon, "dotTime" | "bareMinute"> {
  const minute = parts.findIndex((part) => part.type === "minute");
  return {
    dotTime: parts[minute - 1]?.value === ".",
    bareMinute: parts[minute]?.value.length === 1,
  };
}

/**
 * @param parts - a formatted time of twelve hours
 * @returns whether the half of the day stands before it: ÖS 8:28
 */
function isPeriodFirst(parts: readonly Intl.DateTimeFormatPart[]): boolean {
  const types = parts.map((part) => part.type);
  return types.slice(0, types.indexOf("minute")).includes("dayPeriod");
}

/**
 * @param parts - a formatted date
 * @returns whether only spaces part its numbers
 */
function isSpaced(parts: readonly Intl.DateTimeFormatPart[]): boolean {
  return parts.every((part) => /^\d+$/u.test(part.value) || part.value === " ");
}

/**
 * @param parts - a formatted date
 * @returns the order of its numbers
 */
function orderOf(parts: readonly Intl.DateTimeFormatPart[]): Order | undefined {
  const order = parts
    .filter((part) => ["day", "month", "year"].includes(part.type))
    .map((part) => part.type.charAt(0))
    .join("");
  return order === "dmy" || order === "mdy" || order === "ymd" ? order : undefined;
}
