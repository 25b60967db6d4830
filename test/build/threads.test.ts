import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import type { ThreadUse } from "../../src/build/threads/use.ts";
import { threadUse } from "../../src/build/threads/use.ts";
import { corpusArticle } from "../bench/corpus.ts";
import { newsroom, story, type Newsroom } from "./newsroom.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOW = "2026-11-23T08:00:00Z";

/** Threads from the first article on, so that few articles show what many would. */
const ALWAYS: Omit<ThreadUse, "count"> = { files: 1, bytes: 0 };

// Threads started from here on, in the order of their start.
function watchThreads(): readonly Worker[] {
  const started: Worker[] = [];
  const note = (message: unknown): void => {
    const { worker } = Object(message);
    if (worker instanceof Worker) started.push(worker);
  };
  subscribe("worker_threads", note);
  onTestFinished(() => void unsubscribe("worker_threads", note));
  return started;
}

// What the ledger keeps of articles; the order of an article's facts does not matter.
function ledgerOf(room: Newsroom): unknown {
  const database = new DatabaseSync(join(room.folder, ".polywire/state.sqlite"));
  const heads = database.prepare("SELECT * FROM head ORDER BY path").all();
  const articles = database.prepare("SELECT * FROM article ORDER BY path").all();
  database.close();
  return {
    heads,
    articles: articles.map(({ path, json }) => ({ path, article: JSON.parse(String(json)) })),
  };
}

// The sample newsroom, with files that give no article or give one twice. No article waits unread, for only a whole
// reading tells its keywords.
function sampleNewsroom(settings: Readonly<Record<string, unknown>> = {}): Newsroom {
  const sample = JSON.parse(readFileSync(join(ROOT, "polywire.config.json"), "utf8"));
  const { site, sources, editions } = sample;
  const feeds = { sections: false, exclude: { keyword: ["none of them"] } };
  const room = newsroom({ site, sources, editions: editions.slice(0, 1), feeds, ...settings });
  cpSync(join(ROOT, "articles"), join(room.folder, "articles"), { recursive: true });
  room.write("articles/en/empty.html", "");
  room.write("articles/en/broken.json", "{");
  room.write("articles/en/twice.md", story("Twice", ["id: urn:x:twice"]));
  room.write("articles/en/twice-again.md", story("Twice again", ["id: urn:x:twice"]));
  return room;
}

// Builds a newsroom and says all that came of it.
async function built(room: Newsroom, count: number): Promise<unknown> {
  const report = await room.build(NOW, { threads: { ...ALWAYS, count } });
  const files = [...room.published()].map(([path, { text }]) => [path, text]);
  const { articles, problems } = report;
  return { articles, problems, files, ledger: ledgerOf(room) };
}

test("any number of threads gives the same files, report and ledger", async () => {
  const started = watchThreads();
  const none = await built(sampleNewsroom(), 0);
  expect(started).toHaveLength(0);
  for (const count of [1, 2, 3]) {
    const before = started.length;
    expect(await built(sampleNewsroom(), count)).toEqual(none);
    expect(started.length - before).toBe(count);
  }
});

// Pages of a corpus may wait, stories in Markdown are read at once: by turns, some of one story with those.
function mixedNewsroom(): Newsroom {
  const room = newsroom({ feeds: { items: 3, sections: false } });
  addMixed(room, 0, 60);
  return room;
}

function addMixed(room: Newsroom, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    const { path, html } = corpusArticle(index, 60);
    room.write(join("articles", path), html);
    const stem = path.replace(/^\w+\/|\.html$/g, "");
    if (index % 3 === 0) room.write(`articles/en/${stem}.md`, story(`Story ${index}`));
  }
}

test("what threads read does not depend on what waits unread between it", async () => {
  const none = await built(mixedNewsroom(), 0);
  expect(await built(mixedNewsroom(), 2)).toEqual(none);
});

// A newsroom whose ledger knows stories in Markdown, to which pages of the same stories come.
async function grown(count: number): Promise<unknown> {
  const room = mixedNewsroom();
  for (let index = 0; index < 60; index += 3) {
    room.remove(join("articles", corpusArticle(index, 60).path));
  }
  await room.build(NOW);
  addMixed(room, 0, 60);
  return built(room, count);
}

test("what threads only glance at is read where the ledger already knows what it belongs to", async () => {
  expect(await grown(2)).toEqual(await grown(0));
});

test("threads end with the build, also where it is stopped among articles", async () => {
  const started = watchThreads();
  const room = sampleNewsroom();
  const stop = new Error("stopped");
  const emit = (event: { readonly type: string; readonly done?: number }): void => {
    if (event.type === "article" && event.done === 40) throw stop;
  };
  const building = room.build(NOW, { emit, threads: { ...ALWAYS, count: 2 } });
  await expect(building).rejects.toBe(stop);
  expect(started.length).toBeGreaterThan(0);
  expect(started.map(({ threadId }) => threadId)).toEqual(started.map(() => -1));
});

test("builds of less than 200 articles start no thread, however large they are", async () => {
  const started = watchThreads();
  const room = newsroom({ feeds: { sections: false }, workers: 2 });
  const text = "The ferry left at noon. ".repeat(2500);
  for (let index = 0; index < 199; index += 1) {
    room.write(`articles/en/${index}.md`, story(`Story ${index}`, [], text));
  }
  await room.build(NOW);
  expect(started).toHaveLength(0);
  expect(threadUse({ count: 2 })).toMatchObject({ count: 2, files: 200 });
});

test("config says how many threads there are", async () => {
  const started = watchThreads();
  await sampleNewsroom({ workers: 1 }).build(NOW, { threads: ALWAYS });
  expect(started).toHaveLength(1);
});
