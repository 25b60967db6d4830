/** What syndication means by an item's life, said in every format. */
import { describe, expect, test } from "vitest";
import type { Feed, FeedFormat } from "../../src/model/feed.ts";
import { renderers } from "../../src/render/index.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

const write = (format: FeedFormat, change: Partial<Feed> = {}): string => {
  const renderer = renderers.find((one) => one.format === format);
  return new TextDecoder().decode(renderer?.render({ ...FEED, ...change }).bytes);
};
const read = (change: Partial<Feed> = {}): unknown => JSON.parse(write("json", change));

describe("corrections", () => {
  test("are flagged by IPTC's signal in RSS and Atom, and in JSON", () => {
    const signal = "http://cv.iptc.org/newscodes/signal/";
    expect(write("rss")).toContain(`<category domain="${signal}">correction</category>`);
    expect(write("atom")).toContain(`<category scheme="${signal}" term="correction"/>`);
    expect(read()).toMatchObject({ items: [{ _polywire: { correction: ENTRY.correction } }, {}] });
  });

  test("say what was corrected in Dublin Core's provenance", () => {
    for (const format of ["rss", "atom"] as const) {
      expect(write(format)).toContain(
        `<dcterms:provenance>${ENTRY.correction}</dcterms:provenance>`,
      );
    }
  });

  test("are not claimed of an entry without", () => {
    for (const { format } of renderers) {
      expect(write(format, { entries: [plainEntry("1", "t")] })).not.toMatch(
        /correction|provenance/,
      );
    }
  });
});

describe("texts that a machine made", () => {
  test("state IPTC's digital source type in every format", () => {
    for (const { format } of renderers) expect(write(format)).toContain(ENTRY.digitalSourceType);
  });

  test("state what language they were translated from", () => {
    for (const format of ["rss", "atom"] as const) {
      expect(write(format)).toContain("<dc:language>ar-EG-t-en-t0-und</dc:language>");
    }
    expect(read()).toMatchObject({ items: [{ _polywire: { machineTranslatedFrom: "en" } }, {}] });
  });
});

describe("translations", () => {
  test("stand before the own link in RSS", () => {
    const item = write("rss").split("<item>")[1] ?? "";
    expect(item.lastIndexOf("<atom:link")).toBeLessThan(item.indexOf("<link>"));
    expect(item.match(/hreflang="[^"]+"/g)).toEqual(['hreflang="en-GB"', 'hreflang="he"']);
  });

  test("stand between the own link and the own link again in Atom", () => {
    const entry = write("atom").split("<entry>")[1] ?? "";
    const alternates = entry.match(/<link rel="alternate"[^>]*>/g) ?? [];
    expect(alternates.map((link) => /hreflang="([^"]+)"/.exec(link)?.[1])).toEqual([
      undefined,
      "en-GB",
      "he",
      "ar-EG",
    ]);
  });

  test("are listed in JSON", () => {
    expect(read()).toMatchObject({
      items: [{ _polywire: { translations: [{ language: "en-GB" }, { language: "he" }] } }, {}],
    });
  });
});

describe("withdrawn entries", () => {
  const tombstones = [
    {
      id: "tag:news.example,2025:gone",
      url: "https://news.example/gone",
      withdrawn: Temporal.Instant.from("2025-02-14T00:00:00Z"),
    },
  ];

  test("are told of by RFC 6721 in Atom, by the extension in JSON, not at all in RSS", () => {
    expect(write("atom", { tombstones })).toContain(
      '<at:deleted-entry ref="tag:news.example,2025:gone" when="2025-02-14T00:00:00Z"><link rel="alternate" href="https://news.example/gone"/></at:deleted-entry>',
    );
    expect(read({ tombstones })).toMatchObject({
      _polywire: {
        tombstones: [{ id: "tag:news.example,2025:gone", withdrawn: "2025-02-14T00:00:00Z" }],
      },
    });
    expect(write("rss", { tombstones })).not.toContain("gone");
  });
});

describe("RFC 5005", () => {
  test("a complete feed says so", () => {
    const paging = { complete: true };
    expect(write("rss", { paging })).toContain("<fh:complete/>");
    expect(write("atom", { paging })).toContain("<fh:complete/>");
    expect(read({ paging })).toMatchObject({ _polywire: { complete: true } });
  });

  test("an archive names its neighbours and the living feed", () => {
    const older = {
      rss: "https://a.example/1.xml",
      atom: "https://a.example/1.atom",
      json: "https://a.example/1.json",
    };
    const paging = { archive: true, current: FEED.selfUrls, previousArchive: older };
    expect(write("rss", { paging })).toMatch(
      /<fh:archive\/>[^]*rel="current"[^]*rel="prev-archive"[^>]*1\.xml[^]*<item>/,
    );
    expect(write("atom", { paging })).toMatch(
      /<fh:archive\/>[^]*rel="prev-archive"[^>]*1\.atom[^]*<entry>/,
    );
    expect(read({ paging })).toMatchObject({ next_url: older.json, _polywire: { archive: true } });
  });
});

describe("WebSub", () => {
  test("every hub and the feed's own address stand in every format", () => {
    for (const { format } of renderers) {
      const text = write(format);
      for (const url of [...FEED.hubs, FEED.selfUrls[format]]) expect(text).toContain(url);
    }
  });
});

describe("dates", () => {
  test("stay published and move updated", () => {
    expect(write("rss")).toMatch(
      /<pubDate>Thu, 13 Feb 2025 04:28:00 GMT<[^]*<dcterms:modified>2025-02-13T09:00:05Z</,
    );
    expect(write("atom")).toMatch(
      /<updated>2025-02-13T09:00:05Z<\/updated>\s*<published>2025-02-13T04:28:00Z</,
    );
    expect(read()).toMatchObject({
      items: [
        { date_published: "2025-02-13T04:28:00Z", date_modified: "2025-02-13T09:00:05Z" },
        { _polywire: { publishedDerived: true, publishedPrecision: "day" } },
      ],
    });
  });
});
