import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { each, everything, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const NOON = "2026-11-20T12:00:00Z";
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z"];
const LONG = `The harbour opened. ${"Fishermen cheered from the pier as the first boats left. ".repeat(12)}`;

test.each([
  [{ exclude: { credit: ["afp"] } }, ["Budget", "Regatta"]],
  [{ exclude: { credit: ["Agence France-Presse"] } }, ["Budget", "Regatta"]],
  [{ include: { section: ["Sport"] } }, ["Regatta"]],
  [{ include: { section: ["رياضة"] } }, ["Regatta"]],
  [{ include: { keyword: ["sailing", "tax"] }, exclude: { keyword: ["TAX"] } }, ["Regatta"]],
  [{ include: { author: ["Ana Ruiz"] } }, ["Budget"]],
  [{ exclude: { section: ["sport"], author: ["ana ruiz"] } }, ["Wire"]],
])("feeds %j hold %j", async (selection, titles) => {
  const room = newsroom({ locales, feeds: selection });
  const budget = ["section: Politics", "keywords: [tax]", "author: Ana Ruiz"];
  room.write("articles/1.md", story("Budget", [...DATED, ...budget]));
  room.write(
    "articles/2.md",
    story("Regatta", [...DATED, "section: Sport", "keywords: [sailing]"]),
  );
  room.write("articles/3.md", story("Wire", [...DATED, "credit: AFP"]));
  await room.build(NOON);
  expect(jsonFeed(room).items.map(({ title }) => title)).toEqual(titles);
});

/**
 * A built newsroom of six long stories.
 * @param feeds - config
 * @returns the newsroom
 */
async function sixStories(feeds: object): Promise<Newsroom> {
  const room = newsroom({ locales, feeds });
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const fields = ["language: en", `date: 2026-11-20T0${n}:00:00Z`];
    room.write(`articles/${n}.md`, story(`Story ${n}`, fields, LONG));
  }
  await room.build(NOON);
  return room;
}

test("agencies are left out however the article names them", async () => {
  const room = newsroom({ locales, feeds: { exclude: { credit: ["AFP"] } } });
  for (const [i, owner] of ["AFP", "Jane Roe / AFP", "Agence France-Presse", "afp"].entries())
    room.write(`articles/${i}.md`, story(`Wire ${i}`, [...DATED, `credit: ${owner}`]));
  room.write("articles/byline.md", story("Signed", [...DATED, "author: AFP"]));
  room.write("articles/own.md", story("Own", [...DATED, "credit: The Desk"]));
  await room.build(NOON);
  expect(jsonFeed(room).items.map(({ title }) => title)).toEqual(["Own"]);
});

test("a feed is no larger than allowed: the oldest entries give way, in every format alike", async () => {
  const whole = Math.max(...each(await sixStories({})).map((text) => text.length));
  const maxBytes = Math.round(whole * 0.6);
  const room = await sixStories({ maxBytes });
  const titles = jsonFeed(room).items.map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(1);
  expect(titles).toEqual(["Story 6", "Story 5", "Story 4", "Story 3"].slice(0, titles.length));
  for (const text of each(room)) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
    expect(text.match(/<title[^>]*>Story|"title": "Story/g)).toHaveLength(titles.length);
  }
  expect(room.read("feeds.json")).toContain(`"entries": ${titles.length}`);
  expect((await room.build("2026-11-20T13:00:00Z")).documents.written).toEqual([]);
});

test("entries leave the feed by number and by age, without a takedown", async () => {
  const room = newsroom({ locales, feeds: { items: 2, maxAgeDays: 3 } });
  for (const day of [17, 18, 19, 20])
    room.write(
      `articles/${day}.md`,
      story(`Day ${day}`, ["language: en", `date: 2026-11-${day}T08:00:00Z`]),
    );
  await room.build(NOON);
  expect(jsonFeed(room).items.map(({ title }) => title)).toEqual(["Day 20", "Day 19"]);
  await room.build("2026-11-22T12:00:00Z");
  expect(jsonFeed(room).items.map(({ title }) => title)).toEqual(["Day 20"]);
  expect(room.read("en-GB/atom.xml")).not.toContain("deleted-entry");
});

test("a wire story that comes twice is published once: the first one stays, and the report says so", async () => {
  const room = newsroom({ locales });
  const wire = ["credit: AFP", ...DATED];
  room.write("articles/wire/1.md", story("Harbour opens", wire, LONG));
  await room.build(NOON);
  room.write(
    "articles/desk/again.md",
    story("AFP - Harbour opens", ["language: en", "date: 2026-11-20T07:00:00Z"], LONG),
  );
  const report = await room.build("2026-11-20T13:00:00Z");
  expect(report.problems).toMatchObject([{ code: "wire_double", path: "desk/again.md" }]);
  expect(report.problems[0]?.message).toContain("wire/1.md");
  expect(everything(room)).not.toContain("again");
  let said = "";
  const tell = (text: string): void => void (said += text);
  await main(["explain", "desk/again.md"], {
    out: tell,
    err: tell,
    tty: false,
    folder: room.folder,
    environment: {},
  });
  expect(said).toContain("out en-GB: wire/1.md says the same and came first");
  room.remove("articles/wire/1.md");
  await room.build("2026-11-20T14:00:00Z");
  const [only, ...others] = jsonFeed(room).items;
  expect([only?.id, others]).toEqual(["tag:desk.example,2025:desk/again", []]);
});

test("the same words under another headline are another story", async () => {
  const room = newsroom({ locales });
  room.write("articles/1.md", story("Harbour opens", DATED));
  room.write("articles/2.md", story("Pier opens", DATED));
  const { problems } = await room.build(NOON);
  expect(problems).toEqual([]);
  expect(jsonFeed(room).items).toHaveLength(2);
});

test.each(["full", "summary", "headline"])(
  "entries carry as much as config says: %s",
  async (content) => {
    const room = newsroom({ locales, feeds: { content } });
    room.write("articles/1.md", story("Harbour opens", DATED, LONG));
    await room.build(NOON);
    const has = { full: [true, true], summary: [true, false], headline: [false, false] }[content];
    for (const text of each(room)) {
      const [first, all] = [
        text.includes("The harbour opened."),
        text.split("cheered").length > 10,
      ];
      expect([first, all]).toEqual(has);
    }
    const { summary } = jsonFeed(room).items[0] ?? {};
    expect(summary ?? "left.").toMatch(/left\.$/);
  },
);

test("links are canonical and carry no tracking parameters", async () => {
  const room = newsroom({ locales });
  const canonicalUrl = "https://desk.example/port?page=2&utm_source=wire&fbclid=x#top";
  room.write(
    "articles/1.md",
    story("Harbour opens", [...DATED, `canonicalUrl: "${canonicalUrl}"`]),
  );
  await room.build(NOON);
  for (const text of each(room)) expect(text).toContain("https://desk.example/port?page=2");
  expect(everything(room)).not.toMatch(/utm_|fbclid|#top/);
});
