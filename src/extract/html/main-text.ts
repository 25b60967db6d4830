import type { Element } from "domhandler";
import { CHROME, cutChrome, type Cuts, uncutLines } from "./chrome.ts";
import type { Outline } from "./outline.ts";
import { Weights, weight } from "./weight.ts";

/** The element that holds the article, and how it was found. */
export interface MainText {
  readonly element: Element;
  readonly rule: string;
  readonly cuts: Cuts;
  /** Weight of its text. */
  readonly weight: number;
}

/** A text lighter than this is not worth stopping for. */
const ENOUGH = 250;

/** Steps of the ladder: each forgives more than the one before. */
const LADDER = [
  { name: "all-rules", rules: CHROME },
  { name: "without-class", rules: CHROME.filter(({ name }) => name !== "class") },
  {
    name: "without-hidden",
    rules: CHROME.filter(({ name }) => name !== "class" && name !== "hidden"),
  },
  { name: "no-rules", rules: [] },
] as const;

/**
 * Finds the main text: the heaviest element of the page, retried with fewer rules where little is found.
 * @param page - the page
 * @returns the element, or undefined on a page without text
 */
export function findMainText(page: Outline): MainText | undefined {
  let best: MainText | undefined;
  for (const { name, rules } of LADDER) {
    const found = heaviest(page, cutChrome(page, rules), name);
    if (found && (!best || found.weight > best.weight * 1.5)) best = found;
    if (best && best.weight >= ENOUGH) return best;
  }
  return best;
}

/**
 * The element with the greatest sum of weights; among equals the innermost.
 * @param page - the page
 * @param cuts - what does not count
 * @param step - name of the step
 * @returns the element
 */
function heaviest(page: Outline, cuts: Cuts, step: string): MainText | undefined {
  const stays = uncutLines(page, cuts);
  const weights = new Weights(page, (line, index) => (stays[index] ? weight(line) : 0));
  let best: { element: Element; sum: number; lines: number } | undefined;
  for (const [element, span] of page.spans) {
    const sum = weights.of(span);
    const lines = span.to - span.from;
    if (!best || sum > best.sum || (sum === best.sum && lines < best.lines)) {
      best = { element, sum, lines };
    }
  }
  if (!best) return undefined;
  const marked = narrowed(page, weights, best);
  return { element: marked ?? best.element, rule: `${marked ? "marked" : "heaviest"}:${step}`, cuts, weight: best.sum };
}

/** A marked element must hold this share of the heaviest's weight. */
const MOST = 0.7;

/**
 * The element inside the heaviest that the page itself marks as the article's text.
 * @param page - the page
 * @param weights - of its lines
 * @param best - the heaviest element
 * @param best.sum - its weight
 * @returns the marked element that holds most of the text, the innermost one
 */
function narrowed(page: Outline, weights: Weights, best: { sum: number }): Element | undefined {
  let found: { element: Element; lines: number } | undefined;
  for (const [element, span] of page.spans) {
    if (!isMarked(page, element) || weights.of(span) < best.sum * MOST) continue;
    const lines = span.to - span.from;
    if (!found || lines < found.lines) found = { element, lines };
  }
  return found?.element;
}

/**
 * Whether the page marks an element as the article's text.
 * @param page - the page
 * @param element - the element
 * @returns true for itemprop=articleBody and the classes of article texts
 */
function isMarked(page: Outline, element: Element): boolean {
  return /\barticleBody\b/.test(element.attribs["itemprop"] ?? "") || page.classWords(element).text;
}
