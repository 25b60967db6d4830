import { type Block, type Inline, inlineText } from "../../../model/block.ts";

/**
 * How much of a block's text lies in links.
 * @param block - the block
 * @returns 0 to 1; 0 for blocks that cannot be links
 */
export function linkedShare(block: Block): number {
  const inlines = inlinesOf(block);
  const all = sizeOf(inlines);
  const linked = sizeOf(linksIn(inlines));
  return all === 0 ? 0 : linked / all;
}

/**
 * How many letters inline content has: dates, numbers and arrows beside links do not make a line text.
 * @param inlines - the content
 * @returns their number
 */
function sizeOf(inlines: readonly Inline[]): number {
  return inlineText(inlines).match(/\p{L}/gu)?.length ?? 0;
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
