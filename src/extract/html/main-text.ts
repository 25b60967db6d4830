import { type Element, isTag } from "domhandler";
import { closest } from "./dom.ts";
import { classWords } from "./class-words.ts";
import { CHROME, type Cuts, Furniture, uncutLines } from "./chrome.ts";
import { oracleFactors } from "./oracle.ts";
import type { Outline, Span } from "./outline.ts";
import { isDataTable } from "./table.ts";
import type { Boilerplate } from "./trim/boilerplate.ts";
import { weighLines, Weights } from "./weight.ts";

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
 * @param articleBody - the text as metadata states it
 * @param boiler - boilerplate of the page's language
 * @param headline - where the headline is shown
 * @returns the element, or undefined on a page without text
 */
export function findMainText(
  page: Outline,
  articleBody: string | undefined,
  boiler: Boilerplate,
  headline: Element | undefined,
): MainText | undefined {
  const factors = oracleFactors(page, articleBody);
  const weights = weighLines(page.lines, boiler);
  const furniture = new Furniture(page, boiler, headline, weights);
  const lineWeights = weights.own.map((own, index) =>
    own > 0 ? own * (factors?.[index] ?? 1) : own,
  );
  let best: MainText | undefined;
  for (const { name, rules } of LADDER) {
    const found = heaviest(
      page,
      furniture.cut(rules),
      lineWeights,
      `${factors ? "oracle" : "heaviest"}:${name}`,
    );
    if (found && (!best || found.weight > best.weight * 1.5)) best = found;
    if (best && best.weight >= ENOUGH) return best;
  }
  return best;
}

/**
 * The element with the greatest sum of weights, narrowed to where its text is.
 * @param page - the page
 * @param cuts - what does not count
 * @param lineWeights - of every line
 * @param step - name of the step
 * @returns the element
 */
function heaviest(
  page: Outline,
  cuts: Cuts,
  lineWeights: readonly number[],
  step: string,
): MainText | undefined {
  const stays = uncutLines(page, cuts);
  const counted = lineWeights.map((weighs, index) => (stays[index] ? weighs : 0));
  const weights = new Weights(counted);
  const running = new Weights(counted.map((weighs) => Math.max(0, weighs)));
  let best: { element: Element; sum: number } | undefined;
  for (const [element, span] of page.spans) {
    const sum = weights.of(span);
    if (!best || sum > best.sum) best = { element, sum };
  }
  if (!best) return undefined;
  const marked = innermost(page, running, best.element, MARKED_SHARE, (element) =>
    isMarked(element),
  );
  const stated = marked ? undefined : markedAround(page, running, best.element);
  const element = marked
    ? aroundAlike(page, running, best.element, marked)
    : (stated ?? innermost(page, running, best.element, ANY_SHARE, () => true));
  return {
    element: aroundTable(element ?? best.element),
    rule: marked || stated ? `${step}+marked` : step,
    cuts,
    weight: best.sum,
  };
}

/**
 * The element around a table of data: the rows of a long one outweigh the text that it belongs to.
 * @param element - the element found
 * @returns what the table stands in, or the element where it is no part of one
 */
function aroundTable(element: Element): Element {
  const table = closest(element, ({ name }) => name === "table");
  const around = table?.parent;
  return table && around && isTag(around) && isDataTable(table) ? around : element;
}

/**
 * The element stated to be the article's text around the heaviest, where that is only a part of it: what stands beside the
 * tables and short lines of a calendar or recipe, or a paragraph alone.
 * @param page - the page
 * @param running - weights of running text
 * @param part - the heaviest element
 * @returns the nearest such element, where it holds little running text besides, or the part is a single line
 */
function markedAround(page: Outline, running: Weights, part: Element): Element | undefined {
  const around = closest(part, isArticleBody);
  const span = around && page.spans.get(around);
  const own = page.spans.get(part);
  if (!span || !own) return undefined;
  const isMost = running.of(own) >= running.of(span) * MARKED_SHARE;
  return isMost || own.to - own.from === 1 ? around : undefined;
}

/** An element marked as the article's text must hold this share of the running text of the heaviest. */
const MARKED_SHARE = 0.78;

/** Any other must hold this share. */
const ANY_SHARE = 0.99;

/**
 * The innermost element that holds nearly all running text of another.
 * @param page - the page
 * @param running - weights of running text
 * @param outer - the other
 * @param share - how much it must hold
 * @param matches - which elements may be chosen
 * @returns the element with the fewest lines
 */
function innermost(
  page: Outline,
  running: Weights,
  outer: Element,
  share: number,
  matches: (element: Element) => boolean,
): Element | undefined {
  const around = page.spans.get(outer);
  if (!around) return undefined;
  const least = running.of(around) * share;
  let found: { element: Element; lines: number } | undefined;
  for (const [element, span] of page.spans) {
    const inside = span.from >= around.from && span.to <= around.to;
    if (!inside || running.of(span) < least || !matches(element)) continue;
    const lines = span.to - span.from;
    if (!found || lines < found.lines) found = { element, lines };
  }
  return found?.element;
}

/**
 * The innermost element around all that is marked like another: builders put each part of a text into a box of one kind.
 * @param page - the page
 * @param running - weights of running text
 * @param outer - where to look
 * @param marked - the other
 * @returns the element; the very same where nothing else is marked like it and holds running text
 */
function aroundAlike(page: Outline, running: Weights, outer: Element, marked: Element): Element {
  const own = page.spans.get(marked);
  const alike = [...page.spans].filter(
    ([element, span]) => isAlike(element, marked) && running.of(span) > 0,
  );
  const limit = page.spans.get(outer);
  if (!own || !limit) return marked;
  const inside = alike.filter(([, span]) => isWithin(span, limit)).map(([, span]) => span);
  const from = Math.min(own.from, ...inside.map((span) => span.from));
  const to = Math.max(own.to, ...inside.map((span) => span.to));
  if (from === own.from && to === own.to) return marked;
  let found = { element: outer, lines: limit.to - limit.from };
  for (const [element, span] of page.spans) {
    const lines = span.to - span.from;
    if (lines < found.lines && isWithin({ from, to }, span)) found = { element, lines };
  }
  return found.element;
}

/**
 * Whether two elements are of one kind.
 * @param one - an element
 * @param other - another
 * @returns true for the same name and classes, which may be numbered: "text text-1", "text text-2"
 */
function isAlike(one: Element, other: Element): boolean {
  const [classes, others] = [one.attribs["class"], other.attribs["class"]];
  if (classes === undefined || others === undefined || one.name !== other.name) return false;
  return classes === others || classes.replace(NUMBER, "") === others.replace(NUMBER, "");
}

/** The number of a part. */
const NUMBER = /(?<=[-_])\d+(?!\S)/g;

/**
 * Whether lines lie among others.
 * @param inner - the lines
 * @param outer - the others
 * @returns true where all of them do
 */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/**
 * Whether the page marks an element as the article's text.
 * @param element - the element
 * @returns true for itemprop=articleBody and the classes of article texts
 */
function isMarked(element: Element): boolean {
  return isArticleBody(element) || classWords(element).text;
}

/**
 * Whether an element is the article's text in the vocabulary of schema.org.
 * @param element - the element
 * @returns true for itemprop=articleBody
 */
function isArticleBody(element: Element): boolean {
  return /\barticleBody\b/.test(element.attribs["itemprop"] ?? "");
}
