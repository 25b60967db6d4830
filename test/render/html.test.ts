import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/block.ts";
import { contentHtml, serializeBlocks } from "../../src/render/html.ts";
import { cleanText } from "../../src/render/xml.ts";
import { blocks, hostileText, inlines } from "./arbitraries.ts";
import { outsideTheTree } from "./only-the-tree.ts";
import { ENTRY } from "./sample.ts";

const text = (value: string): Inline => ({ type: "text", text: value });
const paragraph = (value: string): Block => ({ type: "paragraph", children: [text(value)] });
const html = (...tree: readonly Block[]): string => serializeBlocks(tree);

const linkTo = (href: string): Block => ({
  type: "paragraph",
  children: [{ type: "link", href, children: [text("x")] }],
});

describe("serializeBlocks", () => {
  test.each<readonly [string, Block, string]>([
    ["a paragraph", paragraph("a < b & c"), "<p>a &lt; b &amp; c</p>"],
    ["nothing of an empty paragraph", paragraph(""), ""],
    ["a heading", { type: "heading", level: 3, children: [text("h")] }, "<h3>h</h3>"],
    [
      "a tight list",
      { type: "list", ordered: true, items: [[paragraph("a")], [paragraph("b")]] },
      "<ol>\n<li>a</li>\n<li>b</li>\n</ol>",
    ],
    [
      "a quote",
      { type: "quote", children: [paragraph("q")] },
      "<blockquote>\n<p>q</p>\n</blockquote>",
    ],
    [
      "a first newline of preformatted text",
      { type: "preformatted", text: "\na" },
      "<pre>\n\na</pre>",
    ],
    [
      "a note as emphasis",
      { type: "note", kind: "correction", children: [text("n")] },
      "<p><em>n</em></p>",
    ],
    [
      "a figure with caption and credit",
      {
        type: "figure",
        image: { url: "https://a.example/1.jpg", caption: "c", credit: "AFP", alt: '"' },
      },
      '<figure><img src="https://a.example/1.jpg" alt="&quot;"><figcaption>c <small>AFP</small></figcaption></figure>',
    ],
    [
      "a credit that the caption names already once",
      {
        type: "figure",
        image: { url: "https://a.example/1.jpg", caption: "c (AFP)", credit: "AFP" },
      },
      '<figure><img src="https://a.example/1.jpg" alt=""><figcaption>c (AFP)</figcaption></figure>',
    ],
    [
      "a caption without its picture",
      { type: "figure", image: { caption: "c" } },
      "<figure><figcaption>c</figcaption></figure>",
    ],
    [
      "a table with header cells and spans",
      {
        type: "table",
        caption: "t",
        rows: [
          [{ header: true, children: [text("h")], colspan: 2 }],
          [{ header: false, children: [] }],
        ],
      },
      '<table>\n<caption>t</caption>\n<tr><th colspan="2">h</th></tr>\n<tr><td></td></tr>\n</table>',
    ],
    [
      "an embed as a link",
      { type: "embed", href: "https://v.example/1", title: "Video" },
      '<p><a href="https://v.example/1">Video</a></p>',
    ],
    [
      "an embed of no web address as its title",
      { type: "embed", href: "about:x", title: "Video" },
      "<p>Video</p>",
    ],
  ])("writes %s", (_, block, expected) => {
    expect(html(block)).toBe(expected);
  });

  test("keeps only links to http, https and mailto", () => {
    expect(html(linkTo("mailto:desk@a.example"))).toContain("<a href=");
    for (const href of [
      "javascript:x",
      " JaVa\tScript:x",
      "data:text/html,x",
      "/a",
      "//a.example",
      "file:///a",
    ]) {
      expect(html(linkTo(href))).toBe("<p>x</p>");
    }
  });
});

describe("any tree", () => {
  test("gives only the elements and attributes it can say", () => {
    fc.assert(
      fc.property(blocks, (tree) => {
        expect(outsideTheTree(serializeBlocks(tree))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("gives a browser exactly its text", () => {
    fc.assert(
      fc.property(inlines, (children) => {
        const $ = load(serializeBlocks([{ type: "paragraph", children }]), null, false);
        $("br").replaceWith("\n");
        expect($.root().text()).toBe(said(children));
      }),
      { numRuns: 150 },
    );
  });

  test("keeps to a partner's elements and loses no paragraph's text by it", () => {
    const few = new Set(["p", "a", "strong", "img"]);
    fc.assert(
      fc.property(blocks, (tree) => {
        const $ = load(serializeBlocks(tree, { allow: few }), null, false);
        const names = $("*")
          .toArray()
          .map((node) => $(node).prop("tagName")?.toLowerCase());
        expect(names.filter((name) => name === undefined || !few.has(name))).toEqual([]);
      }),
      { numRuns: 100 },
    );
    const tree: readonly Block[] = [
      { type: "heading", level: 2, children: [text("Head")] },
      { type: "list", ordered: true, items: [[paragraph("one")], [paragraph("two")]] },
      {
        type: "table",
        rows: [
          [
            { header: false, children: [text("a")] },
            { header: true, children: [text("b")] },
          ],
        ],
      },
      { type: "quote", children: [paragraph("quoted")] },
      { type: "figure", image: { url: "https://a.example/1.jpg", caption: "c" } },
    ];
    expect(serializeBlocks(tree, { allow: few }).split("\n")).toEqual([
      "<p><strong>Head</strong></p>",
      "<p>1. one</p>",
      "<p>2. two</p>",
      "<p>a | b</p>",
      "<p>quoted</p>",
      '<p><img src="https://a.example/1.jpg" alt=""></p>',
      "<p>c</p>",
    ]);
  });
});

/** What a reader should read of inline content. */
function said(children: readonly Inline[]): string {
  return children
    .map((inline) => {
      if (inline.type === "text" || inline.type === "code") return cleanText(inline.text);
      return inline.type === "br" ? "\n" : said(inline.children);
    })
    .join("");
}

describe("contentHtml", () => {
  test("says the direction of a right-to-left text, and nothing of a left-to-right one", () => {
    expect(contentHtml(ENTRY)).toMatch(/^<div lang="ar-EG" dir="rtl">\n<p>/);
    expect(contentHtml({ ...ENTRY, direction: "ltr", language: "en" })).toMatch(/^<p>/);
  });

  test("is empty for an empty body", () => {
    expect(contentHtml({ ...ENTRY, body: [] })).toBe("");
  });

  test("any hostile text is text", () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const markup = contentHtml({ ...ENTRY, direction: "ltr", body: [paragraph(value)] });
        expect(load(markup, null, false).root().text()).toBe(cleanText(value));
      }),
      { numRuns: 100 },
    );
  });
});
