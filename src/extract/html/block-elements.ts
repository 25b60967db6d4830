import { type AnyNode, type Element, isComment, isTag, isText } from "domhandler";
import { elementsIn, textOf, UNREAD, walk } from "./dom.ts";

/** Inline elements that mean something. */
export const MARKS: Readonly<Record<string, "strong" | "em" | "sub" | "sup" | "code">> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  cite: "em",
  dfn: "em",
  sub: "sub",
  sup: "sup",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
};

/** Controls and instruments: no text of an article. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...UNREAD,
  "button",
  "input",
  "select",
  "textarea",
  "canvas",
  "map",
  "dialog",
  "link",
  "meta",
]);

/**
 * A heading's level in a body, whose headline is level 1.
 * @param written - 1 to 6
 * @returns 2 to 6
 */
export function headingLevel(written: number): 2 | 3 | 4 | 5 | 6 {
  const levels = [2, 2, 3, 4, 5, 6] as const;
  return levels[written - 1] ?? 6;
}

/**
 * Whether an element in a heading is a tool of its readers: the sign by which they copy its address ("¶", "#", "§"), or a
 * wiki's link to edit the section.
 * @param element - the element
 * @returns true for links within the page that say no word, and by class
 */
export function isTool(element: Element): boolean {
  const { name, attribs } = element;
  if (/\bmw-editsection\b/.test(attribs["class"] ?? "")) return true;
  const isAnchor = name === "a" && attribs["href"]?.startsWith("#") === true;
  return isAnchor && !/[\p{L}\p{N}]/u.test(textOf(element));
}

/**
 * The characters of an element as written, for preformatted text.
 * @param element - `<pre>`
 * @returns its text, line breaks kept
 */
export function rawText(element: Element): string {
  let text = "";
  walk(element, {
    enter: (node) => {
      if (isText(node)) text += node.data;
      if (isTag(node) && node.name === "br") text += "\n";
      return isTag(node) && !UNREAD.has(node.name);
    },
  });
  return text;
}

/**
 * Whether a figure holds what must stay text: a table, a quote or lines of code.
 * @param figure - the element
 * @returns true where it does
 */
export function holdsText(figure: Element): boolean {
  return elementsIn(figure, ({ name }) => TEXT_IN_FIGURE.has(name)).length > 0;
}

/** Elements that a figure may set out besides pictures. */
const TEXT_IN_FIGURE: ReadonlySet<string> = new Set(["table", "pre"]);

/**
 * The next node that is not white space.
 * @param element - where to start
 * @returns the next sibling that shows something
 */
export function nextNode(element: Element): AnyNode | null {
  let next = element.next;
  while (next && (isComment(next) || (isText(next) && next.data.trim() === ""))) {
    next = next.next;
  }
  return next;
}
