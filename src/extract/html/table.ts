import { type Element, isTag, isText } from "domhandler";
import type { Block, TableCell } from "../../model/block.ts";
import { BLOCK_LEVEL, elementsIn, textOf, UNREAD, walk } from "./dom.ts";
import { InlineRun, type Mark } from "./inline-run.ts";
import { known } from "./known.ts";

/** Cells a table may have; a longer one is data rather than text. */
const MAX_CELLS = 5000;

/**
 * Whether a table sets out data rather than the page.
 * @param table - the element
 * @returns false for tables that hold paragraphs, tables or a single column
 */
export function isDataTable(table: Element): boolean {
  if (table.attribs["role"] === "presentation") return false;
  const cells = elementsIn(table, isCell);
  const rows = elementsIn(table, (element) => element.name === "tr").length;
  if (rows < 2 || cells.length < 2 * rows - 1 || cells.length > MAX_CELLS) return false;
  if (elementsIn(table, (element) => LAYOUT.has(element.name)).length > 0) return false;
  if (cells.some((cell) => cell.name === "th")) return true;
  const longest = Math.max(...cells.map((cell) => textOf(cell).length));
  return longest <= 200;
}

/** Elements that tell of a table that lays out a page. */
const LAYOUT: ReadonlySet<string> = new Set(["table", "form", "iframe", "h1", "h2", "article"]);

/**
 * Reads a table of data.
 * @param table - the element
 * @param link - makes a mark of a link, or nothing where it may not be followed
 * @returns the block, or undefined where it is empty
 */
export function readTable(
  table: Element,
  link: (element: Element) => Mark | undefined,
): Block | undefined {
  const rows = elementsIn(table, (element) => element.name === "tr")
    .map((row) => elementsIn(row, isCell).map((cell) => readCell(cell, link)))
    .filter((row) => row.some((cell) => cell.children.length > 0));
  if (rows.length === 0) return undefined;
  const title = elementsIn(table, (element) => element.name === "caption")[0];
  const caption = title ? textOf(title) : "";
  return { type: "table", ...known({ caption }), rows };
}

/**
 * Reads one cell; what blocks it holds become lines.
 * @param cell - `<td>` or `<th>`
 * @param link - makes a mark of a link
 * @returns the cell
 */
function readCell(cell: Element, link: (element: Element) => Mark | undefined): TableCell {
  const run = new InlineRun();
  const marked = new Set<Element>();
  walk(cell, {
    enter: (node) => {
      if (isText(node)) run.text(node.data);
      if (!isTag(node) || UNREAD.has(node.name)) return false;
      if (node.name === "br" || (BLOCK_LEVEL.has(node.name) && node !== cell)) run.text(" ");
      const mark = node.name === "a" ? link(node) : undefined;
      if (mark) {
        run.open(mark);
        marked.add(node);
      }
      return true;
    },
    leave: (element) => {
      if (marked.has(element)) run.close();
    },
  });
  return {
    header: cell.name === "th",
    children: run.take(),
    ...known({ colspan: span(cell.attribs["colspan"]), rowspan: span(cell.attribs["rowspan"]) }),
  };
}

/**
 * Whether an element is a cell.
 * @param element - the element
 * @returns true for `td` and `th`
 */
function isCell(element: Element): boolean {
  return element.name === "td" || element.name === "th";
}

/**
 * A span attribute, within reason.
 * @param value - as written
 * @returns the span, undefined where none, 1 or nonsense is given
 */
function span(value: string | undefined): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 1 && number <= 100 ? number : undefined;
}
