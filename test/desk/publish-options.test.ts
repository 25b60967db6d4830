import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";

const locales = fewLocales();
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z", "section: Politics"];
const at = (hour: number): string => `2026-11-20T${hour}:00:00Z`;

test("compressed twins hold what their files hold, are made only when those change, and go with them", async () => {
  const room = newsroom({ locales, publish: { compress: ["gzip", "brotli"] } });
  room.write("articles/1.md", story("Harbour opens", DATED));
  await room.build(at(12));
  const paths = [...room.published().keys()];
  const files = paths.filter((path) => !/\.(?:gz|br)$/.test(path));
  expect(paths).toHaveLength(files.length * 3);
  const bytes = (path: string): Buffer => readFileSync(join(room.folder, "output", path));
  for (const path of files) {
    expect(gunzipSync(bytes(`${path}.gz`)).equals(bytes(path))).toBe(true);
    expect(brotliDecompressSync(bytes(`${path}.br`)).equals(bytes(path))).toBe(true);
  }
  const before = room.published();
  expect((await room.build(at(13))).documents.written).toEqual([]);
  expect(room.published()).toEqual(before);
  room.remove("output/en-GB/rss.xml.gz");
  expect((await room.build(at(13))).documents.written).toEqual(["en-GB/rss.xml.gz"]);
  room.write("articles/1.md", story("Harbour opens", ["section: Sport", ...DATED.slice(0, 2)]));
  const { removed } = (await room.build(at(14))).documents;
  expect(removed).toContain("en-GB/politics/rss.xml.br");
  expect(gunzipSync(bytes("en-GB/rss.xml.gz")).equals(bytes("en-GB/rss.xml"))).toBe(true);
});

test("each live article has a ninjs document that goes with it", async () => {
  const room = newsroom({ locales, feeds: { items: 1 }, publish: { ninjs: true } });
  room.write("articles/1.md", story("Harbour opens", [...DATED, "correction: Not Tuesday."]));
  room.write("articles/2.md", story("Ferry sails", [...DATED, "editorialNote: Ask the mayor"]));
  await room.build(at(12));
  const documents = [...room.published()].filter(([path]) => path.includes("/ninjs/"));
  const items = documents.map(([, { text }]) => JSON.parse(text));
  expect(items.map(({ uri }) => String(uri)).toSorted()).toEqual([
    "tag:desk.example,2025:1",
    "tag:desk.example,2025:2",
  ]);
  expect(documents.map(([, { text }]) => text).join()).not.toContain("mayor");
  expect((await room.build(at(13))).documents.written).toEqual([]);
  room.write("articles/2.md", story("Ferry sailed", DATED));
  const edited = (await room.build(at(14))).documents.written;
  expect(edited.filter((path) => path.includes("/ninjs/"))).toHaveLength(1);
  room.remove("articles/2.md");
  expect((await room.build(at(15))).documents.removed).toEqual(
    edited.filter((path) => path.includes("/ninjs/")),
  );
});

test("a _headers file gives every file its media type", async () => {
  const room = newsroom({ locales, publish: { headers: true } });
  room.write("articles/1.md", story("Harbour opens", DATED));
  await room.build(at(12));
  const headers = room.read("_headers");
  expect(headers).toContain("/en-GB/rss.xml\n  Content-Type: application/rss+xml; charset=utf-8\n");
  expect(headers).toContain("/en-GB/politics/feed.json\n  Content-Type: application/feed+json");
  expect(headers).toContain("/opml.xml\n  Content-Type: text/x-opml");
});
