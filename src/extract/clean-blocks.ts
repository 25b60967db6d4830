import type { Block, Image, Inline, TableCell } from "../model/block.ts";
import { inlineText } from "../model/block.ts";
import { cleanLine, cleanText } from "../model/text.ts";

/**
 * A body with every text clean, white space normal and blocks that say nothing left out.
 * @param blocks - the body as extracted
 * @returns the body for the Article
 */
export function cleanBlocks(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => cleanBlock(block)).filter((block) => block !== undefined);
}

/**
 * Cleans one block.
 * @param block - as extracted
 * @returns the block, or undefined where nothing is left of it
 */
function cleanBlock(block: Block): Block | undefined {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "note":
      return cleanTextBlock(block);
    case "list":
      return cleanList(block);
    case "quote": {
      const children = cleanBlocks(block.children);
      return children.length === 0 ? undefined : { ...block, children };
    }
    case "preformatted": {
      const text = cleanText(block.text);
      return text.trim() === "" ? undefined : { ...block, text };
    }
    case "figure":
      return { ...block, image: cleanImage(block.image) };
    case "table":
      return cleanTable(block);
    case "embed":
      return cleanEmbed(block);
  }
}

/**
 * Cleans a block of inline content.
 * @param block - as extracted
 * @returns the block, or undefined where it says nothing
 */
function cleanTextBlock(
  block: Extract<Block, { type: "paragraph" | "heading" | "note" }>,
): Block | undefined {
  const children = cleanInlines(block.children);
  return inlineText(children).trim() === "" ? undefined : { ...block, children };
}

/**
 * Cleans an embed.
 * @param embed - as extracted
 * @returns the embed
 */
function cleanEmbed(embed: Extract<Block, { type: "embed" }>): Block {
  return embed.title === undefined ? embed : { ...embed, title: cleanLine(embed.title) };
}

/**
 * Cleans a list.
 * @param list - as extracted
 * @returns the list, or undefined where no item is left
 */
function cleanList(list: Extract<Block, { type: "list" }>): Block | undefined {
  const items = list.items.map((item) => cleanBlocks(item)).filter((item) => item.length > 0);
  return items.length === 0 ? undefined : { ...list, items };
}

/**
 * Cleans a table.
 * @param table - as extracted
 * @returns the table, or undefined where no row is left
 */
function cleanTable(table: Extract<Block, { type: "table" }>): Block | undefined {
  const rows = table.rows
    .map((row) => row.map((cell) => cleanCell(cell)))
    .filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  const { caption, ...rest } = table;
  return caption === undefined ? { ...rest, rows } : { ...rest, rows, caption: cleanLine(caption) };
}

/**
 * Cleans one cell of a table.
 * @param cell - as extracted
 * @returns the cell; empty cells stay, they hold their column
 */
function cleanCell(cell: TableCell): TableCell {
  return { ...cell, children: cleanInlines(cell.children) };
}

/**
 * Cleans inline content and trims it at both ends.
 * @param inlines - as extracted
 * @returns the content
 */
function cleanInlines(inlines: readonly Inline[]): Inline[] {
  const cleaned = inlines.map((inline) => cleanInline(inline)).filter((inline) => !isEmpty(inline));
  trimEdge(cleaned, 0, (text) => text.trimStart());
  trimEdge(cleaned, cleaned.length - 1, (text) => text.trimEnd());
  return cleaned.filter((inline) => !isEmpty(inline));
}

/** White space that is not one space between words. */
const RUN = /[\t\n\v\f\r][\t\n\v\f\r ]*| [\t\n\v\f\r ]+/g;

/**
 * Cleans one inline.
 * @param inline - as extracted
 * @returns the inline, its white space runs as one space each
 */
function cleanInline(inline: Inline): Inline {
  if (inline.type === "br") return inline;
  if (inline.type === "text" || inline.type === "code") {
    return { ...inline, text: cleanText(inline.text).replaceAll(RUN, " ") };
  }
  const children = inline.children
    .map((child) => cleanInline(child))
    .filter((child) => !isEmpty(child));
  return { ...inline, children };
}

/**
 * Says whether an inline shows nothing.
 * @param inline - cleaned
 * @returns true for empty text and for wrappers around nothing
 */
function isEmpty(inline: Inline): boolean {
  if (inline.type === "br") return false;
  return inline.type === "text" || inline.type === "code"
    ? inline.text === ""
    : inline.children.length === 0;
}

/**
 * Trims a text at the edge of a paragraph.
 * @param inlines - changed in place
 * @param index - first or last
 * @param trim - which end
 */
function trimEdge(inlines: Inline[], index: number, trim: (text: string) => string): void {
  const edge = inlines[index];
  if (edge?.type === "text") inlines[index] = { type: "text", text: trim(edge.text) };
}

/**
 * Cleans a picture's texts; empty ones go.
 * @param image - as extracted
 * @returns the picture
 */
function cleanImage(image: Image): Image {
  const { caption, credit, alt, rights, ...rest } = image;
  return { ...rest, ...texts({ caption, credit, alt, rights }) };
}

/**
 * Cleans named texts and leaves out those that are empty.
 * @param named - texts by name
 * @returns the same names with clean texts
 */
function texts<Name extends string>(
  named: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const cleaned: Partial<Record<Name, string>> = {};
  for (const name in named) {
    const text = cleanLine(named[name] ?? "");
    if (text !== "") cleaned[name] = text;
  }
  return cleaned;
}

/**
 * All pictures of an article once: by address, or by caption where a scraped text has no address. A caption without
 * an address joins the picture that has both.
 * @param images - in the order of the document, the lead picture first
 * @returns the pictures, each with all that any of its mentions said
 */
export function distinctImages(images: readonly Image[]): Image[] {
  const distinct: Image[] = [];
  for (const found of images) {
    const image = cleanImage(found);
    const { url, caption, alt, credit } = image;
    if ((url ?? caption ?? alt ?? credit) === undefined) continue;
    const index = distinct.findIndex((known) => samePicture(known, image));
    const known = distinct[index];
    if (known) distinct[index] = { ...image, ...known };
    else distinct.push(image);
  }
  return distinct;
}

/**
 * Says whether two mentions are one picture.
 * @param one - a picture
 * @param other - another
 * @returns true for the same address, or the same caption where one has no address
 */
function samePicture(one: Image, other: Image): boolean {
  if (one.url !== undefined && other.url !== undefined) return one.url === other.url;
  return one.caption !== undefined && one.caption === other.caption;
}
