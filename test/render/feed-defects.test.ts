/**
 * What `feed` 6.0.0 gets wrong, each defect twice: first in the package itself, so that a release that mends it is noticed,
 * then in our output.
 */
import { Feed, type FeedOptions, type Item } from "feed";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Entry } from "../../src/model/entry.ts";
import type { FeedFormat } from "../../src/model/feed.ts";
import { faultOf } from "../../src/render/gate.ts";
import { renderers } from "../../src/render/index.ts";
import { FEED, plainEntry } from "./sample.ts";

const OPTIONS: FeedOptions = {
  title: "News",
  id: "tag:news.example,2025:f",
  link: "https://news.example/",
  description: "d",
};
const ITEM: Item = {
  title: "t",
  id: "tag:news.example,2025:1",
  link: "https://news.example/1",
  date: new Date("2025-02-13T04:28:00Z"),
};
const PLAIN = plainEntry("1", "t");

/** What the package writes of an item. */
function raw(
  format: FeedFormat,
  item: Partial<Item> = {},
  options: Partial<FeedOptions> = {},
): string {
  const feed = new Feed({ ...OPTIONS, ...options });
  feed.addItem({ ...ITEM, ...item });
  return { rss: () => feed.rss2(), atom: () => feed.atom1(), json: () => feed.json1() }[format]();
}

/** What we write of an entry. */
function ours(
  format: FeedFormat,
  entry: Partial<Entry> = {},
  feed: Partial<typeof FEED> = {},
): string {
  const renderer = renderers.find((one) => one.format === format);
  const document = renderer?.render({ ...FEED, ...feed, entries: [{ ...PLAIN, ...entry }] });
  return new TextDecoder().decode(document?.bytes);
}

const isWellFormed = (text: string): boolean =>
  faultOf(new TextEncoder().encode(text), 1) === undefined;

describe.each(["rss", "atom"] as const)("%s", (format) => {
  test("a second ]]> ends the section", () => {
    expect(isWellFormed(raw(format, { title: "a ]]> b ]]> c <" }))).toBe(false);
    expect(isWellFormed(ours(format, { title: "a ]]> b ]]> c <" }))).toBe(true);
  });

  test("a control character is written as it comes", () => {
    expect(isWellFormed(raw(format, { title: "a\u0008b" }))).toBe(false);
    expect(ours(format, { title: "a\u0008b" })).toContain(">ab</title>");
  });

  test("attributes are escaped for quotes only", () => {
    const scheme = "a<b";
    expect(isWellFormed(raw("rss", { category: [{ name: "c", domain: scheme }] }))).toBe(false);
    const category = { term: 'a<b&"', label: "c", scheme: "https://news.example/?a=1&b=<" };
    expect(isWellFormed(ours(format, { categories: [category] }))).toBe(true);
  });

  test("&amp; in a text is turned into &", () => {
    const text = "write &amp; for &";
    expect(raw("rss", {}, { title: text })).toContain("<title>write &amp; for &amp;</title>");
    const escaped = format === "rss" ? "write &#x26;amp; for &#x26;" : "write &amp;amp; for &amp;";
    expect(ours(format, {}, { title: text })).toContain(`${escaped}</title>`);
    expect(ours(format, { title: text })).toContain(`${escaped}</title>`);
  });

  test("the stylesheet can only be text/xsl", () => {
    expect(raw(format, {}, { stylesheet: "/feed.css" })).toContain('type="text/xsl"');
    expect(ours(format)).toContain('<?xml-stylesheet type="text/css" href="/feed.css"?>');
  });
});

describe("media types are guessed", () => {
  const image = "https://news.example/a.jpg";

  test.each(["rss", "atom"] as const)("%s", (format) => {
    expect(raw(format, { image })).toContain("image/jpg");
    expect(ours(format, { images: [{ url: image }] })).toContain('type="image/jpeg"');
    const bare = ours(format, { images: [{ url: "https://news.example/a" }] });
    expect(bare).toContain("https://news.example/a");
    expect(bare).not.toContain("image/");
  });
});

