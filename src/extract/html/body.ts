import type { Block, Image } from "../../model/block.ts";
import type { Evidence } from "../../model/article.ts";
import type { Element } from "domhandler";
import { blocksFromNodes } from "./blocks.ts";
import { withCaptionLines } from "./caption-lines.ts";
import { closest, textOf } from "./dom.ts";
import { figureReader } from "./figure.ts";
import { findLead, standfirstApart } from "./lead.ts";
import { findMainText, type MainText } from "./main-text.ts";
import type { Outline } from "./outline.ts";
import type { Overridden } from "./override.ts";
import type { Page } from "./page.ts";
import { readPictures } from "./pictures.ts";
import { isPostTime } from "./post-time.ts";
import { boilerplate } from "./trim/boilerplate.ts";
import { statedText } from "./stated-text.ts";
import { trimText } from "./trim/index.ts";
import { NOWHERE, withoutUnresolved } from "./unresolved-links.ts";

/** The text of a page, its pictures, and how it was found. */
export interface Body {
  readonly blocks: readonly Block[];
  readonly images: readonly Image[];
  /** The standfirst, where the page sets it apart and the blocks open with it. */
  readonly lead: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** What is known of the article before its text is read. */
export interface BodyFacts {
  readonly headline: string | undefined;
  readonly standfirst: string | undefined;
  readonly bylines: readonly string[];
  /** Those of the bylines that are people. */
  readonly persons: readonly string[];
  readonly articleBody: string | undefined;
  readonly writtenBody: string | undefined;
}

/** Cuts named in the evidence; a page has many small ones. */
const MAX_CUTS = 40;

/** Characters of a cut shown. */
const SHOWN = 120;

/**
 * Finds the text of a page and takes off what is not the article.
 * @param page - the page
 * @param facts - what is known already
 * @param overridden - what the publisher's override says
 * @returns the text
 */
export function readBody(page: Page, facts: BodyFacts, overridden: Overridden | undefined): Body {
  const words = boilerplate(page.language);
  const lines = page.outline;
  const main = findMainText(lines, facts.articleBody, words, page.headlineElement);
  const stated = overridden?.body ?? [];
  const found = main ? [...findLead(page, main), main.element] : [];
  const roots = stated.length > 0 ? stated : found;
  const isCut = leftOut(main, roots, overridden);
  const language = page.language ?? "und";
  const figures = figureReader({ base: page.base, language });
  const { base } = page;
  const built = blocksFromNodes(roots, { base, linkBase: base ?? NOWHERE, figures, cut: isCut });
  const { blocks, images } = withCaptionLines(built, language);
  const known = { ...facts, language, boilerplate: words };
  const { blocks: shown, trimmed } = trimText(blocks, known);
  const unshown = stated.length > 0 ? undefined : statedText(shown, facts.writtenBody, base);
  const text = unshown ? trimText(unshown, known).blocks : shown;
  return {
    blocks: base === undefined ? withoutUnresolved(text) : text,
    images: [...readPictures(page, roots, figures), ...images],
    lead: standfirstApart(page, roots),
    evidence: [
      unshown
        ? { field: "body", rule: "stated", value: "articleBody" }
        : chosen(roots, ruleOf(main, stated)),
      ...cutsWithin(main, lines),
      ...trimmed.map(({ rule, text: cut }) => ({ field: "body.cut", rule, value: cut })),
    ],
  };
}

/**
 * The rule that chose the elements of the text.
 * @param main - the element that was found
 * @param stated - the elements of an override
 * @returns its name
 */
function ruleOf(main: MainText | undefined, stated: readonly Element[]): string {
  return stated.length > 0 ? "override:body" : (main?.rule ?? "none");
}

/**
 * What is left out of the text.
 * @param main - the element that was found, with what was cut in it
 * @param roots - the elements to read
 * @param overridden - what the publisher's override says
 * @returns whether an element is left out
 */
function leftOut(
  main: MainText | undefined,
  roots: readonly Element[],
  overridden: Overridden | undefined,
): (element: Element) => boolean {
  const removed = new Set(overridden?.removed);
  return (element) =>
    removed.has(element) ||
    (main?.cuts.has(element) === true && !holdsAny(roots, element)) ||
    isPostTime(element);
}

/**
 * The evidence of which element was chosen.
 * @param roots - the elements
 * @param rule - which rule chose them
 * @returns the evidence
 */
function chosen(roots: readonly Element[], rule: string): Evidence {
  const value = roots
    .map(({ name, attribs }) =>
      `<${name} ${attribs["class"] ?? attribs["id"] ?? ""}`.trim().concat(">"),
    )
    .join(" ");
  return { field: "body", rule, value };
}

/**
 * The evidence of what was cut inside the chosen element.
 * @param main - the chosen element
 * @param lines - the page
 * @returns the outermost cuts with text
 */
function cutsWithin(main: MainText | undefined, lines: Outline): Evidence[] {
  if (!main) return [];
  const around = lines.spans.get(main.element);
  const evidence: Evidence[] = [];
  let done = around?.from ?? 0;
  for (const [element, rule] of main.cuts) {
    const span = lines.spans.get(element);
    if (!around || !span || span.from < done || span.to > around.to) continue;
    done = span.to;
    evidence.push({ field: "body.cut", rule, value: textOf(element).slice(0, SHOWN) });
  }
  return evidence.slice(0, MAX_CUTS);
}

/**
 * Whether one of some elements is another or lies in it.
 * @param roots - the elements
 * @param outer - the other
 * @returns true where cutting the other would cut them
 */
function holdsAny(roots: readonly Element[], outer: Element): boolean {
  return roots.some((root) => closest(root, (around) => around === outer) !== undefined);
}
