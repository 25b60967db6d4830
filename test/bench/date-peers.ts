import { parseDateLine } from "../../src/localize/date-parse.ts";
import { callMember, loadPeer, memberOf } from "./peer.ts";

/** Reads a line; gives "2025-02-13", "2025-02-13 08:28" or null. */
export type DateReader = (line: string, locale: string) => string | null;

/** Our own reader in the benchmarks' form. */
export const polywire: DateReader = (line, locale) => {
  const parsed = parseDateLine(line, { locale, timeZone: "UTC" });
  if (parsed === null) return null;
  const time = parsed.time?.toString({ smallestUnit: "minute" });
  return time === undefined ? parsed.date.toString() : `${parsed.date.toString()} ${time}`;
};

function language(locale: string): string {
  return locale.split("-")[0] ?? locale;
}

/** Numbers of a date as text; what is not a number is not known. */
function written(parts: readonly unknown[]): string | null {
  const [year, month, day, hour, minute] = parts.map((part) =>
    typeof part === "number" ? String(part).padStart(2, "0") : undefined,
  );
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date} ${hour}:${minute ?? "00"}`;
}

/** https://github.com/wanasit/chrono: the language's own parser, else English. */
export async function loadChrono(): Promise<DateReader> {
  const peer = await loadPeer("chrono-node");
  return (line, locale) => {
    const own = memberOf(peer, language(locale)) ?? memberOf(peer, "en");
    const results = callMember(own, "parse", [line]);
    const start: unknown = Array.isArray(results) ? memberOf(results[0], "start") : undefined;
    if (start === undefined) return null;
    const certain = (part: string) =>
      callMember(start, "isCertain", [part]) === true
        ? callMember(start, "get", [part])
        : undefined;
    return written(["year", "month", "day", "hour", "minute"].map((part) => certain(part)));
  };
}

/** https://github.com/kensnyder/any-date-parser */
export async function loadAnyDateParser(): Promise<DateReader> {
  const peer = memberOf(await loadPeer("any-date-parser"), "default");
  return (line, locale) => {
    const found = callMember(peer, "attempt", [line, locale]);
    if (memberOf(found, "invalid") !== undefined) return null;
    return written(["year", "month", "day", "hour", "minute"].map((part) => memberOf(found, part)));
  };
}

/** https://moment.github.io/luxon: all of its localized formats in turn, longest first. */
export async function loadLuxon(): Promise<DateReader> {
  const DateTime = memberOf(await loadPeer("luxon"), "DateTime");
  const formats = ["ffff", "fff", "ff", "f", "DDDD", "DDD", "DD", "D"];
  return (line, locale) => {
    for (const format of formats) {
      const found = callMember(DateTime, "fromFormat", [line, format, { locale, zone: "UTC" }]);
      if (memberOf(found, "isValid") !== true) continue;
      const parts = format.startsWith("f")
        ? ["year", "month", "day", "hour", "minute"]
        : ["year", "month", "day"];
      return written(parts.map((part) => memberOf(found, part)));
    }
    return null;
  };
}

/** https://date-fns.org: all of its localized formats in turn, longest first. */
export async function loadDateFns(): Promise<DateReader> {
  const [peer, locales] = await Promise.all([loadPeer("date-fns"), loadPeer("date-fns/locale")]);
  const formats = ["PPPPp", "PPPp", "PPp", "Pp", "PPPP", "PPP", "PP", "P"];
  const reference = new Date(Date.UTC(2000, 0, 1));
  return (line, locale) => {
    const known =
      memberOf(locales, locale.replace("-", "")) ??
      memberOf(locales, language(locale)) ??
      memberOf(locales, "enUS");
    for (const format of formats) {
      const found = callMember(peer, "parse", [line, format, reference, { locale: known }]);
      if (!(found instanceof Date) || Number.isNaN(found.getTime())) continue;
      const date = [found.getFullYear(), found.getMonth() + 1, found.getDate()];
      const time = format.endsWith("p") ? [found.getHours(), found.getMinutes()] : [];
      return written([...date, ...time]);
    }
    return null;
  };
}
