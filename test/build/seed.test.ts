import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extractArticle } from "../../src/index.ts";
import { plainText } from "../../src/model/block.ts";
import { newsroom } from "./newsroom.ts";

const FOLDER = new URL("../../../shared/seed/", import.meta.url);
const present = existsSync(FOLDER);
const name = present ? readdirSync(FOLDER).find((file) => file.endsWith(".txt")) : undefined;
const bytes = name === undefined ? undefined : readFileSync(new URL(name, FOLDER));

const HEADLINE =
  "Negotiations to end Ukraine war to begin ‘immediately’, Trump says after talk with Putin";

test.skipIf(bytes === undefined)(
  "the scraped article gives its facts (needs ../shared/seed)",
  () => {
    const file = { path: "seed.txt", bytes: bytes ?? new Uint8Array() };
    const extraction = extractArticle(file, { language: "en", timeZone: "Asia/Dubai" });
    if (!extraction.ok) throw new Error(JSON.stringify(extraction.problems));
    const { article } = extraction;
    expect(article.headline).toBe(HEADLINE);
    expect(article.images).toHaveLength(1);
    expect(article.images[0]).toMatchObject({ credit: "AFP" });
    expect(article.images[0]?.caption).toMatch(/^US President.*spoke on Wednesday\.$/);
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:00Z");
    expect(article.published).toMatchObject({ derived: "updated" });
    const source = new TextDecoder()
      .decode(bytes)
      .trim()
      .split(/\n\s*\n/)
      .map((line) => line.trim());
    expect(plainText(article.body).split("\n\n")).toEqual(source.slice(2, -1));
  },
);

test.skipIf(bytes === undefined)(
  "the scraped article comes out in every format (needs ../shared/seed)",
  async () => {
    const room = newsroom({ sources: [{ path: "**", timeZone: "Asia/Dubai", language: "en" }] });
    room.write("articles/seed.txt", bytes ?? "");
    await room.build("2025-02-13T06:00:00Z");
    for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
      const text = room.read(`en-GB/${file}`);
      expect(text).toContain(HEADLINE);
      expect(text).toContain("Truth Social platform");
      expect(text).not.toContain("spoke on Wednesday. AFP");
      expect(text).not.toContain("Updated: February 13, 2025, 8:28 AM");
    }
    // It says when it was updated, not when it was published.
    expect(room.read("en-GB/feed.json")).toMatch(
      /"labels": \{\s*"updated": "Updated: 13 February 2025/,
    );
    expect(room.read("en-GB/atom.xml")).toContain("<updated>2025-02-13T04:28:00Z</updated>");
  },
);