describe("RSS", () => {
  test("an author without address becomes an invalid <author>", () => {
    expect(raw("rss", { author: [{ name: "Jo", email: "" }] })).toContain("<author>Jo</author>");
    const text = ours("rss", { authors: [{ name: "Jo", kind: "person" }] });
    expect(text).toContain("<dc:creator>Jo</dc:creator>");
    expect(text).not.toContain("<author>");
  });

  test("an enclosure says length 0", () => {
    expect(raw("rss", { image: "https://news.example/a.jpg" })).toContain('length="0"');
    const url = "https://news.example/a.jpg";
    expect(ours("rss", { images: [{ url }] })).not.toContain("<enclosure");
    expect(ours("rss", { images: [{ url, bytes: 5 }] })).toContain('length="5" type="image/jpeg"');
  });

  test("one enclosure stands for all pictures", () => {
    const item = { image: "https://news.example/a.jpg", video: "https://news.example/b.mp4" };
    expect(raw("rss", item)).not.toContain("a.jpg");
    const images = [{ url: "https://news.example/a.jpg" }, { url: "https://news.example/b.jpg" }];
    expect(ours("rss", { images }).match(/<media:content/g)).toHaveLength(2);
  });

  test("rendering mutates the items", () => {
    const audio = { url: "https://news.example/a.mp3", duration: 60 };
    raw("rss", { audio }, { podcast: true });
    expect(audio.duration).toBeUndefined();
    const entry = Object.freeze({ ...PLAIN, images: Object.freeze([{ url: audio.url }]) });
    const before = JSON.stringify(entry);
    ours("rss", entry);
    expect(JSON.stringify(entry)).toBe(before);
  });

  test("channel elements it does not know land after the items", () => {
    const feed = new Feed(OPTIONS);
    feed.addItem(ITEM);
    feed.addExtension({ name: "fh:complete", objects: {} });
    expect(feed.rss2()).toMatch(/<\/item>\s*<fh:complete/);
    const text = ours("rss", {}, { paging: { complete: true } });
    expect(text.indexOf("<fh:complete/>")).toBeLessThan(text.indexOf("<item>"));
    expect(text).toMatch(/<\/item>\s*<\/channel>/);
  });
});

describe("extensions leak between RSS and JSON, and Atom ignores them", () => {
  test("what one format needs stands in that format", () => {
    const extensions = [{ name: "dc:creator", objects: { _text: "Jo" } }];
    expect(raw("json", { extensions })).toContain("dc:creator");
    expect(raw("atom", { extensions })).not.toContain("dc:creator");
    const entry = { credit: "Harbour Agency" };
    expect(ours("json", entry)).not.toContain("dcterms:");
    expect(ours("atom", entry)).toContain("<dcterms:rightsHolder>Harbour Agency<");
    expect(ours("rss", entry)).toContain("<dcterms:rightsHolder>Harbour Agency<");
  });
});

describe("Atom", () => {
  test("there is no xml:lang", () => {
    expect(raw("atom", {}, { language: "ar" })).not.toContain("xml:lang");
    expect(ours("atom")).toMatch(/<feed [^>]*xml:lang="ar-EG"/);
  });

  test("titles are sent as HTML", () => {
    expect(raw("atom")).toContain('<title type="html">');
    const text = ours("atom", { title: "a < b" });
    expect(text).toContain('<title type="text" xml:lang="ar-EG">a &lt; b</title>');
    expect(text).not.toContain('<title type="html"');
  });

  test("ids go through new URL()", () => {
    const id = "HTTP://News.example/ä b";
    expect(raw("atom", { id })).not.toContain(`<id>${id}</id>`);
    expect(() => raw("atom", { id: "no-uri" })).toThrow(/URL/);
    expect(ours("atom", { id })).toContain(`<id>${id}</id>`);
    expect(ours("atom", { id: "no-uri" })).toContain("<id>no-uri</id>");
  });
});

describe("JSON", () => {
  test("it says version 1", () => {
    expect(raw("json")).toContain('jsonfeed.org/version/1"');
    expect(JSON.parse(ours("json"))).toMatchObject({ version: "https://jsonfeed.org/version/1.1" });
  });

  test("it has no language, hubs, authors, attachments", () => {
    const author = { name: "Jo", link: "https://news.example/jo" };
    const options = { language: "ar", hub: "https://hub.example/", author };
    const image = "https://news.example/a.jpg";
    const bare: unknown = JSON.parse(raw("json", { image, author: [author] }, options));
    for (const name of ["language", "hubs", "authors"]) expect(bare).not.toHaveProperty(name);
    expect(bare).not.toHaveProperty("items[0].attachments");
    expect(bare).not.toHaveProperty("items[0].authors");
    const entry = { images: [{ url: image }], authors: [{ name: "Jo", kind: "person" } as const] };
    expect(JSON.parse(ours("json", entry))).toMatchObject({
      language: "ar-EG",
      hubs: [{ type: "WebSub" }, { type: "WebSub" }],
      authors: [{ name: FEED.publisher }],
      items: [
        { authors: [{ name: "Jo" }], attachments: [{ url: image, mime_type: "image/jpeg" }] },
      ],
    });
  });

  test("a summary without content is sent as HTML", () => {
    expect(JSON.parse(raw("json", { description: "a < b" }))).toHaveProperty(
      "items[0].content_html",
    );
    const written: unknown = JSON.parse(ours("json", { summary: "a < b" }));
    expect(written).toMatchObject({ items: [{ content_text: "a < b", summary: "a < b" }] });
    expect(written).not.toHaveProperty("items[0].content_html");
  });
});

describe("updated defaults to now", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2031-07-05T00:00:00Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(["rss", "atom"] as const)("%s", (format) => {
    expect(raw(format)).toContain("2031");
    const { updated: _, ...undated } = FEED;
    const renderer = renderers.find((one) => one.format === format);
    const document = renderer?.render({ ...undated, entries: [] });
    expect(new TextDecoder().decode(document?.bytes)).not.toContain("2031");
  });
});
