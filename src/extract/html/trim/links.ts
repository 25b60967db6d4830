import { type Block, type Inline, inlineText } from "../../../model/block.ts";

/**
 * How much of a block's text lies in links.
 * @param block - the block
 * @returns 0 to 1; 0 for blocks that cannot be links
 */
export function linkedShare(block: Block): number {
  const inlines = inlinesOf(block);
  const links = linksIn(inlines);
  if (links.length === 0) return 0;
  const all = sizeOf(inlines);
  return all === 0 ? 0 : sizeOf(links) / all;
}

/**
 * How many letters inline content has: dates, numbers and arrows beside links do not make a line text.
 * @param inlines - the content
 * @returns their number
 */
function sizeOf(inlines: readonly Inline[]): number {
  return inlineText(inlines).replace(/\P{L}+/gu, "").length;
}

/**
 * The hosts a block links to.
 * @param block - the block
 * @returns each once, without "www."
 */
export function linkedHosts(block: Block): ReadonlySet<string> {
  const hosts = linksIn(inlinesOf(block)).map((inline) =>
    inline.type === "link" ? (URL.parse(inline.href)?.hostname ?? "") : "",
  );
  return new Set(hosts.map((host) => host.replace(/^(?:www|m)\./, "")));
}

/**
 * The inline content of a block.
 * @param block - the block
 * @returns that of its paragraphs and items
 */
function inlinesOf(block: Block): Inline[] {
  if (block.type === "paragraph" || block.type === "heading") return [...block.children];
  if (block.type === "quote") return block.children.flatMap(inlinesOf);
  return block.type === "list" ? block.items.flat().flatMap(inlinesOf) : [];
}

/**
 * The links in inline content.
 * @param inlines - the content
 * @returns its links, those in marks too
 */
function linksIn(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) => {
    if (inline.type === "link") return [inline];
    return "children" in inline ? linksIn(inline.children) : [];
  });
}
