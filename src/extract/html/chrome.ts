import type { Element } from "domhandler";
import { closest } from "./dom.ts";
import { isLinkList, isOffer, isPointer } from "./boxes.ts";
import { classWords } from "./class-words.ts";
import { isCaption } from "./picture-hints.ts";
import { otherColumns } from "./columns.ts";
import { listItems } from "./items.ts";
import type { Boilerplate } from "./trim/boilerplate.ts";
import type { Outline, Span } from "./outline.ts";
import { pictureWordBoxes } from "./picture-box.ts";
import { signUpBoxes } from "./sign-up.ts";
import { linkedCards, otherStories } from "./stories.ts";
import type { LineWeights } from "./weight.ts";

/** A reason to leave an element out of the text, with the name it has in the evidence. */
interface ChromeRule {
  readonly name: string;
  readonly matches: (element: Element, page: Outline, words: Boilerplate) => boolean;
  /** Share of the page's running text that an element may hold and still be left out. */
  readonly spares: number;
}

/** What was left out of the text, and by which rule. */
export type Cuts = Map<Element, string>;

/** Elements that hold the page's furniture by definition. */
const FURNITURE: ReadonlySet<string> = new Set(["nav", "aside", "footer", "menu", "fieldset"]);

/** Landmarks of the page's furniture. */
const LANDMARKS: ReadonlySet<string> = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "banner",
  "search",
  "menu",
  "menubar",
  "toolbar",
  "tablist",
]);

/** The rules, in the order in which they are tried. */
export const CHROME: readonly ChromeRule[] = [
  { name: "hidden", spares: 0.4, matches: isHidden },
  { name: "furniture", spares: 0.4, matches: ({ name }) => FURNITURE.has(name) },
  {
    name: "landmark",
    spares: 0.4,
    matches: ({ attribs }) => LANDMARKS.has(attribs["role"] ?? ""),
  },
  { name: "dialog", spares: 0.95, matches: isDialog },
  { name: "form", spares: 0.2, matches: ({ name }) => name === "form" },
  { name: "comments", spares: 0.8, matches: (element) => classWords(element).comments },
  { name: "class", spares: 0.3, matches: (element) => classWords(element).chrome },
  { name: "property", spares: 0.1, matches: isProperty },
  { name: "author", spares: 0.3, matches: isAuthor },
  { name: "caption", spares: 0.2, matches: isCaptionBox },
  { name: "links", spares: 0.1, matches: isLinkList },
  { name: "pointer", spares: 0.2, matches: isPointer },
  { name: "offer", spares: 0.4, matches: isOffer },
];

/** Rules for what lies over the page: that is where some sites show an article above their front page. */
const MAY_SHOW_ARTICLE: ReadonlySet<string> = new Set(["dialog", "comments"]);

/** Running text of this weight is an article: with so much above it, an element stands below one. */
const ARTICLE_WEIGHT = 400;

/** An element that a rule takes for furniture. */
interface Match {
  readonly element: Element;
  readonly span: Span;
  readonly rule: ChromeRule;
}

/** The page's furniture: what is not text by its element, role, class or style, or as it is built. */
export class Furniture {
  readonly #page: Outline;
  readonly #words: Boilerplate;
  readonly #headline: Element | undefined;
  readonly #weights: LineWeights;
  /** What goes whichever rules are applied. */
  readonly #always: readonly (readonly [Element, string])[];
  /** What the first of all rules says of each element. */
  readonly #matches: readonly Match[];

