/** Forms of values that all formats share. Each takes the text as it stands in the document. */

const RFC822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (?:[+-]\d{4}|GMT|UT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z)$/;
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const DAYS = "MonTueWedThuFriSatSun";

/**
 * An RFC 822 date with a four-digit year, the day of the week right where it is named.
 * https://www.rssboard.org/rss-profile#data-types-datetime
 * @param text - the value
 * @returns whether it is one
 */
export function isRfc822(text: string): boolean {
  const [, weekday, day, month = "", year, hour, minute, second = "0"] = RFC822.exec(text) ?? [];
  if (day === undefined) return false;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return false;
  const date = plainDate(Number(year), MONTHS.indexOf(month) / 3 + 1, Number(day));
  if (date === undefined) return false;
  return weekday === undefined || DAYS.indexOf(weekday) / 3 + 1 === date.dayOfWeek;
}

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * An RFC 3339 date-time. https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 * @param text - the value
 * @returns whether it is one
 */
export function isRfc3339(text: string): boolean {
  const [, year, month, day] = RFC3339.exec(text) ?? [];
  return year !== undefined && plainDate(Number(year), Number(month), Number(day)) !== undefined;
}

/**
 * A W3C date, which may leave out the time or the day. https://www.w3.org/TR/NOTE-datetime
 * @param text - the value
 * @returns whether it is one
 */
export function isW3cDate(text: string): boolean {
  if (isRfc3339(text)) return true;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    return isRfc3339(text.replace(/(T\d{2}:\d{2})/, "$1:00"));
  }
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  return year !== undefined && plainDate(Number(year), Number(month), Number(day)) !== undefined;
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/**
 * An absolute http(s) URL.
 * @param text - the value
 * @returns whether it is one
 */
export function isWebUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

/**
 * An absolute IRI of any scheme, as ids are. https://www.rfc-editor.org/rfc/rfc3987
 * @param text - the value
 * @returns whether it is one
 */
export function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}

/**
 * An IRI reference: absolute, or relative to the document or its xml:base.
 * @param text - the value
 * @returns whether it is one
 */
export function isReference(text: string): boolean {
  if (/[\s<>"{}|\\^`]/.test(text)) return false;
  return !/^https?:/i.test(text) || isWebUrl(text);
}

/**
 * A well-formed BCP 47 tag that begins with an ISO 639 code; the longer languages BCP 47 keeps room for do not exist.
 * @param text - the value
 * @returns whether it is one
 */
export function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/**
 * An e-mail address.
 * @param text - the value
 * @returns whether it is one
 */
export function isEmail(text: string): boolean {
  return /^[^\s@()<>,;:]+@[^\s@()<>,;:]+\.[^\s@()<>,;:]+$/.test(text);
}

/**
 * An IANA media type, parameters allowed.
 * @param text - the value
 * @returns whether it is one
 */
export function isMediaType(text: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(?:\s*;.*)?$/i.test(text);
}

/**
 * Digits only.
 * @param text - the value
 * @returns whether it is a whole number from 0 on
 */
export function isWholeNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
