import type { Element } from "domhandler";
import { isTag } from "domhandler";
import { closest } from "./dom.ts";
import type { Outline } from "./outline.ts";
import type { Weights } from "./weight.ts";

/** A column with at least so much running text below the headline is that of the article. */
const ENOUGH = 250;

/**
 * Finds the columns beside that of the article on pages which are set in tables: the cells of the same row.
 * @param page - the page
 * @param headline - where the headline is shown
 * @param running - weights of running text
 * @returns the other cells
 */
export function otherColumns(
  page: Outline,
  headline: Element | undefined,
  running: Weights,
): readonly Element[] {
  const found: Element[] = [];
  let inner = headline;
  while (inner) {
    const cell: Element | undefined = closest(inner, isCell);
    const span = cell && page.spans.get(cell);
    const row = cell?.parent;
    if (cell && span && row && running.of(span) >= ENOUGH) {
      found.push(...row.children.filter(isTag).filter((other) => other !== cell && isCell(other)));
    }
    inner = row && isTag(row) ? row : undefined;
  }
  return found;
}

/**
 * Whether an element is a cell of a table.
 * @param element - the element
 * @returns true for `<td>`
 */
function isCell(element: Element): boolean {
  return element.name === "td";
}
