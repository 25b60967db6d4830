/** A year or a time of day. */
const STAMP = /\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|(?:19|20)\d\d[年년]/u;

/** A line of dates is no longer than this, and at least this share of it is digits. */
const MAX_STAMP = 120;
const MIN_DIGITS = 0.2;

/**
 * Whether a line says when the article was published or changed, as lines do above a text.
 * @param line - the line
 * @returns true for short lines with dates and little else
 */
export function isStamp(line: string): boolean {
  if (!STAMP.test(line)) return false;
  const text = line.replace(/\s+/gu, " ");
  const digits = text.replace(/\D+/g, "").length;
  return text.length <= MAX_STAMP && digits >= text.length * MIN_DIGITS;
}

/** A line with this share of digits among its letters and digits is a date alone, wherever it stands. */
const BARE = 0.4;

/** A date alone is no longer than this. */
const MAX_BARE = 80;

/** Day, month and year, or year, hour and minute. */
const MIN_NUMBERS = 3;

/**
 * Whether a line is a date and next to nothing else.
 * @param line - the line
 * @returns true for short lines with a year and more numbers
 */
export function isBareStamp(line: string): boolean {
  if (!/(?<!\d)(?:19|20)\d\d/.test(line)) return false;
  const text = line.replace(/\s+/gu, " ");
  // A telephone number may hold a year.
  if (text.length > MAX_BARE || /^[+(]\s*\d/.test(text)) return false;
  const said = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const numbers = text.match(/\d+/g) ?? [];
  return numbers.length >= MIN_NUMBERS && numbers.join("").length >= said * BARE;
}
