import type { Element } from "domhandler";
import { closest } from "./dom.ts";
import type { Line, Outline } from "./outline.ts";
import type { Weights } from "./weight.ts";

/** A story with less running text than this is a header: its text may stand in the next element. */
const ENOUGH = 250;

/** A heading that is a link, or nearly. */
const LINKED = 0.8;

/**
 * Finds other articles on the page: those that stand below the one with the headline, as pages stack them that load
 * the next article when a reader comes to the end, and those that it shows within as a link to them.
 * @param page - the page
 * @param headline - where the headline is shown
 * @param running - weights of running text
 * @returns the elements of the other articles
 */
export function otherStories(
  page: Outline,
  headline: Element | undefined,
  running: Weights,
): readonly Element[] {
  const own = headline && closest(headline, ({ name }) => name === "article");
  const span = own && page.spans.get(own);
  if (!own || !span) return [];
  if (running.of(span) < ENOUGH) return [];
  return [...page.spans].flatMap(([element, inner]) => {
    if (element.name !== "article" || inner.from < span.from) return [];
    const lines = page.lines.slice(inner.from, inner.to);
    const isOther =
      inner.from >= span.to
        ? lines.some((line) => isHeadline(line, headline))
        : isCard(lines) && running.of(inner) < ENOUGH;
    return isOther ? [element] : [];
  });
}

/**
 * Whether lines of an article within the article are a pointer to another, not a post of a live blog.
 * @param lines - of the inner article
 * @returns true where they begin with a link
 */
function isCard(lines: readonly Line[]): boolean {
  const title = lines.find(({ size }) => size > MIN_TITLE);
  return title !== undefined && title.linked >= LINKED;
}

/** Cards hold this share of the running text of their page at most: a page of pointers is its own article. */
const MAX_CARDS = 0.15;

/** A card has at most so many lines. */
const MAX_CARD_LINES = 5;

/** What serves as card. */
const CARD: ReadonlySet<string> = new Set(["div", "section", "aside", "li"]);

/**
 * Finds cards that point to other articles within the text, one or two of them: a picture or a class, a heading that is a
 * link, a sentence.
 * @param page - the page
 * @param headline - where the headline is shown
 * @param running - weights of running text
 * @returns their elements
 */
export function linkedCards(
  page: Outline,
  headline: Element | undefined,
  running: Weights,
): readonly Element[] {
  const from = (headline && page.spans.get(headline)?.to) ?? page.lines.length;
  const all = running.of({ from, to: page.lines.length });
  const cards = [...page.spans].filter(
    ([element, span]) =>
      span.from >= from &&
      span.to - span.from > 1 &&
      span.to - span.from <= MAX_CARD_LINES &&
      CARD.has(element.name) &&
      isHeadedByLink(page.lines.slice(span.from, span.to)),
  );
  const held = cards.reduce((sum, [, span]) => sum + running.of(span), 0);
  return held <= all * MAX_CARDS ? cards.map(([element]) => element) : [];
}

/**
 * Whether lines have one heading, which is a link.
 * @param lines - the lines
 * @returns true for those of a card
 */
function isHeadedByLink(lines: readonly Line[]): boolean {
  const [heading, ...others] = lines.filter(({ element }) => /^h[2-6]$/.test(element.name));
  return (
    heading !== undefined &&
    others.length === 0 &&
    heading.linked >= LINKED &&
    heading.size > MIN_TITLE
  );
}

/** A title has more characters than this. */
const MIN_TITLE = 15;

/**
 * Whether a line is the headline of another article, not the heading of a section.
 * @param line - the line
 * @param headline - the headline of the page
 * @returns true for headings of the same rank and those that link to the article
 */
function isHeadline(line: Line, headline: Element): boolean {
  const { name } = line.element;
  return name === headline.name || (/^h[1-6]$/.test(name) && line.linked > LINKED);
}
