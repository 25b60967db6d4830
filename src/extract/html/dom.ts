import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";

/** What {@link walk} calls on its way through the tree, in document order. */
export interface Visitor {
  /** Called before the children; false leaves them (and `leave`) out. */
  readonly enter: (node: AnyNode) => boolean;
  /** Called after the children of every element that was entered. */
  readonly leave?: (element: Element) => void;
}

/**
 * Walks a tree in document order without recursion, so that no depth of nesting can overflow the stack.
 * @param root - where to start; visited itself
 * @param visitor - what to do at each node
 */
export function walk(root: AnyNode, visitor: Visitor): void {
  let node: AnyNode | null = root;
  while (node) {
    const entered = visitor.enter(node);
    const child: AnyNode | undefined = entered ? firstChild(node) : undefined;
    if (child) {
      node = child;
      continue;
    }
    if (entered && isTag(node)) visitor.leave?.(node);
    node = nextAfter(node, root, visitor);
  }
}

/**
 * The node that follows once a node and what is below it are done; leaves the elements that end on the way.
 * @param done - the node that is done
 * @param root - where the walk ends
 * @param visitor - told of the elements that end
 * @returns the next node, or null at the end
 */
function nextAfter(done: AnyNode, root: AnyNode, visitor: Visitor): AnyNode | null {
  let node: AnyNode | null = done;
  while (node && node !== root && !node.next) {
    node = node.parent;
    if (node && isTag(node)) visitor.leave?.(node);
  }
  return node && node !== root ? node.next : null;
}

/**
 * The first child of a node, if it can have any.
 * @param node - the node
 * @returns its first child
 */
function firstChild(node: AnyNode): AnyNode | undefined {
  // Nearly all that are asked are elements, and to see that is faster than to look for children.
  if (isTag(node)) return node.children[0];
  return "children" in node ? node.children[0] : undefined;
}

/**
 * The elements below a node, in document order.
 * @param root - where to look; not part of the result
 * @param matches - which elements to take
 * @returns the elements
 */
export function elementsIn(root: AnyNode, matches: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  walk(root, {
    enter: (node) => {
      if (!isTag(node)) return node === root;
      if (node !== root && matches(node)) found.push(node);
      return true;
    },
  });
  return found;
}

/** Elements whose text is never read by anybody. */
export const UNREAD: ReadonlySet<string> = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "head",
  "title",
  "datalist",
]);

/** Elements that begin and end a line of their own. */
export const BLOCK_LEVEL: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/**
 * The text of a node as a reader sees it: whitespace collapsed, blocks and line breaks apart, scripts left out.
 * @param root - the node
 * @param skip - elements to leave out
 * @returns the text, one line
 */
export function textOf(root: AnyNode, skip?: (element: Element) => boolean): string {
  const parts: string[] = [];
  readText(root, (part) => parts.push(part), skip);
  return collapse(parts.join(""));
}

/**
 * The text of a node where it is short: one that is longer is not read to its end.
 * @param root - the node
 * @param longest - characters that it may have
 * @returns what {@link textOf} says, or undefined where it is longer
 */
export function textUpTo(root: AnyNode, longest: number): string | undefined {
  const parts: string[] = [];
  let seen = 0;
  readText(
    root,
    (part) => {
      parts.push(part);
      seen += part === " " ? 0 : collapse(part).length;
    },
    () => seen > longest,
  );
  const text = seen > longest ? undefined : collapse(parts.join(""));
  return text !== undefined && text.length <= longest ? text : undefined;
}

/**
 * How the text of a node begins.
 * @param root - the node
 * @param least - characters to read, if there are so many
 * @returns the first of them, and what stands in the same element
 */
export function textStart(root: AnyNode, least: number): string {
  let text = "";
  readText(
    root,
    (part) => {
      if (text.length < least) text = collapse(`${text} ${part}`);
    },
    () => text.length >= least,
  );
  return text;
}

/**
 * Reads the pieces of a node's text, with a space where a block or a line ends.
 * @param root - the node
 * @param take - told of each piece
 * @param skip - elements to leave out
 */
function readText(
  root: AnyNode,
  take: (part: string) => void,
  skip?: (element: Element) => boolean,
): void {
  walk(root, {
    enter: (node) => {
      if (isText(node)) take(node.data);
      if (!isTag(node)) return node === root;
      if ((UNREAD.has(node.name) && node !== root) || skip?.(node)) return false;
      if (node.name === "br" || BLOCK_LEVEL.has(node.name)) take(" ");
      return true;
    },
    leave: (element) => {
      if (BLOCK_LEVEL.has(element.name)) take(" ");
    },
  });
}

/** Runs of whitespace that are more or other than one space: the many single spaces of a text need no replacement. */
const RUN =
  /[\t-\r\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF][\s\u200B\u2060]*| [\s\u200B\u2060]+/g;

/**
 * Collapses runs of whitespace, the way HTML shows them.
 * @param text - the text
 * @returns the text without whitespace at its ends or more than one space between
 */
export function collapse(text: string): string {
  return text.replace(RUN, " ").trim();
}

/**
 * The nearest element at or above a node that matches.
 * @param node - where to start
 * @param matches - which element to take
 * @returns the element, if there is one
 */
export function closest(
  node: AnyNode,
  matches: (element: Element) => boolean,
): Element | undefined {
  let at: AnyNode | ParentNode | null = node;
  while (at) {
    if (isTag(at) && matches(at)) return at;
    at = at.parent;
  }
  return undefined;
}

/**
 * Class and id of an element as one string, for hints.
 * @param element - the element
 * @returns both, lower-cased
 */
export function hints(element: Element): string {
  const { class: names = "", id = "" } = element.attribs;
  if (id === "") return names.toLowerCase();
  return names === "" ? id.toLowerCase() : `${names} ${id}`.toLowerCase();
}
