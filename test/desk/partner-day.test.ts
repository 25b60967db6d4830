import { expect, test } from "vitest";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";

const locales = fewLocales();
const PARTNERS = ["msn", "smartnews", "rss"].map((profile) => ({ name: profile, profile }));
const TEXT =
  "Fishermen cheered from the pier as the first boats left the harbour of Port Calder. ".repeat(8);
const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, "0")}:05:00Z`;
const FIELDS = [
  "language: en",
  "date: 2026-11-20T08:00:00Z",
  "section: Politics",
  "author: Ana Ruiz",
  "images: [{url: https://desk.example/pier.jpg, width: 1600, height: 900, type: image/jpeg, bytes: 200000, credit: The Desk}]",
];

/**
 * A partner's only item.
 * @param room - the newsroom
 * @param partner - its name
 * @returns the item's markup, "" where there is none
 */
function item(room: Newsroom, partner: string): string {
  return /<item>[^]*<\/item>/.exec(room.read(`partners/${partner}/en-GB/rss.xml`))?.[0] ?? "";
}

/**
 * An element's text.
 * @param xml - an item
 * @param name - of the element
 * @returns its text
 */
function value(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1];
}

test("partners hear of an article's whole life in their own words", async () => {
  const room = newsroom({ locales, partners: PARTNERS });
  const first = story("Harbour of Port Calder opens again", FIELDS, TEXT);
  room.write("articles/port.md", first);
  await room.build(at(9));
  const fresh = item(room, "msn");
  expect(fresh).toContain("Harbour of Port Calder opens again");
  expect(value(fresh, "pubDate")).toContain("08:00:00");

  // Edited: MSN keeps pubDate and moves dcterms:modified, SmartNews wants pubDate moved.
  room.write("articles/port.md", first.replace("opens again", "opens again at last"));
  await room.build(at(10));
  expect(value(item(room, "msn"), "pubDate")).toBe(value(fresh, "pubDate"));
  expect(value(item(room, "msn"), "dcterms:modified")).toBe(at(10));
  expect(value(item(room, "smartnews"), "pubDate")).toContain("10:05:00");

  // Corrected.
  const corrected = story(
    "Harbour of Port Calder opens again",
    [...FIELDS, "correction: It opened on Tuesday."],
    TEXT,
  );
  room.write("articles/port.md", corrected);
  await room.build(at(11));
  for (const { name } of PARTNERS) expect(item(room, name)).toContain("It opened on Tuesday.");

  // Withdrawn: no text, but a word to each partner that has one for it.
  room.remove("articles/port.md");
  const report = await room.build(at(12));
  for (const { name } of PARTNERS) expect(item(room, name)).not.toContain("Fishermen");
  expect(item(room, "msn")).toContain("dcterms:valid");
  expect(value(item(room, "smartnews"), "pubDate")).toContain("12:05:00");
  expect(value(item(room, "smartnews"), "media:status")).toBe("deleted");
  expect(item(room, "rss")).toBe("");
  expect(report.problems).toContainEqual(expect.objectContaining({ code: "takedown_by_hand" }));
  const before = PARTNERS.map(({ name }) => item(room, name));
  await room.build(at(13));
  expect(PARTNERS.map(({ name }) => item(room, name))).toEqual(before);

  // Restored: the id of before, and a later date.
  room.write("articles/port.md", corrected);
  await room.build(at(14));
  for (const { name } of PARTNERS) {
    expect(item(room, name)).toContain("Fishermen");
    expect(value(item(room, name), "guid")).toBe(value(fresh, "guid"));
  }
  expect(item(room, "msn")).not.toContain("dcterms:valid");
  expect(value(item(room, "smartnews"), "pubDate")).toContain("14:05:00");
});
