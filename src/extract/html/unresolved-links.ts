import type { Block, Inline } from "../../model/block.ts";

/**
 * Stands for the base of a page that has none: its relative links lead nowhere, but what is only a link must be known
 * for one while the text is trimmed. The top-level domain is reserved for this (RFC 2606).
 */
export const NOWHERE = "https://nowhere.invalid/";

/**
 * Makes words of links that lead nowhere.
 * @param blocks - a text whose links may be relative to {@link NOWHERE}
 * @returns the text without these links
 */
export function withoutUnresolved(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case "paragraph":
      case "heading":
      case "note":
        return { ...block, children: resolved(block.children) };
      case "quote":
        return { ...block, children: withoutUnresolved(block.children) };
      case "list":
        return { ...block, items: block.items.map(withoutUnresolved) };
      case "table":
        return {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, children: resolved(cell.children) })),
          ),
        };
      case "figure":
      case "embed":
      case "preformatted":
        return block;
    }
  });
}

/**
 * Inline content without links that lead nowhere.
 * @param inlines - the content
 * @returns the same words, those side by side as one text
 */
function resolved(inlines: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  for (const inline of inlines.flatMap(words)) {
    const last = found.at(-1);
    if (inline.type === "text" && last?.type === "text") {
      found.splice(-1, 1, { type: "text", text: last.text + inline.text });
    } else found.push(inline);
  }
  return found;
}

/**
 * An inline, or what it holds.
 * @param inline - the inline
 * @returns the words of a link that leads nowhere, anything else as it is
 */
function words(inline: Inline): Inline[] {
  if (!("children" in inline)) return [inline];
  const children = resolved(inline.children);
  const isLost = inline.type === "link" && inline.href.startsWith(NOWHERE);
  return isLost ? children : [{ ...inline, children }];
}
