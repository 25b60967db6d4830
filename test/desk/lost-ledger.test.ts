import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/build.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";

const locales = fewLocales();
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z", "section: Politics"];
const at = (hour: number): string => `2026-11-20T${hour}:00:00Z`;

/**
 * A newsroom with a past: an edit, a takedown, an undated article, a partner.
 * @param settings - more config
 * @returns the newsroom, built at noon and one
 */
async function withPast(settings: Readonly<Record<string, unknown>> = {}): Promise<Newsroom> {
  const room = newsroom({ locales, partners: [{ name: "msn", profile: "rss" }], ...settings });
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write("articles/ferry.md", story("Ferry sails", DATED));
  room.write("articles/undated.md", story("Pier stands", ["language: en"]));
  await room.build(at(12));
  room.write("articles/harbour.md", story("Harbour opens at last", DATED));
  room.remove("articles/ferry.md");
  await room.build(at(13));
  return room;
}

/**
 * The published texts by path.
 * @param room - the newsroom
 * @returns without times
 */
function texts(room: Newsroom): ReadonlyMap<string, string> {
  return new Map([...room.published()].map(([path, { text }]) => [path, text]));
}

test.each([["json"], ["atom"], ["rss", "atom", "json"]])(
  "a lost ledger is found again in what was published as %s: not a byte moves",
  async (...formats) => {
    const room = await withPast({ feeds: { formats } });
    const before = texts(room);
    room.remove(".polywire");
    const report = await room.build("2026-11-21T15:00:00Z");
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: "ledger_rebuilt", severity: "warning" }),
    );
    expect(report.exitCode).toBe(0);
    expect(texts(room)).toEqual(before);
    const told = [...before].map(([, text]) => text).join("\n");
    expect(told).toMatch(/2026-11-20T00:00:00Z|Fri, 20 Nov 2026 00:00:00 GMT/);
    expect(told).toMatch(/ferry[^]*2026-11-20T13:00:00Z|2026-11-20T13:00:00Z[^]*ferry/);
    expect(
      (await room.build("2026-11-21T16:00:00Z")).problems.map(({ code }) => code),
    ).not.toContain("ledger_rebuilt");
  },
);

test("feeds that config has no more go, though the ledger that knew them is lost", async () => {
  const editions = [
    { locale: "en-GB", timeZone: "Europe/London" },
    { locale: "en-US", timeZone: "America/New_York" },
  ];
  const room = await withPast({ editions });
  const config = JSON.parse(readFileSync(room.config, "utf8"));
  const fewer = { ...config, editions: editions.slice(0, 1), partners: [] };
  room.write("polywire.config.json", JSON.stringify(fewer));
  room.write("output/notes.txt", "not ours");
  room.remove(".polywire");
  const { removed } = (await room.build(at(15))).documents;
  expect(removed).toContain("en-US/rss.xml");
  expect(removed).toContain("en-US/politics/feed.json");
  expect(removed).toContain("partners/msn/en-GB/rss.xml");
  expect(existsSync(join(room.folder, "output/en-US"))).toBe(false);
  expect(existsSync(join(room.folder, "output/notes.txt"))).toBe(true);
});

test("a lost ledger and an unmounted disk together take nothing down", async () => {
  const room = newsroom({ locales });
  for (const n of [1, 2, 3, 4, 5, 6]) room.write(`articles/${n}.md`, story(`Story ${n}`, DATED));
  await room.build(at(12));
  const before = texts(room);
  room.remove(".polywire");
  room.remove("articles");
  room.write("articles/README", "an empty mount point");
  const held = await room.build(at(13));
  expect(held.exitCode).toBe(1);
  expect(held.problems.map(({ code }) => code)).toContain("folder_vanished");
  expect(texts(room)).toEqual(before);
  await room.build(at(14), { acceptLosses: true });
  expect(room.read("en-GB/atom.xml").match(/at:deleted-entry ref/g)).toHaveLength(6);
});

test.each(["no database at all", "pages overwritten"])(
  "a damaged ledger (%s) is set aside and found again",
  async (damage) => {
    const room = await withPast();
    const before = texts(room);
    const file = join(room.folder, ".polywire/state.sqlite");
    const bytes = readFileSync(file);
    if (damage.startsWith("no")) writeFileSync(file, "garbage".repeat(1000));
    else writeFileSync(file, bytes.fill(0x5a, 4096));
    const report = await room.build(at(15));
    expect(report.problems.map(({ code }) => code)).toContain("ledger_rebuilt");
    expect(texts(room)).toEqual(before);
    const state = readdirSync(join(room.folder, ".polywire"));
    expect(state).toContain("state.sqlite.damaged-1");
  },
);

test("a ledger of a newer Polywire is left alone", async () => {
  const room = await withPast();
  const database = new DatabaseSync(join(room.folder, ".polywire/state.sqlite"));
  database.exec("PRAGMA user_version = 999");
  database.close();
  await expect(build(loadConfig(room.config))).rejects.toThrow(/newer Polywire/);
});