  /**
   * Looks for what does not depend on the rules that are applied.
   * @param page - the page
   * @param words - boilerplate of the page's language
   * @param headline - where the headline is shown
   * @param weights - of its lines
   */
  constructor(
    page: Outline,
    words: Boilerplate,
    headline: Element | undefined,
    weights: LineWeights,
  ) {
    const { running } = weights;
    this.#page = page;
    this.#words = words;
    this.#headline = headline;
    this.#weights = weights;
    this.#always = [
      ...pictureWordBoxes(page).map((box) => [box, "caption"] as const),
      ...signUpBoxes(page, headline, running).map((box) => [box, "sign-up"] as const),
      ...[...listItems(page, running)].map((item) => [item, "items"] as const),
      ...otherStories(page, headline, running).map((story) => [story, "story"] as const),
      ...linkedCards(page, headline, running).map((card) => [card, "card"] as const),
      ...otherColumns(page, headline, running).map((column) => [column, "column"] as const),
    ];
    this.#matches = [...page.spans].flatMap(([element, span]) => {
      const rule = holdsWholePage(element) ? undefined : this.#ruleFor(element, CHROME);
      return rule ? [{ element, span, rule }] : [];
    });
  }

  /**
   * Marks what is to be left out by some of the rules. An element that holds much of the page's running text is
   * spared, whatever it is called, unless it stands below an article.
   * @param rules - which rules to apply, in their order
   * @returns the elements to leave out
   */
  cut(rules: readonly ChromeRule[]): Cuts {
    const { running } = this.#weights;
    const all = running.of({ from: 0, to: this.#page.lines.length });
    const cuts: Cuts = new Map(this.#always);
    const spared: Match[] = [];
    for (const match of this.#matches) {
      const { element, span } = match;
      const rule = rules.includes(match.rule) ? match.rule : this.#ruleFor(element, rules);
      if (!rule || (MAY_SHOW_ARTICLE.has(rule.name) && this.#showsArticle(element, span))) continue;
      if (running.of(span) <= all * rule.spares) cuts.set(element, rule.name);
      else if (mayStandBelow(element, rule)) spared.push({ element, span, rule });
    }
    const end = articleEnd(this.#page, cuts, this.#weights, this.#headline);
    for (const { element, span, rule } of spared) {
      if (span.from >= end) cuts.set(element, `${rule.name}-below`);
    }
    return cuts;
  }

  #showsArticle(element: Element, span: Span): boolean {
    const headline = this.#headline;
    return (
      headline !== undefined &&
      this.#weights.running.of(span) >= ARTICLE_WEIGHT &&
      closest(headline, (around) => around === element) !== undefined
    );
  }

  #ruleFor(element: Element, rules: readonly ChromeRule[]): ChromeRule | undefined {
    return rules.find((rule) => rule.matches(element, this.#page, this.#words));
  }
}

/**
 * Whether an element may hold more text than the article and still be furniture: foot, comments, other articles.
 * @param element - the element
 * @param rule - the rule that takes it for furniture
 * @returns true where its name, a word of its class or its first line say so
 */
function mayStandBelow(element: Element, rule: ChromeRule): boolean {
  const { below, text } = classWords(element);
  return (
    below ||
    rule.name === "furniture" ||
    rule.name === "offer" ||
    (rule.name === "pointer" && !text)
  );
}

/**
 * Where an article has been read, at the latest: from there on furniture may be of any size.
 * @param page - the page
 * @param cuts - what is left out so far
 * @param weights - of its lines
 * @param headline - where the headline is shown
 * @returns index of a line, past the last where there is no headline or too little text below it
 */
function articleEnd(
  page: Outline,
  cuts: Cuts,
  weights: LineWeights,
  headline: Element | undefined,
): number {
  const start = headline && page.spans.get(headline)?.to;
  if (start === undefined) return page.lines.length;
  const stays = uncutLines(page, cuts);
  let read = 0;
  const end = page.lines.findIndex((_, index) => {
    if (index >= start && stays[index]) read += Math.max(0, weights.own[index] ?? 0);
    return read > ARTICLE_WEIGHT;
  });
  return end < 0 ? page.lines.length : end + 1;
}

/**
 * The lines that no cut covers.
 * @param page - the page
 * @param cuts - what is left out
 * @returns for each line, whether it stays
 */
export function uncutLines(page: Outline, cuts: Cuts): boolean[] {
  const stays = Array<boolean>(page.lines.length).fill(true);
  for (const element of cuts.keys()) {
    const span: Span | undefined = page.spans.get(element);
    if (span) stays.fill(false, span.from, span.to);
  }
  return stays;
}

/**
 * Whether an element is the page itself.
 * @param element - the element
 * @returns true for `html`, `body` and `main`
 */
function holdsWholePage(element: Element): boolean {
  return element.name === "html" || element.name === "body" || element.name === "main";
}

/** Properties that say something of the article and are no part of its text. */
const PROPERTY =
  /^(?:datePublished|dateModified|dateCreated|image|url|width|height|logo|thumbnailUrl|publisher|mainEntityOfPage|keywords|inLanguage|genre|about)$/;

/**
 * Whether an element holds a property of the article that is for machines, or stands in the page's head.
 * @param element - the element
 * @returns true where its itemprop is one
 */
function isProperty(element: Element): boolean {
  const { itemprop } = element.attribs;
  return itemprop !== undefined && PROPERTY.test(itemprop);
}

/**
 * Whether an element is about the author, in the vocabulary of schema.org.
 * @param element - the element
 * @returns true for itemprop=author
 */
function isAuthor(element: Element): boolean {
  const { itemprop } = element.attribs;
  return itemprop !== undefined && /\bauthor\b/.test(itemprop);
}

/** A caption has at most so many lines. */
const MAX_CAPTION_LINES = 3;

/**
 * Whether an element holds only the caption of a picture, as classes name it where there is no figure.
 * @param element - the element
 * @param page - the page
 * @returns true for short boxes; `itemprop=description` alone is as often the standfirst
 */
function isCaptionBox(element: Element, page: Outline): boolean {
  if (!isCaption(element) || /description/.test(element.attribs["itemprop"] ?? "")) return false;
  const span = page.spans.get(element);
  const lines = span ? page.lines.slice(span.from, span.to) : [];
  return (
    lines.length <= MAX_CAPTION_LINES && !lines.some((line) => HEADING.test(line.element.name))
  );
}

/** Names of headings. */
const HEADING = /^h[1-6]$/;

/**
 * Whether an element is a dialogue over the page.
 * @param element - the element
 * @returns true for the roles, and what keeps readers from the rest
 */
function isDialog(element: Element): boolean {
  const { attribs } = element;
  return /^(?:alert)?dialog$/.test(attribs["role"] ?? "") || attribs["aria-modal"] === "true";
}

/**
 * Whether an element is not shown.
 * @param element - the element
 * @returns true where an attribute or its own style hides it
 */
function isHidden(element: Element): boolean {
  const { attribs } = element;
  if ("hidden" in attribs || attribs["aria-hidden"] === "true") return true;
  const { style } = attribs;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
