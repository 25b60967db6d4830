import type { Block } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { words } from "./known.ts";

/** A sentence set out of the text has at least so many characters, and at most so many. */
const MIN_SIZE = 20;
const MAX_SIZE = 400;

/**
 * Finds sentences that the page sets a second time, large, to draw readers in: quotes whose words all stand in a
 * paragraph of the text. Headings quote the text too, and stay.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
export function pullQuotes(blocks: readonly Block[]): (string | undefined)[] {
  if (!blocks.some(isSetOut)) return [];
  const paragraphs = blocks.flatMap((block) =>
    block.type === "paragraph" ? [` ${folded(words(block))} `] : [],
  );
  return blocks.map((block) => {
    if (!isSetOut(block)) return undefined;
    const said = folded(words(block));
    if (said.length < MIN_SIZE) return undefined;
    const again = paragraphs.some(
      (text) => text.length > said.length + 2 && text.includes(` ${said} `),
    );
    return again ? "pull-quote" : undefined;
  });
}

/**
 * Whether a block may be a sentence set out of the text.
 * @param block - the block
 * @returns true for short quotes
 */
function isSetOut(block: Block): boolean {
  return block.type === "quote" && words(block).length <= MAX_SIZE;
}
