import type { Boilerplate } from "./trim/boilerplate.ts";
import type { Line, Outline, Span } from "./outline.ts";

/** Ends of sentences and clauses in the scripts of the world. */
const PUNCTUATION = /[.!?,;:。！？，、；：؟،؛।॥۔።፣…·]/u;

/** A line at least this long can be a paragraph. */
const PARAGRAPH = 60;

/** More than this share in links makes a line navigation. */
const LINK_HEAVY = 0.5;

/**
 * How much a line speaks for the text around it: positive for running text, negative for navigation.
 * @param line - the line
 * @param boilerplate - of the page's language
 * @returns its weight, about its length
 */
export function weight(line: Line, boilerplate?: Boilerplate): number {
  const { size, linked, text, caption } = line;
  if (caption) return 0;
  if (boilerplate?.drops(text) === true) return -20;
  if (linked > LINK_HEAVY) return -Math.min(size, 60) * linked;
  const punctuated = PUNCTUATION.test(text);
  if (size < PARAGRAPH) return punctuated && linked === 0 ? size / 4 : -6;
  const running = punctuated ? 1 : 0.4;
  return size * running * (1 - 1.4 * linked);
}

/** Sums of weights over any run of lines, in constant time. */
export class Weights {
  readonly #sums: Float64Array;

  /**
   * @param page - the page
   * @param weigh - how much a line speaks for its surroundings
   */
  constructor(page: Outline, weigh: (line: Line, index: number) => number) {
    this.#sums = new Float64Array(page.lines.length + 1);
    for (const [index, line] of page.lines.entries()) {
      this.#sums[index + 1] = (this.#sums[index] ?? 0) + weigh(line, index);
    }
  }

  /**
   * The weight of a run of lines.
   * @param span - the run
   * @returns the sum
   */
  of(span: Span): number {
    return (this.#sums[span.to] ?? 0) - (this.#sums[span.from] ?? 0);
  }
}
