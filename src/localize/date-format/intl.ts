const cache = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter, made once for its options: making one costs more than fifty times what using it does.
 * @param locale - BCP 47
 * @param options - Intl's options
 * @returns the formatter
 */
export function dateFormatter(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  cache.set(key, made);
  return made;
}

const relative = new Map<string, Intl.RelativeTimeFormat>();

/**
 * @param locale - BCP 47
 * @param options - Intl's options
 * @returns the formatter of relative times, made once for its options
 */
export function relativeFormatter(
  locale: string,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = relative.get(key);
  if (known !== undefined) return known;
  const made = new Intl.RelativeTimeFormat(locale, options);
  relative.set(key, made);
  return made;
}

const counts = new Map<string, Intl.NumberFormat>();

/**
 * @param locale - BCP 47
 * @returns the formatter of numbers in running text, made once
 */
export function countFormatter(locale: string): Intl.NumberFormat {
  const known = counts.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale);
  counts.set(locale, made);
  return made;
}

const numbers = new Map<string, Intl.NumberFormat>();

/**
 * @param locale - BCP 47
 * @param numberingSystem - CLDR's name; the locale's own where absent
 * @param digits - least digits written
 * @returns the formatter of whole numbers, made once for its options
 */
export function numberFormatter(
  locale: string,
  numberingSystem: string | undefined,
  digits: number,
): Intl.NumberFormat {
  const key = `${locale} ${numberingSystem ?? ""} ${digits}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumIntegerDigits: digits,
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
  });
  numbers.set(key, made);
  return made;
}
