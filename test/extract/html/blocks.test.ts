import { describe, expect, test } from "vitest";
import { blocksFromHtml } from "../../../src/extract/html/blocks.ts";
import { plainText } from "../../../src/model/block.ts";

const baseUrl = "https://example.org/news/story.html";

describe("blocksFromHtml", () => {
  test("keeps marks across paragraphs and drops scripts, handlers and unsafe links", () => {
    const { blocks } = blocksFromHtml(
      `<b><p onclick="x()">One <a href="/a?b=1">link</a></p><p>Two <a href="javascript:x()">bad</a></p></b>
       <script>alert(1)</script><style>p{}</style>`,
      { baseUrl },
    );
    expect(blocks).toEqual([
      {
        type: "paragraph",
        children: [
          {
            type: "strong",
            children: [
              { type: "text", text: "One " },
              {
                type: "link",
                href: "https://example.org/a?b=1",
                children: [{ type: "text", text: "link" }],
              },
            ],
          },
        ],
      },
      {
        type: "paragraph",
        children: [{ type: "strong", children: [{ type: "text", text: "Two bad" }] }],
      },
    ]);
  });

  test("reads headings, nested lists, quotes, preformatted text and tables", () => {
    const { blocks } = blocksFromHtml(
      `<h1>A</h1><h3>B</h3><ul><li>x<ol><li>y</li></ol></li><li>z</li></ul>
       <blockquote><p>Q</p></blockquote><pre>a\n  b</pre>
       <table><tr><th>K</th><th>V</th></tr><tr><td>1</td><td>2</td></tr></table>`,
      { baseUrl },
    );
    expect(blocks.map(({ type }) => type)).toEqual([
      "heading",
      "heading",
      "list",
      "quote",
      "preformatted",
      "table",
    ]);
    expect(plainText(blocks)).toBe("A\n\nB\n\nx\ny\nz\n\nQ\n\na\n  b\n\nK\tV\n1\t2");
  });

  test("splits paragraphs at doubled line breaks and keeps single ones", () => {
    const { blocks } = blocksFromHtml("one<br>two<br><br>three", { baseUrl });
    expect(plainText(blocks)).toBe("one\ntwo\n\nthree");
  });

  test("reads a figure with caption and credit apart", () => {
    const { images } = blocksFromHtml(
      `<figure><img src="/p.jpg" width="640" height="480" alt="A boat">
       <figcaption>The ferry leaves. <span class="credit">Photo: Ida Lind</span></figcaption></figure>`,
      { baseUrl },
    );
    expect(images).toEqual([
      {
        url: "https://example.org/p.jpg",
        width: 640,
        height: 480,
        alt: "A boat",
        caption: "The ferry leaves.",
        credit: "Ida Lind",
      },
    ]);
  });

  test("shows frames of other sites as links, and posts as what they say with a link", () => {
    const { blocks } = blocksFromHtml(
      `<iframe src="https://video.example/1" title="Clip"></iframe>
       <blockquote class="twitter-tweet">Hello <a href="https://social.example/p/1">date</a></blockquote>`,
      { baseUrl },
    );
    expect(blocks).toEqual([
      { type: "embed", href: "https://video.example/1", title: "Clip" },
      {
        type: "quote",
        children: [{ type: "paragraph", children: [{ type: "text", text: "Hello date" }] }],
      },
      { type: "embed", href: "https://social.example/p/1" },
    ]);
  });

  test("flattens what is nested deeper than a body may be, and loses no text", () => {
    const { blocks } = blocksFromHtml(
      `${"<blockquote>".repeat(40)}deep${"</blockquote>".repeat(40)}`,
      { baseUrl },
    );
    expect(plainText(blocks)).toBe("deep");
    expect(JSON.stringify(blocks).split('"quote"').length - 1).toBe(12);
  });

  test.each([
    ["markup_too_deep", "<div>".repeat(100_000)],
    ["markup_too_many_attributes", `<p ${"a=1 ".repeat(100_000)}>x</p>`],
    ["file_too_large", "<p>x</p>".repeat(7_000_000)],
  ])("refuses %s within a second", (code, html) => {
    const started = performance.now();
    expect(blocksFromHtml(html, { baseUrl }).refusal?.code).toBe(code);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
