import { expect, test } from "vitest";
import { formatDate } from "../../src/localize/date.ts";
import { oracleOf } from "./cldr-oracle.ts";
import { DATE_LOCALES } from "./date-locales.ts";

/** All months and weekdays, hours on both sides of noon and midnight. */
const MOMENTS = Array.from({ length: 14 }, (_, index) =>
  Temporal.PlainDateTime.from({
    year: 2019 + (index % 9),
    month: (index % 12) + 1,
    day: ((index * 5) % 28) + 1,
    hour: (index * 5 + 23) % 24,
    minute: (index * 13 + 5) % 60,
  }),
);

/** U+202F and U+00A0 count as a space: CLDR's JSON and ICU differ in nothing else there. */
function folded(text: string): string {
  return text.replaceAll(/[\u202f\u00a0]/gu, " ");
}

test("dates in words and numbers equal CLDR's JSON in 130 locales", () => {
  const differing: string[] = [];
  let compared = 0;
  for (const locale of DATE_LOCALES) {
    const oracle = oracleOf(locale);
    for (const style of ["full", "long", "medium", "short"] as const) {
      for (const moment of MOMENTS) {
        const options = { locale, timeZone: "UTC", style, calendar: "gregory", profile: "cldr" };
        const pairs = [
          [formatDate(moment.toPlainDate(), options), oracle.date(moment, style)],
          [formatDate(moment, options), oracle.dateTime(moment, style)],
        ] as const;
        for (const [ours, theirs] of pairs) {
          compared += 1;
          if (folded(ours) !== folded(theirs))
            differing.push(`${locale} ${style}: ${ours} ≠ ${theirs}`);
        }
      }
    }
  }
  expect(DATE_LOCALES.length).toBeGreaterThanOrEqual(130);
  expect(differing.slice(0, 20)).toEqual([]);
  expect(differing.length / compared).toBeLessThanOrEqual(0.001);
});
