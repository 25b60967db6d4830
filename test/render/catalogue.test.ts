import { describe, expect, test } from "vitest";
import type { OutputDocument } from "../../src/model/document.ts";
import type { Entry } from "../../src/model/entry.ts";
import type { Catalogue, CataloguedFeed } from "../../src/render/catalogue.ts";
import { feedsJson } from "../../src/render/feeds-json.ts";
import { faultOf, faultOfText } from "../../src/render/gate.ts";
import { indexPage } from "../../src/render/index-page.ts";
import { ninjs } from "../../src/render/ninjs.ts";
import { opml } from "../../src/render/opml.ts";
import { gateNews, NEWS_FRAME, newsUrl, recentNews } from "../../src/render/sitemap.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

const address = "https://feeds.news.example";
const arabic: CataloguedFeed = {
  id: FEED.id,
  folder: FEED.folder,
  title: FEED.title,
  description: FEED.description,
  language: "ar-EG",
  direction: "rtl",
  homeUrl: FEED.homeUrl,
  updated: ENTRY.updated,
  labels: { entries: "مقالان", updated: "آخر تحديث: ١٣ فبراير ٢٠٢٥" },
  entries: 2,
  documents: [
    {
      format: "rss",
      path: "ar-EG/rss.xml",
      url: `${address}/ar-EG/rss.xml`,
      mediaType: "application/rss+xml; charset=utf-8",
      sha256: "aa",
    },
    {
      format: "json",
      path: "ar-EG/feed.json",
      url: `${address}/ar-EG/feed.json`,
      mediaType: "application/feed+json; charset=utf-8",
      sha256: "bb",
    },
  ],
};
const english = {
  ...arabic,
  id: "tag:news.example,2025:feed/en-GB",
  language: "en-GB",
  direction: "ltr",
  title: "News & <Views>",
} as const;
const CATALOGUE: Catalogue = {
  title: "News & <Views>",
  language: "en-GB",
  homeUrl: "https://news.example/",
  feeds: [arabic, english],
};
const text = (document: OutputDocument): string => new TextDecoder().decode(document.bytes);

describe("index page", () => {
  const page = text(indexPage(CATALOGUE));

  test("begins the name of a language with a capital, save in Georgian", () => {
    expect(page).toContain("<h2>British English <small>en-GB</small></h2>");
    const georgian = { ...arabic, language: "ka-GE", direction: "ltr" } as const;
    const own = text(indexPage({ ...CATALOGUE, feeds: [georgian] }));
    expect(own).toContain("<h2>ქართული (საქართველო) <small>ka-GE</small></h2>");
  });

  test("says how many entries a feed has and when it changed, in its own words", () => {
    expect(page).toContain("<small>مقالان<br>");
    expect(page).toMatch(/<time datetime="2025-02-13T[^"]+Z">آخر تحديث: ١٣ فبراير ٢٠٢٥<\/time>/);
  });

  test("names each language in itself, right-to-left where it is", () => {
    expect(page).toContain('<section lang="ar-EG" dir="rtl">\n<h2>العربية (مصر)');
    expect(page).toContain('<section lang="en-GB" dir="ltr">\n<h2>British English');
  });

  test("offers the feeds of its own language first to readers that look for feeds", () => {
    const found = [...page.matchAll(/<link rel="alternate" type="([^"]+)" hreflang="([^"]+)"/g)];
    expect(found.map(([, type, language]) => [type, language])).toEqual([
      ["application/rss+xml", "en-GB"],
      ["application/feed+json", "en-GB"],
      ["application/rss+xml", "ar-EG"],
      ["application/feed+json", "ar-EG"],
    ]);
  });

  test("escapes names", () => {
    expect(page).toContain("<title>News &amp; &lt;Views&gt;</title>");
    expect(page).not.toContain("<Views>");
  });
});

describe("OPML", () => {
  test("is well-formed and lists each feed once, with its language", () => {
    const document = opml(CATALOGUE);
    expect(faultOf(document.bytes)).toBeUndefined();
    const outlines = text(document).match(/<outline type="rss"[^>]*>/g) ?? [];
    expect(outlines).toHaveLength(2);
    expect(outlines[0]).toContain('language="ar-EG"');
    expect(outlines[0]).toContain('xmlUrl="https://feeds.news.example/ar-EG/rss.xml"');
  });

  test("lists JSON Feed where a feed has no other format", () => {
    const documents = arabic.documents.filter(({ format }) => format === "json");
    const document = opml({ ...CATALOGUE, feeds: [{ ...arabic, documents }] });
    expect(text(document)).toContain('xmlUrl="https://feeds.news.example/ar-EG/feed.json"');
  });
});

