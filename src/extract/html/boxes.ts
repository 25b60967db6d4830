import { type Element, isTag } from "domhandler";
import type { Line, Outline, Span } from "./outline.ts";
import type { Boilerplate } from "./trim/boilerplate.ts";

/** A list of links has at least so many lines, and no more than a page's menu has. */
const MIN_LINKS = 3;
const MAX_LINKS = 300;

/**
 * Whether an element is a list of links to other pages.
 * @param element - the element
 * @param page - the page
 * @returns true where more than half of its text is links, in several lines
 */
export function isLinkList(element: Element, page: Outline): boolean {
  const { from, to } = page.spans.get(element) ?? NO_LINES;
  if (to - from < MIN_LINKS || to - from > MAX_LINKS || beginsAsText(element, page)) return false;
  let size = 0;
  let linked = 0;
  for (let index = from; index < to; index += 1) {
    const line = page.lines[index];
    size += line?.size ?? 0;
    linked += line ? line.size * line.linked : 0;
  }
  return linked > size * 0.6;
}

/** A line of so many characters is more than a label. */
const MIN_SENTENCE = 60;

/**
 * Whether a list, or an item of one, is text with links below it: "In progress:", and what that is.
 * @param element - the element
 * @param page - the page
 * @returns true for items that begin with a line which is no link, for lists in these, and those that begin with a sentence
 */
function beginsAsText(element: Element, page: Outline): boolean {
  const isList = element.name === "ul" || element.name === "ol";
  if (!isList && element.name !== "li") return false;
  const line = firstLine(element, page);
  if (line?.linked === 0 && (!isList || line.size >= MIN_SENTENCE)) return true;
  const { parent } = element;
  return isList && parent !== null && isTag(parent) && beginsAsText(parent, page);
}

/**
 * The line with which an element begins.
 * @param element - the element
 * @param page - the page
 * @returns the line, if it holds any
 */
function firstLine(element: Element, page: Outline): Line | undefined {
  const span = page.spans.get(element);
  return span && page.lines[span.from];
}

/** Where there are no lines. */
const NO_LINES: Span = { from: 0, to: 0 };

/**
 * Whether an element points to other articles: it begins with a line such as "Related".
 * @param element - the element
 * @param page - the page
 * @param words - boilerplate of the page's language
 * @returns true for a box that begins so
 */
export function isPointer(element: Element, page: Outline, words: Boilerplate): boolean {
  const span = page.spans.get(element);
  const first = firstLine(element, page);
  return (
    span !== undefined && first !== undefined && span.to - span.from > 1 && words.stops(first.text)
  );
}

/** What a publisher offers its readers has so many lines at most. */
const MAX_OFFER_LINES = 12;

/**
 * Whether an element is an offer of the publisher: it begins with a line such as "Support us" or "Continue reading with a
 * subscription".
 * @param element - the element
 * @param page - the page
 * @param words - boilerplate of the page's language
 * @returns true for small boxes with such a heading
 */
export function isOffer(element: Element, page: Outline, words: Boilerplate): boolean {
  const span = page.spans.get(element);
  const first = firstLine(element, page);
  const lines = span ? span.to - span.from : 0;
  if (!first || lines < 2 || lines > MAX_OFFER_LINES) return false;
  return first.size <= MAX_OFFER_HEADING && words.offers(first.text);
}

/** The heading of an offer is no longer than this. */
const MAX_OFFER_HEADING = 100;
