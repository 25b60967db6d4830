import { onceFor } from "../model/once-for.ts";

// An entry's moments are written in every format and for every partner: each is put into words once.

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

/**
 * RFC 822 with a four-digit year, as RSS wants it: "Thu, 13 Feb 2025 04:28:00 GMT". English and UTC whatever the edition.
 * https://www.rssboard.org/rss-profile#data-types-datetime
 * @param instant - the moment
 * @returns the date to the second
 */
export const rfc822: (instant: Temporal.Instant) => string = onceFor((instant) => {
  const utc = instant.toZonedDateTimeISO("UTC");
  const day = `${DAYS[utc.dayOfWeek - 1]}, ${two(utc.day)} ${MONTHS[utc.month - 1]}`;
  const year = String(utc.year).padStart(4, "0");
  return `${day} ${year} ${two(utc.hour)}:${two(utc.minute)}:${two(utc.second)} GMT`;
});

/**
 * RFC 3339 in UTC, as Atom and JSON Feed want it: "2025-02-13T04:28:00Z".
 * https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 * @param instant - the moment
 * @returns the date to the second
 */
export const rfc3339: (instant: Temporal.Instant) => string = onceFor((instant) =>
  instant.toString({ smallestUnit: "second" }),
);

/**
 * Two digits.
 * @param value - 0 to 99
 * @returns it padded
 */
function two(value: number): string {
  return String(value).padStart(2, "0");
}
