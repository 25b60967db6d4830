import { parseFeed, parseJsonFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/model/entry.ts";
import { renderers } from "../../src/render/index.ts";
import { contentHtml } from "../../src/render/html.ts";
import { readers, type ReadItem } from "./parsers.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

const ENTRIES: readonly Entry[] = [
  ENTRY,
  plainEntry("plain", "Ampersand & 3 < 4 “quote”"),
  {
    ...plainEntry("deux", "Déjà vu"),
    translations: [{ language: "en", url: "https://news.example/en/deux" }],
  },
];
const written = Object.fromEntries(
  renderers.map((renderer) => [
    renderer.format,
    new TextDecoder().decode(renderer.render({ ...FEED, entries: ENTRIES }).bytes),
  ]),
);
const text = (format: string): string => written[format] ?? "";

/** What should come back of an entry by a reader that knows these members. */
function sent(entry: Entry, known: ReadItem): ReadItem {
  const published = new Date(entry.published.epochMilliseconds).toISOString();
  return {
    id: entry.id,
    title: entry.title,
    link: entry.url,
    published: known.published === undefined ? undefined : published,
    content: known.content === undefined ? undefined : contentHtml(entry),
  };
}

describe.each(readers)("$name", ({ read }) => {
  test.each(["rss", "atom"])(
    "%s: ids, titles, links, dates and content come back",
    async (format) => {
      const items = await read(text(format));
      const expected = ENTRIES.map((entry, index) => sent(entry, items[index] ?? {}));
      expect(items).toEqual(expected);
    },
  );
});

describe("the own page of an entry with translations", () => {
  const translated = ENTRIES.filter(({ translations }) => translations.length > 0);

  test.each(readers)("$name picks it", async ({ read }) => {
    for (const format of ["rss", "atom"]) {
      const links = new Map((await read(text(format))).map(({ id, link }) => [id, link]));
      for (const { id, url } of translated) expect(links.get(id)).toBe(url);
    }
  });
});

describe("feedsmith reads what the others have no word for", () => {
  test("RSS: language, creators, categories, pictures, hubs", () => {
    const parsed = parseFeed(text("rss"));
    if (parsed.format !== "rss") throw new Error(`taken for ${parsed.format}`);
    expect(parsed.feed).toMatchObject({
      language: "ar-EG",
      ttl: 15,
      atom: { links: [{ rel: "self", href: FEED.selfUrls.rss }, { rel: "hub" }, { rel: "hub" }] },
      items: [
        {
          dc: { creators: ENTRY.authors.map(({ name }) => name) },
          categories: [
            { name: "اقتصاد" },
            { name: "اقتصاد وأعمال", domain: "http://cv.iptc.org/newscodes/mediatopic/" },
            { name: "correction" },
          ],
          media: {
            contents: [{ url: "https://news.example/img/harbour.jpg", fileSize: 123456 }, {}],
          },
        },
        {},
        {},
      ],
    });
  });

  test("Atom: authors, categories, enclosures", () => {
    const parsed = parseFeed(text("atom"));
    if (parsed.format !== "atom") throw new Error(`taken for ${parsed.format}`);
    expect(parsed.feed.entries?.[0]).toMatchObject({
      authors: [{ name: "سلمى النجار", uri: "https://news.example/people/salma" }, {}],
      categories: [
        { term: "economy", label: "اقتصاد" },
        { term: "medtop:04000000" },
        { term: "correction", scheme: "http://cv.iptc.org/newscodes/signal/" },
      ],
    });
    const enclosures = parsed.feed.entries?.[0]?.links?.filter(({ rel }) => rel === "enclosure");
    expect(enclosures).toMatchObject([{ type: "image/jpeg", length: 123456 }, {}]);
  });

  test("JSON Feed: everything", () => {
    expect(parseJsonFeed(JSON.parse(text("json")))).toMatchObject({
      language: "ar-EG",
      hubs: [{ type: "WebSub" }, { type: "WebSub" }],
      items: ENTRIES.map((entry) => ({ id: entry.id, url: entry.url, title: entry.title })),
    });
  });
});
