/** HTML that attacks, through extraction and rendering as the application composes them. */
import { existsSync, readFileSync } from "node:fs";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { blocksFromHtml } from "../../src/extract/html/blocks.ts";
import { faultOf } from "../../src/render/gate.ts";
import { serializeBlocks } from "../../src/render/html.ts";
import { renderers } from "../../src/render/index.ts";
import { outsideTheTree } from "../render/only-the-tree.ts";
import { ENTRY, FEED } from "../render/sample.ts";

/** Attacks of our own; the collections beside the repository hold more. */
const OWN: readonly string[] = [
  "<script>alert(1)</script>",
  "<p onclick=alert(1)>x</p>",
  '<img src=x onerror="alert(1)">',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  "<svg><script>alert(1)</script></svg>",
  '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  "<style>@import 'https://evil.example/x.css'</style>",
  '<p style="background:url(javascript:alert(1))">x</p>',
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "]]><script>alert(1)</script><![CDATA[",
];

const render = (html: string): string =>
  serializeBlocks(blocksFromHtml(html, { baseUrl: "https://news.example/story" }).blocks);

describe("attacks of our own", () => {
  test.each(OWN)("%s", (html) => {
    expect(outsideTheTree(render(html))).toEqual([]);
  });

  test("stay harmless in whole feeds", () => {
    const body = OWN.flatMap(
      (html) => blocksFromHtml(html, { baseUrl: "https://news.example/" }).blocks,
    );
    for (const renderer of renderers) {
      const { bytes } = renderer.render({ ...FEED, entries: [{ ...ENTRY, body }] });
      expect(faultOf(bytes, 1)).toBeUndefined();
    }
  });
});

const shared = (name: string): URL => new URL(`../../../shared/data/xss/${name}`, import.meta.url);
const COLLECTIONS = [
  ["dompurify-expect.json", "payload"],
  ["owasp-xss-filter-evasion.json", "vector"],
] as const;

describe.each(COLLECTIONS)("%s", (file, member) => {
  test.skipIf(!existsSync(shared(file)))(
    "leaves no script, handler or script address (skipped without ../shared)",
    () => {
      const vectors: unknown = JSON.parse(readFileSync(shared(file), "utf8"));
      if (!Array.isArray(vectors)) throw new Error(`${file} holds no list`);
      expect(vectors.length).toBeGreaterThan(100);
      for (const vector of vectors) {
        const payload: unknown = vector[member];
        if (typeof payload !== "string")
          throw new Error(`no ${member} in ${JSON.stringify(vector)}`);
        const markup = render(`<p>before</p>${payload}`);
        expect(outsideTheTree(markup)).toEqual([]);
        expect(load(markup)("script, style, iframe, object, form")).toHaveLength(0);
      }
    },
  );
});
