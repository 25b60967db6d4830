import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDateLine } from "../../src/localize/date-parse.ts";

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
);

test("a day that does not exist is no date", () => {
  expect(read("30 February 2025", "en-GB")).toBeNull();
});
