import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { BLOCK_LEVEL, textUpTo } from "./dom.ts";

/** A time of day with little beside it: "10:05", "10.05 Uhr", "10h05", "10:05 a.m." */
const TIME_OF_DAY = /^\d{1,2}\s?[:.h]\s?\d{2}(?:\s?\p{L}[\p{L}.]{0,5})?$/u;
const MAX_SIZE = 12;

/** Where a time stands alone because something beside it happens then. */
const TIMETABLE: ReadonlySet<string> = new Set(["td", "th", "dt"]);

/**
 * Whether an element is the time at which a post of a live blog was written: marked as a time, and all that its block
 * says.
 * @param element - the element
 * @returns false where words stand beside it, in timetables, and for all that is no `<time>`
 */
export function isPostTime(element: Element): boolean {
  if (element.name !== "time") return false;
  if (!TIME_OF_DAY.test(textUpTo(element, MAX_SIZE) ?? "")) return false;
  let at = element;
  while (at.parent && isTag(at.parent)) {
    if (!endsLine(at, "prev") || !endsLine(at, "next")) return false;
    at = at.parent;
    if (BLOCK_LEVEL.has(at.name)) return !TIMETABLE.has(at.name);
  }
  return false;
}

/**
 * Whether nothing stands beside an element in its line.
 * @param element - the element
 * @param side - where to look
 * @returns true where the next thing shown is a block, or nothing
 */
function endsLine(element: Element, side: "prev" | "next"): boolean {
  let node: AnyNode | null = element[side];
  while (node && isBlank(node)) node = node[side];
  return node === null || (isTag(node) && BLOCK_LEVEL.has(node.name));
}

/**
 * Whether a node shows nothing.
 * @param node - the node
 * @returns true for white space and comments
 */
function isBlank(node: AnyNode): boolean {
  return isText(node) ? node.data.trim() === "" : !isTag(node);
}
