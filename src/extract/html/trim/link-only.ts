import type { Block } from "../../../model/block.ts";
import { words } from "./known.ts";
import { linkedShare } from "./links.ts";

/**
 * Paragraphs and lists that are only links: pointers to other pages. The headings of a list of things may each link to theirs.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
export function linkOnly(blocks: readonly Block[]): (string | undefined)[] {
  const linked = blocks.map((block) => {
    const share = linkedShare(block);
    return share > LINK_ONLY || (block.type === "list" && share > 0.6 && !beginsAsText(block));
  });
  const headings = blocks.filter(
    (block, index) => block.type === "heading" && linked[index] && isHeaded(blocks, index),
  );
  const kept = new Set(headings.length >= MIN_THINGS ? headings : []);
  return blocks.map((block, index) =>
    linked[index] && !kept.has(block) ? "link-only" : undefined,
  );
}

/** An item of so many characters is more than a label. */
const MIN_SENTENCE = 60;

/**
 * Whether a list begins with a sentence, not with a link.
 * @param list - the list
 * @returns true where no link is in the first line, and that is no label
 */
function beginsAsText(list: Block & { readonly type: "list" }): boolean {
  const line = list.items[0]?.[0];
  return line !== undefined && linkedShare(line) === 0 && words(line).length >= MIN_SENTENCE;
}

/** So much of a line in links makes it a pointer. */
const LINK_ONLY = 0.92;

/** Fewer headings that are links point to other articles; the paragraphs below those of a list are more than a teaser. */
const MIN_THINGS = 4;
const MIN_HEADED = 200;

/**
 * Whether text stands below a heading.
 * @param blocks - the text
 * @param at - where the heading stands
 * @returns true where the paragraphs up to the next heading are of some length
 */
function isHeaded(blocks: readonly Block[], at: number): boolean {
  const below = blocks.slice(at + 1);
  const end = below.findIndex(({ type }) => type === "heading");
  const size = below
    .slice(0, end < 0 ? undefined : end)
    .filter((block) => block.type === "paragraph" && linkedShare(block) < 0.3)
    .reduce((sum, block) => sum + words(block).length, 0);
  return size >= MIN_HEADED;
}
