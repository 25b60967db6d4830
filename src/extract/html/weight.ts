import type { Boilerplate } from "./trim/boilerplate.ts";
import type { Line, Span } from "./outline.ts";

/** Ends of sentences and clauses in the scripts of the world. */
const PUNCTUATION = /[.!?,;:。！？，、；：؟،؛।॥۔።፣…·]/u;

/** A line at least this long can be a paragraph. */
const PARAGRAPH = 60;

/** More than this share in links makes a line navigation. */
const LINK_HEAVY = 0.5;

/** How much the lines of a page speak for the text around them, weighed once for all who ask. */
export interface LineWeights {
  /** Of each line, knowing the boilerplate of the page's language. */
  readonly own: readonly number[];
  /** Of running text, whatever it says. */
  readonly running: Weights;
}

/** What a line of boilerplate weighs. */
const BOILERPLATE = -8;

/**
 * Weighs the lines of a page.
 * @param lines - of the page
 * @param boilerplate - of its language
 * @returns their weights
 */
export function weighLines(lines: readonly Line[], boilerplate: Boilerplate): LineWeights {
  const bare = lines.map((line) => weight(line));
  const own = bare.map((weighs, index) => {
    const line = lines[index];
    return line && !line.caption && boilerplate.drops(line.text) ? BOILERPLATE : weighs;
  });
  return { own, running: new Weights(bare.map((weighs) => Math.max(0, weighs))) };
}

/**
 * How much a line speaks for the text around it: positive for running text, negative for navigation.
 * @param line - the line
 * @returns its weight, about its length
 */
function weight(line: Line): number {
  const { size, linked, text, caption } = line;
  if (caption) return 0;
  if (linked > LINK_HEAVY) return -Math.min(size, 60) * linked;
  const punctuated = PUNCTUATION.test(text);
  if (size < PARAGRAPH) return punctuated && linked === 0 ? size / 4 : -6;
  const running = punctuated ? 1 : 0.4;
  return size * running * (1 - 1.4 * linked);
}

/** Sums of weights over any run of lines, in constant time. */
export class Weights {
  readonly #sums: Float64Array;

  /** @param weights - of each line */
  constructor(weights: readonly number[]) {
    this.#sums = new Float64Array(weights.length + 1);
    let sum = 0;
    weights.forEach((weighs, index) => {
      sum += weighs;
      this.#sums[index + 1] = sum;
    });
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
