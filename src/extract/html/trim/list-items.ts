import { type Block, plainText } from "../../../model/block.ts";
import type { Known } from "./known.ts";

/** A time of day, and nothing else: "10:05", "10.05 Uhr", "10:05 am". */
const CLOCK =
  /^\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?:\s*(?:uhr|h|am|pm|a\.m\.|p\.m\.|น\.|wib))?$/iu;

/**
 * Whether a line is a time of day alone, as the posts of a live blog have it.
 * @param text - the line
 * @returns true for "10:05 Uhr"
 */
export function isClock(text: string): boolean {
  return text.length < 16 && CLOCK.test(text);
}

/**
 * Takes times and buttons off the items of lists that hold whole posts: a live blog may be one list.
 * @param blocks - the text
 * @param known - the boilerplate of its language
 * @returns the text
 */
export function withBareItems(blocks: readonly Block[], known: Known): readonly Block[] {
  return blocks.map((block) =>
    block.type === "list" && block.items.some((item) => item.length > 1)
      ? { ...block, items: block.items.map((item) => bareItem(item, known)) }
      : block,
  );
}

/** What a button says is no longer than this. */
const MAX_BUTTON = 30;

/**
 * An item without times and buttons.
 * @param item - its blocks
 * @param known - the boilerplate of its language
 * @returns what else it holds; all of it where nothing else is there
 */
function bareItem(item: readonly Block[], known: Known): readonly Block[] {
  const kept = item.filter((block) => {
    if (block.type !== "paragraph") return true;
    const text = plainText([block]);
    return !isClock(text) && !(text.length <= MAX_BUTTON && known.boilerplate.drops(text));
  });
  return kept.length === 0 ? item : kept;
}
