import { chmodSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { newsroom, story, type Newsroom } from "./newsroom.ts";

const NOON = "2026-11-20T12:00:00Z";
const ONE = "2026-11-20T13:00:00Z";
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z"];

/**
 * A newsroom that has published three wire stories, too few to be held back by their number, and nine of its own.
 * @returns the newsroom
 */
async function published(): Promise<Newsroom> {
  const room = newsroom();
  for (const n of [1, 2, 3]) room.write(`articles/wire/${n}.md`, story(`Wire ${n}`, DATED));
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9])
    room.write(`articles/own/${n}.md`, story(`Own ${n}`, DATED));
  await room.build(NOON);
  return room;
}

/** Makes something of the articles folder that nobody can look at: for root, who reads all, a link to itself. */
function hide(room: Newsroom, path: string): () => void {
  const file = join(room.folder, path);
  renameSync(file, `${file}-away`);
  symlinkSync(file, file);
  return () => {
    room.remove(path);
    renameSync(`${file}-away`, file);
  };
}

const isRoot = process.getuid?.() === 0;

describe("what nobody can look at is not gone", () => {
  test("the whole folder", async () => {
    const room = await published();
    const before = room.published();
    const show = hide(room, "articles");
    const away = await room.build(ONE);
    expect(away.exitCode).toBe(1);
    expect(away.problems.map(({ code }) => code)).toContain("folder_vanished");
    expect(room.published()).toEqual(before);
    show();
    expect(await room.build(ONE)).toMatchObject({ exitCode: 0, documents: { written: [] } });
  });

  test("the whole folder, where files are named", async () => {
    const room = await published();
    const before = room.published();
    hide(room, "articles");
    const away = await room.build(ONE, { changed: ["wire/1.md", "own/1.md"] });
    expect(away.exitCode).toBe(1);
    expect(room.published()).toEqual(before);
  });

  test("the whole folder with a few articles, and the ledger", async () => {
    const room = newsroom();
    for (const n of [1, 2]) room.write(`articles/${n}.md`, story(`Story ${n}`, DATED));
    await room.build(NOON);
    const before = room.published();
    room.remove(".polywire");
    room.remove("articles");
    const away = await room.build(ONE);
    expect(away.exitCode).toBe(1);
    expect(away.problems.map(({ code }) => code)).toContain("folder_vanished");
    expect(room.published()).toEqual(before);
  });

  test("all of it before the first run", async () => {
    const room = newsroom({ articles: "artcles" });
    const away = await room.build(ONE);
    expect(away).toMatchObject({ exitCode: 1, documents: { written: [] } });
    expect(away.problems).toMatchObject([{ code: "folder_vanished" }]);
  });

  test("a file of an impossible name is no reason to stop", async () => {
    const room = await published();
    room.write("articles/own/1.md", story("Own 1 anew", DATED));
    const named = [`own/${"x".repeat(300)}.md`, "own/1.md"];
    const report = await room.build(ONE, { changed: named });
    expect(report.problems.map(({ code }) => code)).toContain("file_unreadable");
    expect(room.read("en-GB/rss.xml")).toContain("Own 1 anew");
  });

  test.skipIf(isRoot).each([0o000, 0o444])("a folder of mode %o", async (mode) => {
    const room = await published();
    const before = room.published();
    const folder = join(room.folder, "articles/wire");
    chmodSync(folder, mode);
    onTestFinished(() => chmodSync(folder, 0o755));
    const away = await room.build(ONE);
    expect(away.exitCode).toBe(1);
    expect(away.problems[0]).toMatchObject({ code: "file_unreadable" });
    expect(room.published()).toEqual(before);
  });

  test("but goes once the desk says so", async () => {
    const room = await published();
    hide(room, "articles");
    await room.build(ONE, { acceptLosses: true });
    expect(room.read("en-GB/atom.xml").match(/at:deleted-entry ref/g)).toHaveLength(12);
  });
});
