import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { each, jsonFeed } from "./formats.ts";

const locales = fewLocales();

test("an article without a date is dated by the day it came, and no label claims a minute", async () => {
  const room = newsroom({ locales });
  room.write("articles/pier.md", story("Pier stands", ["language: en"]));
  const report = await room.build("2026-11-20T12:34:00Z");
  expect(report.problems).toMatchObject([{ code: "date_missing", path: "pier.md" }]);
  const [item] = jsonFeed(room).items;
  expect(item).toMatchObject({
    date_published: "2026-11-20T00:00:00Z",
    extension: { publishedPrecision: "day", publishedDerived: true },
  });
  const labels = JSON.stringify(item?.extension["labels"]);
  expect(labels).toContain("20 November 2026");
  expect(labels).not.toMatch(/\d\d:\d\d/);
  await room.build("2026-11-22T12:34:00Z", { full: true });
  for (const text of each(room)) expect(text).not.toMatch(/2026-11-22|22 Nov/);
});

/** A text as scraped, with the hour of its update. */
function updatedAt(hour: number, more = ""): string {
  return (
    "Pier reopens\n\nThe pier of Port Calder is open again after eleven weeks of repairs.\n\n" +
    `Fishermen cheered from the shore, and the first boats left.${more}\n\nUpdated: November 20, 2026, ${hour}:30 AM\n`
  );
}

test("a text that says only when it was updated is not said to have been published then", async () => {
  const room = newsroom({ locales });
  const labels = (): unknown => jsonFeed(room).items[0]?.extension["labels"];
  room.write("articles/en/pier.txt", updatedAt(8));
  await room.build("2026-11-20T12:34:00Z");
  expect(labels()).toMatchObject({ updated: "Updated: 20 November 2026 at 08:30" });
  expect(labels()).not.toHaveProperty("published");
  room.write("articles/en/pier.txt", updatedAt(9, " A second boat followed at noon."));
  await room.build("2026-11-20T13:34:00Z");
  expect(labels()).toMatchObject({ updated: "Updated: 20 November 2026 at 09:30" });
  expect(labels()).not.toHaveProperty("published");
});

test("a date in the future is told, and told no more once it has come", async () => {
  const room = newsroom({ locales });
  const dated = ["language: en", "date: 2026-11-21T08:00:00Z"];
  room.write("articles/pier.md", story("Pier reopens", dated));
  const early = await room.build("2026-11-20T12:00:00Z");
  expect(early.problems).toMatchObject([{ code: "date_in_future", path: "pier.md" }]);
  expect(early.exitCode).toBe(0);
  expect((await room.build("2026-11-21T12:00:00Z")).problems).toEqual([]);
});

test("an embargo is no date in the future", async () => {
  const room = newsroom({ locales });
  const dated = ["language: en", "date: 2026-11-21T08:00:00Z", "embargo: 2026-11-21T08:00:00Z"];
  room.write("articles/pier.md", story("Pier reopens", dated));
  expect((await room.build("2026-11-20T12:00:00Z")).problems).toEqual([]);
});

test("a text that is plainly in another language than it says reaches nobody", async () => {
  const room = newsroom({ locales });
  const arabic =
    "أعيد فتح ميناء كالدر يوم الاثنين بعد أحد عشر أسبوعا من أعمال الإصلاح وهتف الصيادون من الرصيف. وقال مدير الميناء إن السفن الأولى غادرت صباحا.";
  const dated = ["language: en", "date: 2026-11-20T08:00:00Z"];
  room.write("articles/port.md", story("أعيد فتح الميناء", dated, arabic));
  const report = await room.build("2026-11-20T12:00:00Z");
  expect(report.problems).toMatchObject([{ code: "language_contradicted", path: "port.md" }]);
  expect(report.exitCode).toBe(1);
  expect(jsonFeed(room).items).toEqual([]);
});

test("Media Topics lead to a section where the article names none", async () => {
  const room = newsroom({ locales });
  const dated = ["language: en", "date: 2026-11-20T08:00:00Z"];
  // Elections, under politics.
  room.write("articles/vote.md", story("Town votes", [...dated, "subjects: [medtop:20000587]"]));
  await room.build("2026-11-20T12:00:00Z");
  for (const text of each(room, "en-GB/politics")) expect(text).toContain("Town votes");
});
