const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** An entry's moments are written in every format and for every partner. */
const rfc822Dates = new WeakMap<Temporal.Instant, string>();
const rfc3339Dates = new WeakMap<Temporal.Instant, string>();

/**
 * RFC 822 with a four-digit year, as RSS wants it: "Thu, 13 Feb 2025 04:28:00 GMT". English and UTC whatever the edition.
 * https://www.rssboard.org/rss-profile#data-types-datetime
 * @param instant - the moment
 * @returns the date to the second
 */
export function rfc822(instant: Temporal.Instant): string {
  const known = rfc822Dates.get(instant);
  if (known !== undefined) return known;
  const utc = instant.toZonedDateTimeISO("UTC");
  const day = `${DAYS[utc.dayOfWeek - 1]}, ${two(utc.day)} ${MONTHS[utc.month - 1]}`;
  const year = String(utc.year).padStart(4, "0");
  const date = `${day} ${year} ${two(utc.hour)}:${two(utc.minute)}:${two(utc.second)} GMT`;
  rfc822Dates.set(instant, date);
  return date;
}

/**
 * RFC 3339 in UTC, as Atom and JSON Feed want it: "2025-02-13T04:28:00Z".
 * https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 * @param instant - the moment
 * @returns the date to the second
 */
export function rfc3339(instant: Temporal.Instant): string {
  const date = rfc3339Dates.get(instant) ?? instant.toString({ smallestUnit: "second" });
  rfc3339Dates.set(instant, date);
  return date;
}

/**
 * Two digits.
 * @param value - 0 to 99
 * @returns it padded
 */
function two(value: number): string {
  return String(value).padStart(2, "0");
}
