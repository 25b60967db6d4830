import type { Block } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { type Known, words } from "./known.ts";

/** A paragraph shorter than this may stand anywhere. */
const MIN_PARAGRAPH = 40;

/** The stated body must be this share of the text found: a shorter one is cut off, or another. */
const MIN_SHARE = 0.85;

/**
 * What stands below the last paragraph of the article body that metadata states, where that body is whole: nearly as long
 * as the text found, and ending in it.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
export function belowStatedBody(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const stated = folded(known.articleBody ?? "");
  const texts = blocks.map((block) => (block.type === "figure" ? "" : folded(words(block))));
  const all = texts.reduce((sum, text) => sum + text.length, 0);
  const isStated = (text: string): boolean =>
    text.length >= MIN_PARAGRAPH && stated.includes(text.slice(-80));
  const last = stated.length < all * MIN_SHARE ? -1 : texts.findLastIndex(isStated);
  return blocks.map((block, index) =>
    last >= 0 && index > last && block.type !== "figure" && block.type !== "embed"
      ? "below-stated-body"
      : undefined,
  );
}
