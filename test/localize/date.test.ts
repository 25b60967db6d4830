import { describe, expect, test } from "vitest";
import {
  calendars,
  formatDate,
  formatRange,
  formatRelative,
  numberingSystems,
  UnknownDateOptionError,
} from "../../src/localize/date.ts";
import { dateProfiles } from "../../src/localize/date-format/press.ts";
import press from "./date-press.json" with { type: "json" };

const NOON = Temporal.Instant.from("2025-02-13T12:00:00Z");
const DAY = Temporal.PlainDate.from("2025-02-13");

/** A day or a moment, as the table writes it. */
function value(written: string): Temporal.PlainDate | Temporal.Instant {
  return written.includes("T") ? Temporal.Instant.from(written) : Temporal.PlainDate.from(written);
}

describe("press styles", () => {
  test.each(press)("%s in %s (%s) writes %s as %s", (profile, locale, timeZone, written, text) => {
    expect(
      formatDate(value(written ?? ""), {
        locale: locale ?? "",
        timeZone: timeZone ?? "",
        profile: profile ?? "",
      }),
    ).toBe(text);
  });

  test("each has ten examples", () => {
    const counts = dateProfiles
      .slice(1)
      .map((profile) => press.filter(([name]) => name === profile).length);
    expect(new Set(counts)).toEqual(new Set([10]));
  });

  test("a language that a style does not have is written as CLDR has it", () => {
    expect(formatDate(DAY, { locale: "de-DE", timeZone: "UTC", profile: "le-monde" })).toBe(
      "13. Februar 2025",
    );
  });

  test("an edition's own calendar and digits come before the style's", () => {
    const options = { locale: "fa-IR", timeZone: "Asia/Tehran", profile: "persian-double" };
    expect(formatDate(DAY, { ...options, calendar: "gregory" })).toBe("۱۳ فوریه ۲۰۲۵");
    expect(formatDate(DAY, { ...options, numberingSystem: "latn" })).toBe(
      "25 بهمن 1403 (13 فوریه 2025)",
    );
  });
});

describe("what does not exist", () => {
  test.each([
    ["profile", dateProfiles],
    ["calendar", calendars()],
    ["numberingSystem", numberingSystems()],
  ] as const)("an unknown %s is an error that lists what exists", (option, known) => {
    const write = () =>
      formatDate(DAY, { locale: "en", timeZone: "UTC", [option]: "julian-press" });
    expect(write).toThrow(UnknownDateOptionError);
    expect(write).toThrow(known.join(", "));
  });
});

describe("calendars and digits", () => {
  test.each([
    ["fa-IR", undefined, undefined, "۲۵ بهمن ۱۴۰۳"],
    ["th-TH", undefined, undefined, "13 กุมภาพันธ์ 2568"],
    ["ja-JP", "japanese", undefined, "令和7年2月13日"],
    ["zh-TW", "roc", undefined, "民國114年2月13日"],
    ["ar-SA", "islamic-umalqura", "latn", "14 شعبان 1446 هـ"],
    ["ar-EG", undefined, undefined, "١٣ فبراير ٢٠٢٥"],
    ["hi-IN", undefined, "deva", "१३ फ़रवरी २०२५"],
  ])("%s in calendar %s and digits %s", (locale, calendar, numberingSystem, text) => {
    const options = {
      locale,
      timeZone: "UTC",
      ...(calendar === undefined ? {} : { calendar }),
      ...(numberingSystem === undefined ? {} : { numberingSystem }),
    };
    expect(formatDate(DAY, options)).toBe(text);
  });
});

describe("precision and zone", () => {
  test("a day stays a day in every zone", () => {
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      expect(formatDate(DAY, { locale: "en-GB", timeZone })).toBe("13 February 2025");
      const fact = { instant: NOON, precision: "day", day: DAY } as const;
      expect(formatDate(fact, { locale: "en-GB", timeZone })).toBe("13 February 2025");
    }
  });

  test("a moment is shown in the readers' zone, its time only where asked for", () => {
    const options = { locale: "en-GB", timeZone: "Pacific/Kiritimati" };
    expect(formatDate(NOON, options)).toBe("14 February 2025 at 02:00");
    expect(formatDate(NOON, { ...options, fields: "date" })).toBe("14 February 2025");
    expect(formatDate({ instant: NOON, precision: "minute" }, options)).toBe(
      "14 February 2025 at 02:00",
    );
  });

  test("a wall clock without a zone is shown as it is", () => {
    const wall = Temporal.PlainDateTime.from("2025-02-13T08:28");
    expect(formatDate(wall, { locale: "fr", timeZone: "Asia/Tokyo", style: "short" })).toBe(
      "13/02/2025 08:28",
    );
  });
});

describe("spans and relative times", () => {
  const options = { locale: "en-GB", timeZone: "UTC" };

  test("a span says once what both ends share", () => {
    expect(formatRange(DAY, DAY.add({ days: 2 }), options).replaceAll("\u2009", "")).toBe(
      "13–15 February 2025",
    );
    expect(formatRange(DAY, DAY, options)).toBe("13 February 2025");
    expect(
      formatRange(DAY, DAY.add({ days: 2 }), { ...options, locale: "fr", profile: "le-monde" }),
    ).toBe("13 février 2025 – 15 février 2025");
  });

  test.each([
    ["en", { hours: -2 }, "2 hours ago"],
    ["de", { hours: -25 }, "gestern"],
    ["fr", { minutes: -5 }, "il y a 5 minutes"],
    ["ar-EG", { hours: -3 }, "قبل ٣ ساعات"],
    ["en", { hours: 24 * 400 }, "next year"],
  ] as const)("%s writes %o from now", (locale, distance, text) => {
    expect(formatRelative(NOON.add(distance), NOON, { ...options, locale })).toBe(text);
  });

  test("a day is counted in days", () => {
    expect(formatRelative(DAY, NOON, { ...options, locale: "en" })).toBe("today");
    expect(formatRelative(DAY.subtract({ days: 1 }), NOON, { ...options, locale: "es" })).toBe(
      "ayer",
    );
  });
});
