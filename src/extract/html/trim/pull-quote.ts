import type { Block } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { SENTENCE_END, words } from "./known.ts";

/** A sentence set out of the text has at least so many characters, and at most so many. */
const MIN_SIZE = 20;
const MAX_SIZE = 400;

/** One that no element marks is longer, and so much shorter than the paragraph that it is taken from. */
const MIN_UNMARKED = 25;
const MUCH_SHORTER = 30;

/** Every paragraph is looked for in all others: texts of more blocks than this have only their quotes looked for. */
const MAX_BLOCKS = 400;

/** Who said it stands right below, in no more characters than this. */
const MAX_SPEAKER = 60;

/**
 * Finds sentences that the page sets a second time, large, to draw readers in: quotes and short paragraphs whose
 * words all stand in a longer paragraph of the text, with who said them. Headings quote the text too, and stay.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
export function pullQuotes(blocks: readonly Block[]): (string | undefined)[] {
  const paragraphs = blocks.flatMap((block) =>
    block.type === "paragraph" ? [` ${folded(words(block))} `] : [],
  );
  const isAgain = (block: Block, index: number): boolean => {
    const said = isSetOut(block) ? folded(words(block)) : "";
    const isMarked = block.type === "quote";
    if (sizeOf(said) < (isMarked ? MIN_SIZE : MIN_UNMARKED)) return false;
    const isInside = index > 0 && index < blocks.length - 1 && blocks.length <= MAX_BLOCKS;
    if (!isMarked && !isInside) return false;
    const longer = said.length + (isMarked ? 2 : MUCH_SHORTER);
    return paragraphs.some((text) => text.length > longer && text.includes(` ${said} `));
  };
  const quoted = blocks.map(isAgain);
  return blocks.map((block, index) => {
    const isSpeaker = quoted[index - 1] === true && index < blocks.length - 1 && isName(block);
    return quoted[index] === true || isSpeaker ? "pull-quote" : undefined;
  });
}

/** Letters of scripts that write more with each. */
const DENSE = /[\p{Lo}]/gu;

/**
 * The size of a text.
 * @param text - the text
 * @returns its characters, those of scripts without capitals as two
 */
function sizeOf(text: string): number {
  return text.length + (text.match(DENSE)?.length ?? 0);
}

/**
 * Whether a line may be who said what is set out.
 * @param block - the line
 * @returns true for short paragraphs that are no sentence
 */
function isName(block: Block): boolean {
  const text = block.type === "paragraph" ? words(block) : "";
  return text !== "" && text.length <= MAX_SPEAKER && !SENTENCE_END.test(text);
}

/**
 * Whether a block may be a sentence set out of the text.
 * @param block - the block
 * @returns true for short quotes and paragraphs
 */
function isSetOut(block: Block): boolean {
  return (block.type === "quote" || block.type === "paragraph") && words(block).length <= MAX_SIZE;
}
