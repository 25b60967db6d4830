import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDateLine, type ParsedDate } from "../../src/localize/date-parse.ts";
import { formatDate } from "../../src/localize/date.ts";
import { DATE_LOCALES } from "./date-locales.ts";
import lines from "./date-parse/lines.json" with { type: "json" };
import prose from "./date-parse/prose.json" with { type: "json" };

const BYLINES = new URL("../../../shared/data/bylines-dated.json", import.meta.url);

/** The date as the tables write it: local day, and time to the minute. */
function read(line: string, locale: string): string | null {
  const parsed = parseDateLine(line, { locale, timeZone: "UTC" });
  if (parsed === null) return null;
  const time = parsed.time?.toString({ smallestUnit: "minute" });
  return time === undefined ? parsed.date.toString() : `${parsed.date.toString()} ${time}`;
}

test.skipIf(!existsSync(BYLINES))(
  "date lines as newsrooms write them are understood (needs ../shared/data)",
  () => {
    const rows: [string, string, string][] = JSON.parse(readFileSync(BYLINES, "utf8"));
    const misread = rows.filter(([locale, line, date]) => read(line, locale) !== date);
    expect(misread).toEqual([]);
  },
  30_000,
);

test("our own date lines in 70 languages are understood", () => {
  const misread = lines.filter(([locale, line, date]) => read(line ?? "", locale ?? "") !== date);
  expect(misread).toEqual([]);
});

test("prose with numbers or with a date in it is no date line", () => {
  const taken = prose.filter(([locale, line]) => read(line ?? "", locale ?? "") !== null);
  expect(taken).toEqual([]);
});

/** Styles of date and time that Intl offers together. */
const STYLES: readonly Intl.DateTimeFormatOptions[] = (
  ["full", "long", "medium", "short"] as const
).flatMap(
  (style) =>
    [
      { dateStyle: style },
      { dateStyle: style, timeStyle: "short" },
      { dateStyle: style, timeStyle: style },
    ] as const,
);

const MOMENTS = [
  "2025-02-13T08:28:15Z",
  "2024-12-31T23:05:09Z",
  "1999-05-01T22:30:00Z",
  "2025-09-30T12:15:59Z",
].map((text) => Temporal.Instant.from(text));

/** Whether a date read back is the moment, as far as the style writes it. */
function means(
  parsed: ParsedDate,
  moment: Temporal.Instant,
  style: Intl.DateTimeFormatOptions,
): boolean {
  const local = moment.toZonedDateTimeISO("Europe/Paris");
  if (!parsed.date.equals(local.toPlainDate())) return false;
  if (style.timeStyle === undefined) return parsed.precision === "day" && parsed.time === undefined;
  const unit = style.timeStyle === "short" ? "minute" : "second";
  const shown = local.round({ smallestUnit: unit, roundingMode: "trunc" });
  return parsed.precision === unit && parsed.instant?.equals(shown.toInstant()) === true;
}

test("what Intl writes in 130 locales is read back: 99 % right, at most 0.1 % wrong", () => {
  const nulls: string[] = [];
  const wrong: string[] = [];
  let count = 0;
  for (const locale of DATE_LOCALES) {
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "Europe/Paris" });
      for (const moment of MOMENTS) {
        const line = format.format(moment.epochMilliseconds);
        const parsed = parseDateLine(line, { locale, timeZone: "Europe/Paris" });
        count += 1;
        if (parsed === null) nulls.push(`${locale} ${line}`);
        else if (!means(parsed, moment, style)) wrong.push(`${locale} ${line}`);
      }
    }
  }
  expect({ wrong: wrong.length / count <= 0.001 ? [] : wrong }).toEqual({ wrong: [] });
  expect({ missed: nulls.length / count < 0.009 ? [] : nulls }).toEqual({ missed: [] });
});

