import { renameSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, expect, test, vi } from "vitest";
import type { Builder, BuildChoices } from "../../src/background-build.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import { BuildSession } from "../../src/build/session.ts";
import { Watch } from "../../src/watch.ts";
import { isOwn, isWhole, noteChange, NOTHING } from "../../src/watch/pending.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";

/** A watch over a newsroom that builds in this very thread, and what it did. */
async function watched(room: Newsroom): Promise<{
  readonly builds: BuildChoices[];
  readonly told: string[];
  readonly state: { broken: boolean };
}> {
  const builds: BuildChoices[] = [];
  const told: string[] = [];
  const state = { broken: false };
  const session = new BuildSession();
  const builder: Builder = {
    build: async (config, choices = {}) => {
      if (state.broken) throw new Error("no disk");
      const report = await session.build(config, choices);
      await session.rest();
      builds.push(choices);
      return report;
    },
    stop: () => undefined,
    close: async () => session.close(),
  };
  const watch = new Watch(loadConfig(room.config), {
    builder,
    problems: (problems) => told.push(...problems.map(({ code }) => code)),
    crashed: (message) => void told.push(message),
    built: (paths) => told.push(...paths),
  });
  onTestFinished(async () => watch.stop());
  await watch.start();
  return { builds, told, state };
}

const soon = { timeout: 30_000, interval: 20 };

test("a change builds once, with what changed only, and a config error keeps the old config", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  const { builds, told, state } = await watched(room);
  expect(builds).toEqual([{}]);

  room.write("articles/en/bridge.md", story("Bridge closes", ["date: 2026-11-20T09:00:00Z"]));
  room.write("articles/en/ferry.md", story("Ferry sinks", ["date: 2026-11-20T10:00:00Z"]));
  await vi.waitFor(() => expect(builds).toHaveLength(2), soon);
  expect(new Set(builds[1]?.changed)).toEqual(new Set(["en/bridge.md", "en/ferry.md"]));
  expect(room.read("en-GB/rss.xml")).toContain("Ferry sinks");
  expect(told).toContain("en-GB/rss.xml");

  room.remove("articles/en/ferry.md");
  await vi.waitFor(() => expect(builds).toHaveLength(3), soon);
  expect(room.read("en-GB/rss.xml")).not.toContain("Ferry sinks");

  const good = loadConfig(room.config);
  room.write("polywire.config.json", "{");
  await vi.waitFor(() => expect(told).toContain("config_unreadable"), soon);
  await vi.waitFor(() => expect(builds).toHaveLength(4), soon);
  const { site, locales, editions } = good;
  const fresh = { site: { ...site, name: "Other" }, locales, editions: [editions[0]] };
  const [edition] = fresh.editions;
  const plain = [{ locale: edition?.locale, timeZone: edition?.timeZone }];
  room.write("polywire.config.json", JSON.stringify({ ...fresh, editions: plain }));
  await vi.waitFor(() => expect(room.read("en-GB/rss.xml")).toContain("<title>Other"), soon);

  state.broken = true;
  room.write("articles/en/pier.md", story("Pier burns", ["date: 2026-11-20T11:00:00Z"]));
  await vi.waitFor(() => expect(told).toContain("no disk"), soon);
  state.broken = false;
  room.write("articles/en/mole.md", story("Mole found", ["date: 2026-11-20T12:00:00Z"]));
  await vi.waitFor(() => expect(room.read("en-GB/rss.xml")).toContain("Mole found"), soon);
  expect(room.read("en-GB/rss.xml")).toContain("Pier burns");
});

test("a file renamed into its place waits for one that may be half written", async () => {
  const room = newsroom();
  const { builds } = await watched(room);
  const older = new Date(Date.now() - 60_000);
  room.write("pier.md", story("Pier burns", ["date: 2026-11-20T08:00:00Z"]));
  utimesSync(join(room.folder, "pier.md"), older, older);
  room.write("articles/ferry.md", story("Ferry sinks", ["date: 2026-11-20T09:00:00Z"]));
  renameSync(join(room.folder, "pier.md"), join(room.folder, "articles/pier.md"));
  await vi.waitFor(() => expect(builds).toHaveLength(2), soon);
  expect(new Set(builds[1]?.changed)).toEqual(new Set(["ferry.md", "pier.md"]));
  room.write("mole.md", story("Mole found", ["date: 2026-11-20T10:00:00Z"]));
  utimesSync(join(room.folder, "mole.md"), older, older);
  renameSync(join(room.folder, "mole.md"), join(room.folder, "articles/mole.md"));
  await vi.waitFor(() => expect(builds[2]).toEqual({ changed: ["mole.md"] }), soon);
});

test.each([
  ["renamed after it was written", { size: 9, mtimeMs: 1000, ctimeMs: 1004 }, true],
  ["just written", { size: 9, mtimeMs: 1004, ctimeMs: 1004 }, false],
  ["made and not written yet", { size: 0, mtimeMs: 1000, ctimeMs: 1004 }, false],
  ["gone", undefined, false],
])("a file %s is whole for sure: %o, %s", (_, stats, expected) => {
  expect(isWhole(stats)).toBe(expected);
});

test("changed strings reach every feed, also after builds of articles alone", async () => {
  const room = newsroom({ locales: "words" });
  room.write("words/en/feed.json", JSON.stringify({ title: "First of {{site}}" }));
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  const { builds } = await watched(room);
  room.write("articles/en/bridge.md", story("Bridge closes", ["date: 2026-11-20T09:00:00Z"]));
  await vi.waitFor(() => expect(builds).toEqual([{}, { changed: ["en/bridge.md"] }]), soon);
  expect(room.read("en-GB/rss.xml")).toContain("<title>First of The Desk");

  room.write("words/en/feed.json", JSON.stringify({ title: "Next of {{site}}" }));
  await vi.waitFor(() => expect(builds[2]).toEqual({}), soon);
  expect(room.read("en-GB/rss.xml")).toContain("<title>Next of The Desk");
});

const WATCHED = {
  file: "/n/polywire.config.json",
  articles: "/n/articles",
  output: "/n/output",
  locales: "/n/locales",
  state: "/n/.polywire/state.sqlite",
};

test.each([
  ["/n/articles/en/a.md", { articles: new Set(["en/a.md"]), config: false, locales: false }],
  ["/n/articles/e\u0301.md", { articles: new Set(["é.md"]), config: false, locales: false }],
  ["/n/locales/en/feed.json", { ...NOTHING, locales: true }],
  ["/n/polywire.config.json", { ...NOTHING, config: true }],
  ["/n/articles-old/a.md", NOTHING],
  ["/n/other.json", NOTHING],
])("a change of %s counts as what it is", (path, expected) => {
  expect(noteChange(NOTHING, path, WATCHED)).toEqual(expected);
});

test.each([
  ["/n/output", true],
  ["/n/output/en/rss.xml", true],
  ["/n/.polywire/state.sqlite-wal", true],
  ["/n/articles/.git/HEAD", true],
  ["/n/articles/en/a.md", false],
  ["/n/polywire.config.json", false],
])("%s is left alone: %s", (path, own) => {
  expect(isOwn(path, WATCHED)).toBe(own);
});
