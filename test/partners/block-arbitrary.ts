import fc from "fast-check";
import type { Block, Image, Inline, TableCell } from "../../src/model/block.ts";

const hostile = fc.constantFrom(
  "]]>",
  "<script>alert(1)</script>",
  "&amp;",
  '"><img src=x onerror=alert(1)>',
  "\u0000\u000b",
  "الميناء",
  "港の",
);
/** Texts that try to break out of their place. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  hostile,
);
const href = fc.constantFrom(
  "https://news.example/a?b=1&c=2",
  "http://news.example/",
  "/relative",
  "harbour.html",
  "//news.example/a",
  "javascript:alert(1)",
  "data:text/html,x",
  "mailto:desk@news.example",
  "#top",
);
const image: fc.Arbitrary<Image> = fc.record(
  { url: href, width: fc.nat(3000), height: fc.nat(3000), caption: text, credit: text, alt: text },
  { requiredKeys: [] },
);

interface Tree {
  block: Block;
  inline: Inline;
}

type Arbitraries = { readonly [Name in keyof Tree]: fc.Arbitrary<Tree[Name]> };

const { block } = fc.letrec<Tree>((tie: fc.LetrecTypedTie<Tree>): Arbitraries => ({
  inline: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constant("text" as const), text }),
    fc.record({ type: fc.constant("code" as const), text }),
    fc.constant<Inline>({ type: "br" }),
    fc.record({
      type: fc.constantFrom("strong" as const, "em" as const, "sub" as const, "sup" as const),
      children: fc.array(tie("inline"), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("link" as const),
      href,
      children: fc.array(tie("inline"), { maxLength: 2 }),
    }),
  ),
  block: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      type: fc.constant("paragraph" as const),
      children: fc.array(tie("inline"), { maxLength: 4 }),
    }),
    fc.record({
      type: fc.constant("heading" as const),
      level: fc.constantFrom(2 as const, 3 as const, 4 as const, 5 as const, 6 as const),
      children: fc.array(tie("inline"), { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("figure" as const), image }),
    fc.record({ type: fc.constant("preformatted" as const), text }),
    fc.record({ type: fc.constant("embed" as const), href, title: text }),
    fc.record({
      type: fc.constant("note" as const),
      kind: fc.constant("correction" as const),
      children: fc.array(tie("inline"), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("table" as const),
      caption: text,
      rows: fc.array(
        fc.array(
          fc.record<TableCell>(
            {
              header: fc.boolean(),
              children: fc.array(tie("inline"), { maxLength: 2 }),
              colspan: fc.nat(3),
            },
            { requiredKeys: ["header", "children"] },
          ),
          { maxLength: 3 },
        ),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant("quote" as const),
      children: fc.array(tie("block"), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(tie("block"), { maxLength: 3 }), { maxLength: 3 }),
    }),
  ),
}));
/** Bodies as hostile as the tree can say them. */
export const bodies: fc.Arbitrary<readonly Block[]> = fc.array(block, { maxLength: 5 });