describe("feeds.json", () => {
  test("lists every file with address, type, language, last change and hash", () => {
    const listed: unknown = JSON.parse(text(feedsJson(CATALOGUE)));
    expect(listed).toMatchObject({
      updated: "2025-02-13T09:00:05Z",
      feeds: [
        {
          url: "https://feeds.news.example/ar-EG/rss.xml",
          media_type: "application/rss+xml; charset=utf-8",
          language: "ar-EG",
          updated: "2025-02-13T09:00:05Z",
          entries: 2,
          sha256: "aa",
        },
        { format: "json", sha256: "bb" },
        { language: "en-GB" },
        { language: "en-GB" },
      ],
    });
  });
});

const at = (name: string, published: string): Entry => ({
  ...plainEntry(name, name),
  published: Temporal.Instant.from(published),
});

/** A sitemap of entries, put together as the build does it. */
function newsSitemap(publication: string, entries: readonly Entry[]): string {
  const items = entries.map((entry) => {
    return { entry, url: entry.url, published: entry.published.epochMilliseconds };
  });
  const now = Temporal.Instant.from("2025-02-14T00:00:00Z").epochMilliseconds;
  const urls = recentNews(items, now).map(([url, { entry }]) => newsUrl(publication, url, entry));
  return `${NEWS_FRAME.open}${urls.join("\n")}\n${NEWS_FRAME.close}`;
}

function locations(entries: readonly Entry[]): string[] {
  const found = newsSitemap("The Example", entries).matchAll(/<loc>(.*?)<\/loc>/g);
  return Array.from(found, ([, url = ""]) => url);
}

describe("Google News sitemap", () => {
  test("takes what was first published in the 48 hours before now, newest first", () => {
    const entries = [
      at("edge", "2025-02-12T00:00:00Z"),
      at("old", "2025-02-11T23:59:59Z"),
      at("new", "2025-02-13T12:00:00Z"),
      at("future", "2025-02-14T00:00:01Z"),
    ];
    expect(locations(entries)).toEqual([
      "https://news.example/ar/new",
      "https://news.example/ar/edge",
    ]);
  });

  test("takes an address once and 1,000 at most", () => {
    const many = Array.from({ length: 1100 }, (_, index) =>
      at(`n${index}`, "2025-02-13T12:00:00Z"),
    );
    expect(locations([...many, ...many])).toHaveLength(1000);
  });

  test("names the alternates with the page itself, and Chinese as Google asks", () => {
    const written = newsSitemap("The Example", [ENTRY]);
    expect(written.match(/hreflang="[^"]+"/g)).toEqual([
      'hreflang="ar-EG"',
      'hreflang="en-GB"',
      'hreflang="he"',
    ]);
    const taiwan = { ...at("tw", "2025-02-13T12:00:00Z"), language: "zh-TW" };
    expect(newsSitemap("The Example", [taiwan])).toContain("<news:language>zh-tw</news:language>");
    expect(faultOfText(newsSitemap("A & <B>", [ENTRY]), 1)).toBeUndefined();
  });

  test("stops addresses that would break it", () => {
    const now = Temporal.Instant.from("2025-02-13T12:00:00Z");
    const url = newsUrl("The Example", "https://news.example/ar/new", at("new", now.toString()));
    expect(() => gateNews([url, url])).not.toThrow();
    expect(() => gateNews([url.replace("</loc>", "")])).toThrow("news-sitemap.xml would be broken");
  });
});

describe("ninjs", () => {
  test("keeps the id, the dates, the texts and the flags", () => {
    const document = ninjs(ENTRY, "ar-EG");
    expect(document.path).toMatch(/^ar-EG\/ninjs\/[0-9a-f]{16}\.json$/);
    expect(JSON.parse(text(document))).toMatchObject({
      uri: ENTRY.id,
      firstCreated: "2025-02-13T04:28:00Z",
      versionCreated: "2025-02-13T09:00:05Z",
      language: "ar-EG",
      headlines: [{ role: "main", value: ENTRY.title }, { role: "short" }],
      digitalSourceType: { literal: "trainedAlgorithmicMedia" },
      genres: [{ literal: "sig:correction" }],
    });
  });
});
