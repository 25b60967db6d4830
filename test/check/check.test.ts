import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/check/index.ts";
import { renderers } from "../../src/render/index.ts";
import { FEED } from "../render/sample.ts";
import { check } from "./codes.ts";

describe("our own feeds", () => {
  test.each(renderers)("$format: nothing to complain of", (renderer) => {
    const { path, bytes } = renderer.render(FEED);
    expect(checkDocument({ path, bytes })).toEqual([]);
  });
});

/** A channel without fault, in which a test puts its own. */
const rss = (
  item: string,
  channel = "",
  after = "",
): string => `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>News</title><link>https://a.example/</link><description>d</description><language>en</language>
<atom:link rel="self" href="https://a.example/rss.xml"/>${channel}
${item}
${after}</channel></rss>`;
const item = (inner: string): string =>
  `<item><title>t</title><guid isPermaLink="false">1</guid>${inner}</item>`;

describe("RSS", () => {
  test("a channel by the book has no problem", () => {
    expect(check("rss.xml", rss(item("")))).toEqual([]);
  });

  test.each([
    [
      "pubDate of another language",
      item("<pubDate>Do, 13 Feb 2025 04:28:00 GMT</pubDate>"),
      "date_malformed:4",
    ],
    [
      "a wrong day of the week",
      item("<pubDate>Fri, 13 Feb 2025 04:28:00 GMT</pubDate>"),
      "date_malformed:4",
    ],
    ["a day that is none", item("<pubDate>31 Feb 2025 04:28:00 GMT</pubDate>"), "date_malformed:4"],
    [
      "an author without address (InvalidContact)",
      item("<author>Jo Doe</author>"),
      "contact_invalid:4",
    ],
    ["a relative link", item("<link>/story</link>"), "url_not_absolute:4"],
    [
      "an enclosure without length",
      item('<enclosure url="https://a.example/1.jpg" type="image/jpeg"/>'),
      "enclosure_incomplete:4",
    ],
    [
      "a guid that is no permalink",
      "<item><title>t</title><guid>abc</guid></item>",
      "url_not_absolute:4",
    ],
    ["no guid", "<item><title>t</title></item>", "id_missing:4"],
    ["the same guid twice", item("") + item(""), "id_repeated:4"],
    [
      "neither title nor description",
      '<item><guid isPermaLink="false">1</guid></item>',
      "element_missing:4",
    ],
    [
      "markup in the title (ContainsHTML)",
      '<item><title>&lt;b&gt;t&lt;/b&gt;</title><guid isPermaLink="false">1</guid></item>',
      "text_contains_html:4",
    ],
    [
      "a relative reference (ContainsRelRef)",
      item("<description>&lt;a href='/x'&gt;y&lt;/a&gt;</description>"),
      "reference_relative:4",
    ],
    [
      "unclosed HTML (NotHtml)",
      item("<description>&lt;div&gt;y</description>"),
      "html_malformed:4",
    ],
    [
      "a handler (SecurityRisk)",
      item("<description>&lt;p onclick='x()'&gt;y&lt;/p&gt;</description>"),
      "content_unsafe:4",
    ],
    [
      "a script address",
      item("<description>&lt;a href='java&amp;#10;script:x'&gt;y&lt;/a&gt;</description>"),
      "content_unsafe:4",
    ],
    ["an unknown element", item("<dateline>x</dateline>"), "element_undefined:4"],
    ["two titles", item("<title>u</title>"), "element_duplicate:4"],
  ])("tells %s, with its line", (_, items, code) => {
    expect(check("rss.xml", rss(items))).toEqual([code]);
  });

  test.each([
    [
      "channel elements after the items (MisplacedItem)",
      "",
      "<ttl>60</ttl>",
      "element_misplaced:5",
    ],
    ["a ttl that is no number", "<ttl>soon</ttl>", "", "value_invalid:3"],
    [
      "an image with another title (ImageTitleDoesntMatch)",
      "<image><url>https://a.example/i.png</url><title>Other</title><link>https://a.example/</link></image>",
      "",
      "image_differs:3",
    ],
    ["a second link", "<link>https://b.example/</link>", "", "element_duplicate:3"],
  ])("tells %s", (_, channel, after, code) => {
    expect(check("rss.xml", rss(item(""), channel, after))).toEqual([code]);
  });

  test("tells a missing self link, language, title", () => {
    const bare =
      '<rss version="2.0"><channel><link>https://a.example/</link><description>d</description></channel></rss>';
    expect(check("rss.xml", bare).toSorted()).toEqual([
      "element_missing:1",
      "language_missing:1",
      "self_link_missing:1",
    ]);
  });
});

const feed = (change: object): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "T",
    language: "en",
    feed_url: "https://a.example/feed.json",
    items: [{ id: "1", content_text: "x" }],
    ...change,
  });

describe("JSON Feed", () => {
  test("a feed by the book has no problem", () => {
    expect(check("feed.json", feed({}))).toEqual([]);
  });

  test.each([
    ["version 1", { version: "https://jsonfeed.org/version/1" }, "value_invalid"],
    ["no language", { language: undefined }, "language_missing"],
    ["no address of its own", { feed_url: undefined }, "self_link_missing"],
    ["no items", { items: undefined }, "element_missing"],
    ["an id that is a number", { items: [{ id: 1, content_text: "x" }] }, "value_invalid"],
    [
      "the same id twice",
      {
        items: [
          { id: "1", content_text: "x" },
          { id: "1", content_text: "y" },
        ],
      },
      "id_repeated",
    ],
    ["no content", { items: [{ id: "1" }] }, "element_missing"],
    [
      "a date in words",
      { items: [{ id: "1", content_text: "x", date_published: "13 Feb 2025" }] },
      "date_malformed",
    ],
    [
      "an attachment without type",
      { items: [{ id: "1", content_text: "x", attachments: [{ url: "https://a.example/1" }] }] },
      "element_missing",
    ],
    ["an author without a name", { authors: [{}] }, "element_missing"],
    [
      "tags that are a string",
      { items: [{ id: "1", content_text: "x", tags: "a,b" }] },
      "value_invalid",
    ],
    ["itself as next page", { next_url: "https://a.example/feed.json" }, "value_invalid"],
    [
      "a relative reference",
      { items: [{ id: "1", content_html: '<img src="x.jpg">' }] },
      "reference_relative",
    ],
  ])("tells %s", (_, change, code) => {
    expect(check("feed.json", feed(change))).toEqual([code]);
  });
});

describe("any document", () => {
  test.each([
    ["ill-formed XML", "<rss>\n<channel>", "document_ill_formed:2"],
    ["a control character", "<rss>\n\u0001</rss>", "document_ill_formed:2"],
    ["a prefix nobody declared", "<rss>\n<dc:x/></rss>", "namespace_undefined:2"],
    ["JSON cut off", '{"version": "https://jsonfeed', "document_ill_formed"],
    ["a document that is no feed", "<html/>", "document_unknown:1"],
    ["nothing at all", "", "document_ill_formed:1"],
  ])("tells %s", (_, text, code) => {
    expect(check("x.xml", text)).toEqual([code]);
  });

  test("tells bytes that are not in the charset they should be in", () => {
    const bytes = Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e);
    expect(checkDocument({ path: "x.xml", bytes })).toMatchObject([{ code: "encoding_invalid" }]);
  });

  test("reads a declared charset other than UTF-8", () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(item("<description>caf\u00e9</description>"))}`;
    const bytes = Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);
    expect(checkDocument({ path: "x.xml", bytes })).toEqual([]);
  });
});
