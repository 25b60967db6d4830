import type { AllowList } from "../model/partner.ts";
import type { Block, Inline, TableCell } from "../model/block.ts";

/** What fitting needs to know of the partner. */
type Allowed = Pick<AllowList, "tags" | "maxDepth">;

/**
 * Brings a body into the shape a partner takes: headings at levels it has, nesting no deeper than it allows. Nothing
 * of the text is lost; what can't be said with its tags is said with simpler ones.
 * @param blocks - the body
 * @param allow - the partner's allow-list
 * @returns the body for the serializer, which leaves out tags and attributes that are not listed
 */
export function fitBody(blocks: readonly Block[], allow: Allowed): readonly Block[] {
  const room = allow.maxDepth ?? Number.POSITIVE_INFINITY;
  return blocks.flatMap((block) => fitBlock(block, allow, room));
}

/** Elements a block may nest at most before its text: `ul > li > p`, `figure > figcaption > small`. */
const DEPTH = { paragraph: 1, list: 3, quote: 2, figure: 3, table: 3, note: 2, embed: 2 } as const;

/**
 * @param block - one block
 * @param allow - the partner's allow-list
 * @param room - levels of nesting left, at least 1
 * @returns what stands for it
 */
function fitBlock(block: Block, allow: Allowed, room: number): readonly Block[] {
  switch (block.type) {
    case "paragraph":
      return [{ ...block, children: fitInlines(block.children, room - DEPTH.paragraph) }];
    case "heading":
      return [fitHeading(block, allow, room)];
    case "preformatted":
      return [block];
    case "note":
      return [fitNote(block, room)];
    case "quote":
      return fitQuote(block, allow, room);
    case "list":
      return fitList(block, allow, room);
    case "figure":
      return room < DEPTH.figure ? [] : [block];
    case "table":
      return fitTable(block, room);
    case "embed":
      return [fitEmbed(block, room)];
  }
}

/**
 * @param block - a note of the desk, which is written `p > em`
 * @param room - levels of nesting left
 * @returns the note; a paragraph where it would be too deep
 */
function fitNote(block: Block & { type: "note" }, room: number): Block {
  if (room < DEPTH.note) return paragraph(fitInlines(block.children, 0));
  return { ...block, children: fitInlines(block.children, room - DEPTH.note) };
}

/**
 * @param block - a quote
 * @param allow - the partner's allow-list
 * @param room - levels of nesting left
 * @returns the quote; what it holds where it would be too deep
 */
function fitQuote(
  block: Block & { type: "quote" },
  allow: Allowed,
  room: number,
): readonly Block[] {
  const fits = room >= DEPTH.quote;
  const children = block.children.flatMap((child) =>
    fitBlock(child, allow, fits ? room - 1 : room),
  );
  return fits ? [{ ...block, children }] : children;
}

/**
 * @param block - a frame of another site, which is written `p > a`
 * @param room - levels of nesting left
 * @returns it; its text where it would be too deep
 */
function fitEmbed(block: Block & { type: "embed" }, room: number): Block {
  if (room >= DEPTH.embed) return block;
  return paragraph([{ type: "text", text: block.title ?? block.href }]);
}

/**
 * @param block - a heading
 * @param allow - the partner's allow-list
 * @param room - levels of nesting left
 * @returns a heading of the nearest level allowed, the deeper one of two; else a strong paragraph
 */
function fitHeading(block: Block & { type: "heading" }, allow: Allowed, room: number): Block {
  const levels = ([2, 3, 4, 5, 6] as const).filter((level) => `h${level}` in allow.tags);
  const level = levels.reduce<2 | 3 | 4 | 5 | 6 | undefined>((best, each) => {
    if (best === undefined) return each;
    return Math.abs(each - block.level) <= Math.abs(best - block.level) ? each : best;
  }, undefined);
  if (level !== undefined)
    return { ...block, level, children: fitInlines(block.children, room - 1) };
  if (room < 2) return paragraph(fitInlines(block.children, 0));
  const children = fitInlines(block.children, room - 2);
  return paragraph(children.length === 0 ? [] : [{ type: "strong", children }]);
}

/**
 * @param block - a list
 * @param allow - the partner's allow-list
 * @param room - levels of nesting left
 * @returns the list; its items as marked blocks where it would be too deep
 */
function fitList(block: Block & { type: "list" }, allow: Allowed, room: number): readonly Block[] {
  const fits = room >= DEPTH.list;
  const items = block.items.map((item) =>
    item.flatMap((child) => fitBlock(child, allow, fits ? room - 2 : room)),
  );
  if (fits) return [{ ...block, items }];
  return items.flatMap((item, index) => marked(item, block.ordered ? `${index + 1}. ` : "• "));
}

/**
 * @param item - a list item
 * @param mark - "• " or "1. "
 * @returns the item with its mark as text
 */
function marked(item: readonly Block[], mark: string): readonly Block[] {
  const [first, ...rest] = item;
  const text: Inline = { type: "text", text: mark };
  if (first?.type !== "paragraph") return [paragraph([text]), ...item];
  return [paragraph([text, ...first.children]), ...rest];
}

/**
 * @param block - a table
 * @param room - levels of nesting left
 * @returns the table; a paragraph a row where it would be too deep
 */
function fitTable(block: Block & { type: "table" }, room: number): readonly Block[] {
  if (room >= DEPTH.table) {
    const cell = (each: TableCell): TableCell => ({
      ...each,
      children: fitInlines(each.children, room - DEPTH.table),
    });
    return [{ ...block, rows: block.rows.map((row) => row.map(cell)) }];
  }
  const separator: Inline = { type: "text", text: " | " };
  const rows = block.rows.map((row) =>
    paragraph(
      row.flatMap((cell, index) => {
        const children = fitInlines(cell.children, room - DEPTH.paragraph);
        return index === 0 ? children : [separator, ...children];
      }),
    ),
  );
  return block.caption === undefined
    ? rows
    : [paragraph([{ type: "text", text: block.caption }]), ...rows];
}

/**
 * @param inlines - running text
 * @param room - levels of nesting left
 * @returns it without the elements that would be too deep; their text stays
 */
function fitInlines(inlines: readonly Inline[], room: number): readonly Inline[] {
  if (room === Number.POSITIVE_INFINITY) return inlines;
  return inlines.flatMap((inline): readonly Inline[] => {
    switch (inline.type) {
      case "text":
        return [inline];
      case "br":
        return [room < 1 ? { type: "text", text: " " } : inline];
      case "code":
        return [room < 1 ? { type: "text", text: inline.text } : inline];
      case "link":
      case "strong":
      case "em":
      case "sub":
      case "sup":
        if (room < 1) return fitInlines(inline.children, 0);
        return [{ ...inline, children: fitInlines(inline.children, room - 1) }];
    }
  });
}

/**
 * @param children - running text
 * @returns a paragraph of it
 */
function paragraph(children: readonly Inline[]): Block {
  return { type: "paragraph", children };
}
