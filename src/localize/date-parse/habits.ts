import type { Lexicon, Order } from "./sense.ts";

/** English as spoken in no place in particular, and others whose readers are used to both orders. */
const SPLIT_ORDER: ReadonlySet<string> = new Set(["en", "en-CA", "en-PR"]);

const LATIN = { numberingSystem: "latn", timeZone: "UTC" } as const;

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
): Pick<Lexicon, "dotTime" | "bareMinute" | "periodFirst"> {
  const types = parts.map((part) => part.type);
  const minute = types.indexOf("minute");
  const period = types.indexOf("dayPeriod");
  return {
    dotTime: parts[minute - 1]?.value === ".",
    bareMinute: parts[minute]?.value.length === 1,
    periodFirst: period >= 0 && period < minute,
  };
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
