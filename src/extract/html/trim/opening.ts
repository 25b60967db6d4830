import { type Block, plainText } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { isByline, isHeadline, type Known, SENTENCE_END, words } from "./known.ts";
import { isStamp } from "./stamp.ts";

/**
 * Lines above the first paragraph: dates, bylines, the standfirst.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
export function opening(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const first = blocks.findIndex(
    (block) =>
      block.type !== "heading" &&
      isRunning(words(block)) &&
      !isByline(words(block), known) &&
      !isImprintList(block, known),
  );
  return blocks.map((block, index) => {
    if (index >= first || block.type === "figure" || block.type === "embed") return undefined;
    const text = words(block);
    if (isByline(text, known)) return "byline";
    if (isImprintList(block, known)) return "opening";
    return block.type === "heading" ? headingRule(text, known) : lineRule(block, text);
  });
}

/** What a list above the text says of author and date is no longer than this. */
const MAX_ITEM = 60;

/**
 * Whether a block is a list of byline, date, length: "By Ida Lind", "3 May 2024", "4 minutes".
 * @param block - the block
 * @param known - what else is known
 * @returns true for lists of short items, one of them byline or date
 */
function isImprintList(block: Block, known: Known): boolean {
  if (block.type !== "list") return false;
  const items = block.items.map((item) => plainText(item));
  return (
    items.every((item) => item.length <= MAX_ITEM && !/[.!?。]$/u.test(item)) &&
    items.some((item) => isStamp(item) || (item !== "" && isByline(item, known)))
  );
}

/**
 * Why a heading above the text goes.
 * @param text - its words
 * @param known - what else is known
 * @returns the rule, if it does
 */
function headingRule(text: string, known: Known): string | undefined {
  if (isHeadline(text, known.headline ?? "")) return "headline";
  return folded(text) === folded(known.standfirst ?? "") ? "standfirst" : undefined;
}

/**
 * Why a line above the text goes.
 * @param block - the line
 * @param text - its words
 * @returns the rule, if it does
 */
function lineRule(block: Block, text: string): string | undefined {
  if (block.type !== "paragraph") return undefined;
  if (isStamp(text)) return "date";
  return text.length < 80 && !SENTENCE_END.test(text) ? "opening" : undefined;
}

/**
 * Whether a line is a running paragraph.
 * @param text - the line
 * @returns true for a sentence of some length
 */
function isRunning(text: string): boolean {
  if (isStamp(text)) return false;
  return text.length > 80 || (text.length > 40 && SENTENCE_END.test(text));
}
