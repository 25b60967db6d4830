import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AnyNode, DomHandler, isTag, isText } from "domhandler";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/extract/extractor.ts";
import { parseHtml } from "../../../src/extract/html/parse.ts";
import { pageSource, readLines } from "../../score/predict.ts";

/** Pieces of markup in which entities stand, whole, cut off and beside each other. */
const ENTITIES =
  "&amp; &amp &am & p; &nbsp; &nbsp &#39; &#x27 &# &#x &#65&#66 &notit; &not it; &AMP; &lt;b&gt; &&amp; &ngE; &#0; < > = é 日本 😀"
    .split(" ")
    .concat("<p>", "</p>", "<br>", "<script>", "</script>", "<style>", "</style>", "<textarea>")
    .concat("</textarea>", "<a href='?x&amp;y=1&copy=2&lt'>", '<a title="&quot;&ampx">', "</a>")
    .concat("<i id=&#65;b&notit;>", "</i>", "<!-- &amp; -->", "<svg>", "</svg>", " ", "\n", "word");

/** Pieces of tags, quotation marks and comments. */
const SIGNS =
  "< > = / ' \" -- ]]> <x <x/ <p= </> </ </3> </?x> <? <?x> <! <!> <!-> <!x> <!-- --> <!--> <!---> <![CDATA[ <![if> <é>"
    .split(" ")
    .concat(
      "<!DOCTYPE html>",
      "<i a = b c='d\"e' f=\"g'h\" i=j/k l>",
      "<b a=1 A=2 a=3>",
      "<p a / b>",
    )
    .concat(
      "</ p q>",
      "<p a",
      "</ >",
      "<p / >",
      "<p x='",
      '<p x="',
      "<p x=",
      "<p = == a==b 'c'd \"e\">",
    )
    .concat(
      " ",
      "\n",
      "\f",
      "word",
      "<br/>",
      "<img src=x/>",
      "<i __proto__=x constructor=y>",
      "</P\n>",
    );

/** Elements with rules of their own, and some without. */
const NAMES =
  "p P br script SCRIPT style textarea title xmp svg math mi desc path a table tr td th tbody thead li ul dl dd dt " +
  "select option optgroup input button h1 div head body ruby rt rp noscript link x-y constructor";
const TAGS = NAMES.split(" ").flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}/>`]);

/** Ends whatever markup may be open, so that the end of the document cuts nothing off. */
const CLOSED = "]]>-->\"'></script></style></title></textarea></xmp>";

/**
 * Documents made of pieces.
 * @param pieces - the pieces
 * @returns any of them in any order
 */
function madeOf(...pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(""));
}

/**
 * Nodes of a tree in document order. What browsers take for a comment is one to us; a link in a link is a span.
 * @param nodes - the tree
 * @param depth - of its root
 * @returns what the nodes say
 */
function saidBy(nodes: readonly AnyNode[], depth = 0): string[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return [`${depth} text ${node.data}`];
    if (!isTag(node)) return [`${depth} comment`];
    const { name, attribs, children } = node;
    const said = `${depth} ${name === "span" ? "a" : name} ${JSON.stringify(attribs)}`;
    return [said, ...saidBy(children, depth + 1)];
  });
}

/**
 * What htmlparser2 reads.
 * @param markup - a document
 * @returns its nodes
 */
function judged(markup: string): string[] {
  const judge = new DomHandler();
  new Parser(judge).end(markup);
  return saidBy(judge.dom);
}

/**
 * What we read.
 * @param markup - a document
 * @returns its nodes
 */
function read(markup: string): string[] {
  const parsed = parseHtml(markup, DEFAULT_LIMITS);
  return parsed.ok ? saidBy(parsed.document.children) : ["refused"];
}

describe("parsing does just what htmlparser2 does", () => {
  test("with entities in texts and attributes", () => {
    fc.assert(
      fc.property(madeOf(...ENTITIES), (markup) => {
        expect(read(markup + CLOSED)).toEqual(judged(markup + CLOSED));
      }),
      { numRuns: 500 },
    );
  });

  test("with tags of any kind, and whatever may be taken for one", () => {
    fc.assert(
      fc.property(madeOf(...SIGNS, ...TAGS), (markup) => {
        expect(read(markup + CLOSED)).toEqual(judged(markup + CLOSED));
      }),
      { numRuns: 3000 },
    );
  });

  test("with a document that is cut off, but for its last words", () => {
    fc.assert(
      fc.property(madeOf(...SIGNS, ...TAGS), (markup) => {
        const all = judged(markup);
        const ours = read(markup);
        const last = ours.pop() ?? "";
        expect(all.slice(0, ours.length)).toEqual(ours);
        expect(all[ours.length]?.startsWith(last) ?? last === "").toBe(true);
        expect(all.length).toBeLessThanOrEqual(ours.length + 2);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["../../fixtures/bad/", "../../../articles/"])("with our own pages in %s", (place) => {
    const folder = new URL(place, import.meta.url);
    const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
    expect(pages).not.toEqual([]);
    for (const name of pages) {
      const markup = readFileSync(new URL(name, folder), "utf8") + CLOSED;
      expect(read(markup)).toEqual(judged(markup));
    }
  });

  test("with saved pages", ({ skip }) => {
    const folder = new URL("../../../../shared/extraction/dev/trafilatura/", import.meta.url);
    if (!existsSync(folder)) skip("../shared/extraction is not here");
    const pages = readLines(fileURLToPath(new URL("truth.jsonl", folder)));
    for (const page of pages.filter((_, index) => index % 12 === 0)) {
      const { text } = pageSource(fileURLToPath(folder), page);
      expect(read(text)).toEqual(judged(text));
    }
  });
});
