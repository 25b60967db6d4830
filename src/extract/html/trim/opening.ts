import type { Block } from "../../../model/block.ts";
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
      block.type !== "heading" && isRunning(words(block)) && !isByline(words(block), known),
  );
  return blocks.map((block, index) => {
    if (index >= first || block.type === "figure" || block.type === "embed") return undefined;
    const text = words(block);
    if (isByline(text, known)) return "byline";
    return block.type === "heading" ? headingRule(text, known) : lineRule(block, text);
  });
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
