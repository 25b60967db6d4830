import { type AnyNode, DomHandler, isTag, isText } from "domhandler";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/extract/extractor.ts";
import { parseHtml } from "../../../src/extract/html/parse.ts";

/** Pieces of markup in which entities stand, whole, cut off and beside each other. */
const PIECE = fc.constantFrom(
  ..."&amp; &amp &am & p; &nbsp; &nbsp &#39; &#x27 &# &#x &#65&#66 &notit; &not it; &AMP; &lt;b&gt; &&amp; &ngE; &#0; < > = é 日本 😀"
    .split(" ")
    .concat("<p>", "</p>", "<br>", "<script>", "</script>", "<style>", "</style>", "<textarea>")
    .concat("</textarea>", "<a href='?x&amp;y=1&copy=2&lt'>", '<a title="&quot;&ampx">', "</a>")
    .concat("<i id=&#65;b&notit;>", "</i>", "<!-- &amp; -->", "<svg>", "</svg>", " ", "\n", "word"),
);

/**
 * Texts and attributes of a tree.
 * @param nodes - the tree
 * @returns what its nodes say, in document order
 */
function saidBy(nodes: readonly AnyNode[]): unknown[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return [node.data];
    return isTag(node) ? [node.name, { ...node.attribs }, saidBy(node.children)] : [];
  });
}

test("decodes entities in texts and attributes just as htmlparser2 does", () => {
  fc.assert(
    fc.property(fc.array(PIECE, { maxLength: 12 }), (pieces) => {
      const markup = pieces.join("").replaceAll("</a>", "</a><p>");
      const judge = new DomHandler();
      new Parser(judge).end(markup);
      const parsed = parseHtml(markup, DEFAULT_LIMITS);
      // A link in a link is a span to us alone.
      const plain = JSON.stringify(saidBy(judge.dom)).replaceAll('"span"', '"a"');
      const said = parsed.ok ? JSON.stringify(saidBy(parsed.document.children)) : "refused";
      expect(said.replaceAll('"span"', '"a"')).toBe(plain);
    }),
    { numRuns: 500 },
  );
});
