import cron from "node-cron";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCron } from "../../src/schedule/cron.ts";
import { nextSlot, slotsBetween } from "../../src/schedule/slots.ts";

/** A field of a cron expression. */
const field = (min: number, max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 2, max: 20 }).map((step) => `*/${step}`),
  );

const at = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds;

/** The slots of a span in a zone, as local times with their offsets. */
function slots(expression: string, timeZone: string, from: string, until: string): string[] {
  const timetable = { cron: parseCron(expression), timeZone };
  return slotsBetween(timetable, at(from) - 1, at(until) - 1, 500).map((slot) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(slot).toZonedDateTimeISO(timeZone);
    return `${zoned.toPlainDateTime().toString({ smallestUnit: "minute" })}${zoned.offset}`;
  });
}

describe("where the clock leaps forward", () => {
  const night = ["2026-03-28T23:00:00Z", "2026-03-29T06:00:00Z"] as const;

  test("a skipped daily time is made up for at the leap", () => {
    expect(slots("30 2 * * *", "Europe/Paris", ...night)).toEqual(["2026-03-29T03:00+02:00"]);
  });

  test("a skipped time that another slot makes up for is not run twice", () => {
    expect(slots("0 2,3 * * *", "Europe/Paris", ...night)).toEqual(["2026-03-29T03:00+02:00"]);
  });

  test("a schedule of every hour goes on by the elapsed time", () => {
    expect(
      slots("15 * * * *", "Europe/Paris", "2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z"),
    ).toEqual(["2026-03-29T01:15+01:00", "2026-03-29T03:15+02:00", "2026-03-29T04:15+02:00"]);
  });

  test("a leap of half an hour counts too", () => {
    expect(
      slots("10 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-04T12:00:00Z"),
    ).toEqual(["2026-10-04T02:30+11:00"]);
  });
});

describe("where the clock leaps back", () => {
  const night = ["2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z"] as const;

  test("a daily time runs once, the first time that it comes", () => {
    expect(slots("30 2 * * *", "Europe/Paris", ...night)).toEqual(["2026-10-25T02:30+02:00"]);
  });

  test("every half hour has no hole", () => {
    const found = slots("*/30 * * * *", "Europe/Paris", ...night);
    expect(found).toHaveLength(16);
    expect(found).toContain("2026-10-25T02:30+02:00");
    expect(found).toContain("2026-10-25T02:00+01:00");
    expect(found).toContain("2026-10-25T02:30+01:00");
  });

  test("asked from within the hour that comes again, a daily time has been", () => {
    const timetable = { cron: parseCron("30 2 * * *"), timeZone: "Europe/Paris" };
    expect(nextSlot(timetable, at("2026-10-25T01:10:00Z"))).toBe(at("2026-10-26T01:30:00Z"));
  });
});

test.each([
  ["0 0 29 2 *", "UTC", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z"],
  ["0 9 L * *", "Asia/Tokyo", "2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z"],
  ["0 9 15W 8 *", "UTC", "2026-01-01T00:00:00Z", "2026-08-14T09:00:00Z"],
  ["0 9 * * 1#1", "UTC", "2026-11-03T00:00:00Z", "2026-12-07T09:00:00Z"],
  ["@weekly", "Asia/Kathmandu", "2026-11-23T00:00:00Z", "2026-11-28T18:15:00Z"],
  ["*/5 * * * * *", "UTC", "2026-11-23T00:00:05Z", "2026-11-23T00:00:10Z"],
])("%s in %s after %s is due at %s", (expression, timeZone, from, next) => {
  const found = nextSlot({ cron: parseCron(expression), timeZone }, at(from));
  expect(new Date(found ?? 0).toISOString()).toBe(new Date(next).toISOString());
});

test.each([
  ["61 * * * *", "61 is a invalid expression for minute"],
  ["* * *", "expected 5 or 6 fields but got 3"],
  ["every day", "expected 5 or 6 fields"],
  ["0 0 30 2 *", "impossible day of month"],
  ["* * * * * * *", "got 7"],
  ["", "illegal characters"],
  ["0 0 31 1 1#1", "never comes"],
])("%j is refused: %s", (expression, message) => {
  expect(() => parseCron(expression)).toThrow(message);
});

test("away from leaps, slots are those that node-cron names", () => {
  const expression = fc.tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6));
  fc.assert(
    fc.property(
      expression,
      fc.constantFrom("UTC", "Asia/Dubai", "Asia/Kolkata", "America/Bogota"),
      (fields, timeZone) => {
        const text = fields.join(" ");
        const task = cron.createTask(text, () => undefined, { timezone: timeZone });
        const expected = task.getNextRuns(3).map((date) => date.getTime());
        void task.destroy();
        const from = Math.min(Date.now(), (expected[0] ?? 0) - 1);
        const timetable = { cron: parseCron(text), timeZone };
        expect(slotsBetween(timetable, from, Infinity, 3)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("every slot comes after the one before, and none is left out by where one asks from", () => {
  const zone = fc.constantFrom(
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
  );
  const expression = fc.constantFrom("*/20 * * * *", "30 2 * * *", "5 1-3 * * *", "0 */2 * * *");
  const moment = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2026-12-31T00:00:00Z") });
  fc.assert(
    fc.property(zone, expression, moment, (timeZone, text, from) => {
      const timetable = { cron: parseCron(text), timeZone };
      const first = nextSlot(timetable, from) ?? 0;
      expect(first).toBeGreaterThan(from);
      const between = from + Math.floor((first - from) / 2);
      expect(nextSlot(timetable, between)).toBe(first);
    }),
    { numRuns: 200 },
  );
});
