import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import type { Entry } from "../../src/model/entry.ts";
import type { FeedFormat } from "../../src/model/feed.ts";
import { faultOf } from "../../src/render/gate.ts";
import { renderers } from "../../src/render/index.ts";
import { cleanId, cleanText } from "../../src/render/xml.ts";
import { blocks, hostileText } from "./arbitraries.ts";
import { ENTRY, FEED } from "./sample.ts";

/** Every place of an entry that holds text. */
const hostileEntry: fc.Arbitrary<Entry> = fc
  .record({ text: fc.array(hostileText, { minLength: 8, maxLength: 8 }), body: blocks })
  .map(({ text, body }) => {
    const [
      title = "",
      summary = "",
      name = "",
      label = "",
      term = "",
      caption = "",
      rights = "",
      id = "",
    ] = text;
    return {
      ...ENTRY,
      id,
      title,
      summary,
      body,
      authors: [{ name, kind: "person" }],
      categories: [{ term, label, scheme: "https://news.example/terms" }],
      images: [{ url: "https://news.example/a.jpg", caption, credit: name, alt: title, rights }],
      rights,
      credit: name,
      correction: summary,
      alternativeHeadline: title,
      section: term,
      labels: { published: label, updated: title },
      translations: [{ language: "en", url: "https://news.example/en", title }],
    };
  });

const write = (format: FeedFormat, entry: Entry): Uint8Array => {
  const renderer = renderers.find((one) => one.format === format);
  if (renderer === undefined) throw new Error(`no renderer for ${format}`);
  const feed = {
    ...FEED,
    title: entry.title || "t",
    description: entry.summary,
    publisher: entry.title,
    rights: entry.title,
  };
  return renderer.render({ ...feed, entries: [entry] }).bytes;
};
const read = (format: FeedFormat, entry: Entry): string =>
  new TextDecoder().decode(write(format, entry));

describe("any text", () => {
  test.each(["rss", "atom", "json"] as const)("%s stays well-formed and whole", (format) => {
    fc.assert(
      fc.property(hostileEntry, (entry) => {
        expect(faultOf(write(format, entry), 1)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test.each(["rss", "atom", "json"] as const)("%s says the same id and title", (format) => {
    fc.assert(
      fc.property(hostileText, hostileText, (id, title) => {
        // Parsers trim what they read and hold an empty text for none.
        const entry = { ...ENTRY, id: `tag:${id}.`, title: `»${title}«` };
        expect(pick[format](read(format, entry))).toEqual([
          cleanId(entry.id),
          cleanText(entry.title),
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Id and title of the first item, as a parser that is not ours reads them. */
const pick: Readonly<Record<FeedFormat, (text: string) => readonly unknown[]>> = {
  rss: (text) =>
    (parseRssFeed(text).items ?? []).flatMap(({ guid, title }) => [guid?.value, title]),
  atom: (text) =>
    (parseAtomFeed(text).entries ?? []).flatMap(({ id, title }) => [id, title?.value]),
  json: (text) =>
    (parseJsonFeed(JSON.parse(text)).items ?? []).flatMap(({ id, title }) => [id, title]),
};

describe("the door for text", () => {
  test("is idempotent, and what it lets through is XML and well-formed Unicode", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.normalize("NFC"));
        expect(clean).not.toMatch(/(?![\t\n])[\p{Cc}\ufffe\uffff]/u);
      }),
    );
  });

  test("loses no letter, digit, mark or sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(cleanText(text)).toBe(text.normalize("NFC"));
      }),
    );
  });
});