test.each([
  ["en-US", "Feb. 13, 2025 at 8:28 a.m. EST", "2025-02-13T13:28:00Z"],
  ["en-US", "Feb. 13, 2025, 8:28 a.m.", "2025-02-13T07:28:00Z"],
  ["en-IN", "13 Feb 2025 08:28 PM (IST)", "2025-02-13T14:58:00Z"],
  ["he-IL", "13.02.2025 08:28 IST", "2025-02-13T06:28:00Z"],
  ["fr-CA", "Publié à 8 h 28 HNE le 13 février 2025", "2025-02-13T13:28:00Z"],
  ["fr-FR", "Publié le 13 février 2025 à 8h28 est", "2025-02-13T07:28:00Z"],
  ["ru-RU", "13 февраля 2025, 08:28 мск", "2025-02-13T05:28:00Z"],
  ["zh-CN", "2025-02-13 08:28:15 (GMT+8)", "2025-02-13T00:28:15Z"],
  ["en-US", "2025-02-13T08:28:15+05:30", "2025-02-13T02:58:15Z"],
  ["en-US", "Thu, 13 Feb 2025 08:28:15 -0500", "2025-02-13T13:28:15Z"],
  ["es-ES", "13 jul 2025 - 08:28 CEST", "2025-07-13T06:28:00Z"],
  ["de-DE", "13.07.2025 08:28 MESZ", "2025-07-13T06:28:00Z"],
  ["id-ID", "13 Feb 2025 08:28 WITA", "2025-02-13T00:28:00Z"],
  ["pt-BR", "13/02/2025 08:28 - 09:30", "2025-02-13T07:28:00Z"],
])("%s: %s is the instant %s", (locale, line, instant) => {
  const parsed = parseDateLine(line, { locale, timeZone: "Europe/Paris" });
  expect(parsed?.instant?.toString()).toBe(instant);
});

test("a line longer than a date line is not looked at", () => {
  expect(read(`13 February 2025${" ".repeat(400)}`, "en-GB")).toBeNull();
});

test("no string makes it throw, in any locale or none", () => {
  const pieces = fc.constantFrom(
    "13",
    "2025",
    ".",
    "/",
    "-",
    ":",
    " ",
    "Feb",
    "年",
    "時",
    "م",
    "令和",
    "+",
    "GMT",
    "h",
    "0",
  );
  const text = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes)),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  const locale = fc.constantFrom("en", "ja", "ar-EG", "fa", "th", "xx", "", "not a tag");
  fc.assert(
    fc.property(text, locale, (line, tag) => {
      const parsed = parseDateLine(line, { locale: tag, timeZone: "Asia/Kolkata" });
      if (parsed === null) return true;
      return (parsed.time === undefined) === (parsed.instant === undefined);
    }),
    { numRuns: 300 },
  );
  expect(read("", "")).toBeNull();
});

test("what formatDate writes is read back as the same day and minute", () => {
  const moments = fc
    .integer({ min: 946_684_800, max: 2_524_607_999 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
  const locales = fc.constantFrom(
    "en-US",
    "en-GB",
    "de-DE",
    "fr-CA",
    "ja-JP",
    "ar-EG",
    "fa-IR",
    "th-TH",
    "ru-RU",
    "zh-TW",
    "hi-IN",
    "he-IL",
    "hu-HU",
    "ko-KR",
    "eu-ES",
    "vi-VN",
  );
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom("full", "long", "medium"),
      locales,
      (instant, style, tag) => {
        const context = { locale: tag, timeZone: "Asia/Kolkata" };
        const parsed = parseDateLine(formatDate(instant, { ...context, style }), context);
        const local = instant.toZonedDateTimeISO("Asia/Kolkata").toPlainDateTime();
        const shown = local.round({ smallestUnit: "minute", roundingMode: "trunc" });
        return parsed?.time !== undefined && parsed.date.toPlainDateTime(parsed.time).equals(shown);
      },
    ),
    { numRuns: 300 },
  );
  expect(read("13 February 2025 at 8:28", "en-GB")).toBe("2025-02-13 08:28");
});
