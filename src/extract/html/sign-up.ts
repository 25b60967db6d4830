import type { Element } from "domhandler";
import type { Outline } from "./outline.ts";
import type { Weights } from "./weight.ts";

/** A box that asks readers to sign up has so many lines at most, so many characters, and so much of all running text. */
const MAX_LINES = 8;
const MAX_SIZE = 900;
const MAX_SHARE = 0.3;

/**
 * Finds the boxes that ask for readers' mail addresses, in whatever words: around the field, as far as little text is.
 * @param page - the page
 * @param headline - where the headline is shown
 * @param running - weights of running text
 * @returns the outermost such boxes
 */
export function signUpBoxes(
  page: Outline,
  headline: Element | undefined,
  running: Weights,
): readonly Element[] {
  const most = running.of({ from: 0, to: page.lines.length }) * MAX_SHARE;
  return page.mailFields.flatMap((field) => {
    let found: Element | undefined;
    for (let at = field.parent; at && "attribs" in at; at = at.parent) {
      const span = page.spans.get(at);
      if (!isSmall(page, at) || holds(at, headline) || (span && running.of(span) > most)) break;
      if (span) found = at;
    }
    return found ? [found] : [];
  });
}

/**
 * Whether an element holds no more than such a box does.
 * @param page - the page
 * @param element - the element
 * @returns true for few lines, none of them long
 */
function isSmall(page: Outline, element: Element): boolean {
  const span = page.spans.get(element);
  if (!span) return true;
  const lines = page.lines.slice(span.from, span.to);
  return lines.length <= MAX_LINES && lines.reduce((sum, line) => sum + line.size, 0) <= MAX_SIZE;
}

/**
 * Whether one element lies in another.
 * @param outer - the one around
 * @param inner - the one within, if there is one
 * @returns true where it does
 */
function holds(outer: Element, inner: Element | undefined): boolean {
  let at: Element["parent"] | undefined = inner;
  while (at && at !== outer) at = at.parent;
  return at === outer;
}
