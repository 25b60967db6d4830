import { type Block, plainText } from "../../../model/block.ts";
import { folded, overlap } from "../choose/compare.ts";
import type { Boilerplate } from "./boilerplate.ts";

/** What is known of an article besides its text: none of it belongs into the text again. */
export interface Known {
  readonly headline: string | undefined;
  readonly standfirst: string | undefined;
  readonly bylines: readonly string[];
  /** Those of the bylines that are people. */
  readonly persons: readonly string[];
  /** BCP 47, "und" where unknown. */
  readonly language: string;
  readonly boilerplate: Boilerplate;
  /** The text as metadata states it. */
  readonly articleBody: string | undefined;
}

/** A line that ends like a sentence, with its notes behind it: "It was built in 1911.[2]". */
export const SENTENCE_END: RegExp = /[.!?。！？…»”"’'؟।॥。၊။:：)）](?:\s*\[[^[\]]{1,40}\])*\s*$/u;

/**
 * The words of a block.
 * @param block - the block
 * @returns its plain text, "" for pictures
 */
export function words(block: Block): string {
  const known = wordsOf.get(block);
  if (known !== undefined) return known;
  const text = plainText([block]);
  wordsOf.set(block, text);
  return text;
}

/** Words of the blocks that are being trimmed: every pass asks for them. */
const wordsOf = new WeakMap<Block, string>();

/**
 * Whether a line is the headline.
 * @param text - the line
 * @param headline - the headline
 * @returns true for the same words, or nearly
 */
export function isHeadline(text: string, headline: string): boolean {
  if (text.length > headline.length * 2 + 20) return false;
  // A kicker may stand right before it, parted by nothing but its looks.
  if (headline.length > 20 && text.endsWith(headline)) return true;
  return folded(text) === folded(headline) || overlap(text, headline) >= 0.8;
}

/**
 * Whether a line only repeats the byline.
 * @param text - the line
 * @param known - what else is known
 * @returns true where it does
 */
export function isByline(text: string, known: Known): boolean {
  const line = folded(text);
  if (line === "") return true;
  return known.bylines.some(
    (name) => line.length < folded(name).length + 25 && line.includes(folded(name)),
  );
}
