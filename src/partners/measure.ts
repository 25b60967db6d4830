import type { TextLimits } from "./profile.ts";

const graphemeSegmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
const wordSegmenters = new Map<string, Intl.Segmenter>();

/** Each of these is a character by itself. */
const PLAIN = /^[\n\x20-\x7e]*$/u;

/**
 * Characters as a reader counts them.
 * @param text - any text
 * @param enough - stop here: a floor is met, and the rest of a long text need not be read
 * @returns the number of grapheme clusters, at most `enough`
 */
export function countGraphemes(text: string, enough: number = Number.POSITIVE_INFINITY): number {
  // Nothing is asked for: a segmenter would copy the text even so.
  if (enough <= 0) return 0;
  if (PLAIN.test(text)) return Math.min(text.length, enough);
  let count = 0;
  for (const _ of graphemeSegmenter.segment(text)) {
    if (count >= enough) break;
    count += 1;
  }
  return count;
}

/**
 * Words by the language's own rules (Unicode UAX 29 and its dictionaries).
 * @param text - any text
 * @param language - BCP 47
 * @param enough - stop here
 * @returns the number of words, at most `enough`
 */
function countWords(text: string, language: string, enough: number): number {
  if (enough <= 0) return 0;
  let segmenter = wordSegmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    wordSegmenters.set(language, segmenter);
  }
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) {
    if (count >= enough) break;
    if (isWordLike === true) count += 1;
  }
  return count;
}

/**
 * Shortens a text, at a space where one is near.
 * @param text - any text
 * @param max - graphemes, the ellipsis included
 * @returns the text, unchanged where it fits
 */
export function cut(text: string, max: number): string {
  const clusters = Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);
  if (clusters.length <= max) return text;
  const kept = clusters.slice(0, max - 1);
  const space = kept.lastIndexOf(" ");
  const atWord = space > kept.length / 2 && clusters[max - 1] !== " " ? kept.slice(0, space) : kept;
  return `${atWord.join("").trimEnd()}…`;
}

const encoder = new TextEncoder();

/**
 * @param text - any text
 * @returns its size in UTF-8
 */
export function countBytes(text: string): number {
  return encoder.encode(text).length;
}

/**
 * How far a text is below a floor.
 * @param text - plain text
 * @param limits - the floors
 * @param language - BCP 47, for counting words
 * @returns "12 of 21 characters asked for", undefined where it is long enough
 */
export function shortfall(text: string, limits: TextLimits, language: string): string | undefined {
  const { minCharacters = 0, minWords = 0 } = limits;
  const characters = countGraphemes(text, minCharacters);
  if (characters < minCharacters) return `${characters} of ${minCharacters} characters asked for`;
  const words = countWords(text, language, minWords);
  return words < minWords ? `${words} of ${minWords} words asked for` : undefined;
}
