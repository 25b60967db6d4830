import fc from "fast-check";
import type { Block, Inline } from "../../src/model/block.ts";

/** Text as nobody should write it and somebody will. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "binary" }) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme" }) },
      fc.constantFrom(
        "]]>",
        "&amp;",
        "&",
        "&#38;",
        "<",
        "</title>",
        "<![CDATA[",
        "<script>alert(1)</script>",
        "-->",
        "?>",
        '"',
        "'",
        "\u0000",
        "\u0008",
        "\u000b",
        "\u001b[31m",
        "\u0085",
        "\u009f",
        "\ud800",
        "\udc00",
        "\ufffe",
        "\uffff",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u2028",
        "\r",
        "\r\n",
        "\n",
        "\t",
        "e\u0301",
        "السلام",
        "👩‍👩‍👧",
        "polywire-slot:title.0",
        "polywire-slot:id.0",
        "\ufffetitle.0",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const link = fc.oneof(
  fc.webUrl(),
  hostileText,
  fc.constantFrom(
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example",
    "/relative",
    'https://news.example/"onmouseover="alert(1)',
    "https://news.example/<script>",
    "mailto:desk@news.example",
  ),
);

const inlineTree = fc.letrec<{ inline: Inline; inlines: readonly Inline[] }>((tie) => ({
  inline: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("text" as const), text: hostileText }),
    fc.record({ type: fc.constant("code" as const), text: hostileText }),
    fc.constant({ type: "br" as const }),
    fc.record({ type: fc.constant("link" as const), href: link, children: tie("inlines") }),
    fc.record({
      type: fc.constantFrom("strong" as const, "em" as const, "sub" as const, "sup" as const),
      children: tie("inlines"),
    }),
  ),
  inlines: fc.array(tie("inline"), { maxLength: 3 }),
}));

/** Content of a paragraph. */
export const inlines: fc.Arbitrary<readonly Inline[]> = inlineTree.inlines;

const image = fc.record(
  {
    url: link,
    width: fc.nat(),
    height: fc.nat(),
    caption: hostileText,
    credit: hostileText,
    alt: hostileText,
  },
  { requiredKeys: [] },
);

const cell = fc.record(
  { header: fc.boolean(), children: inlines, colspan: fc.nat(4), rowspan: fc.nat(4) },
  { requiredKeys: ["header", "children"] },
);

const blockTree = fc.letrec<{ block: Block; blocks: readonly Block[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("paragraph" as const), children: inlines }),
    fc.record({
      type: fc.constant("heading" as const),
      level: fc.constantFrom(2 as const, 3 as const, 4 as const),
      children: inlines,
    }),
    fc.record({ type: fc.constant("preformatted" as const), text: hostileText }),
    fc.record({ type: fc.constant("figure" as const), image }),
    fc.record({ type: fc.constant("embed" as const), href: link, title: hostileText }),
    fc.record({
      type: fc.constant("note" as const),
      kind: fc.constant("correction" as const),
      children: inlines,
    }),
    fc.record({
      type: fc.constant("table" as const),
      caption: hostileText,
      rows: fc.array(fc.array(cell, { maxLength: 2 }), { maxLength: 2 }),
    }),
    fc.record({ type: fc.constant("quote" as const), children: tie("blocks") }),
    fc.record({
      type: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(tie("blocks"), { maxLength: 3 }),
    }),
  ),
  blocks: fc.array(tie("block"), { maxLength: 3 }),
}));

/** A body. */
export const blocks: fc.Arbitrary<readonly Block[]> = blockTree.blocks;
