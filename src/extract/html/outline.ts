import { type Document, type Element, isTag, isText } from "domhandler";
import { BLOCK_LEVEL, UNREAD, walk } from "./dom.ts";

/** One line of text as the page sets it: what stands between two block boundaries. */
export interface Line {
  /** The block that the line stands in. */
  readonly element: Element;
  readonly text: string;
  /** Characters that count, CJK ideographs and kana as two. */
  readonly size: number;
  /** How much of it lies in links, 0 to 1. */
  readonly linked: number;
  /** Whether it stands in a figure: then it is a caption. */
  readonly caption: boolean;
}

/** Which lines an element holds: from (inclusive) to (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A page as lines in document order, and for every element with text the lines it holds. */
export interface Outline {
  readonly lines: readonly Line[];
  readonly spans: ReadonlyMap<Element, Span>;
  /** Fields that ask for a mail address. */
  readonly mailFields: readonly Element[];
}

/** Controls and frames: their text is not the article's. */
const NO_LINES: ReadonlySet<string> = new Set([
  ...UNREAD,
  "button",
  "input",
  "select",
  "textarea",
  "iframe",
  "object",
  "canvas",
  "dialog",
]);

/** Characters that carry about two letters' worth of text. */
const WIDE = /[\u1100-\u11FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/gu;

/** White space that is not one space between words. */
const RUN = /[^\S ]\s*| \s+/g;

/**
 * Reads a page into lines.
 * @param document - the parsed page
 * @returns its outline
 */
export function outline(document: Document): Outline {
  const reader = new OutlineReader();
  const mailFields: Element[] = [];
  walk(document, {
    enter: (node) => {
      if (isText(node)) reader.text(node.data);
      if (!isTag(node)) return node === document;
      if (node.name === "input" && isMailField(node)) mailFields.push(node);
      return !NO_LINES.has(node.name) && reader.open(node);
    },
    leave: (element) => reader.close(element),
  });
  return { lines: reader.lines, spans: reader.spans, mailFields };
}

/**
 * Whether a field asks for a mail address.
 * @param input - the field
 * @returns true where its type or name say so
 */
function isMailField(input: Element): boolean {
  const { type = "", name = "" } = input.attribs;
  return type === "email" || (type !== "hidden" && /e-?mail/i.test(name));
}

/** Collects lines while the page is walked. */
class OutlineReader {
  readonly lines: Line[] = [];
  readonly spans = new Map<Element, Span>();
  /** Of the elements that are open, the line with which each begins. */
  readonly #starts: number[] = [];
  readonly #blocks: Element[] = [];
  #text = "";
  /** Whether the text so far ends with a space, or there is none: further white space adds nothing. */
  #spaced = true;
  #linked = 0;
  #links = 0;
  #figures = 0;

  text(data: string): void {
    // Most texts of a page are the white space between its tags.
    const text = data.trim() === "" ? " " : data.replace(RUN, " ");
    if (text === " " && this.#spaced) return;
    this.#text += text;
    this.#spaced = text.endsWith(" ");
    if (this.#links > 0) this.#linked += text.trim().length;
  }

  open(element: Element): true {
    if (element.name === "br") this.text(" ");
    const block = BLOCK_LEVEL.has(element.name);
    if (block || isSecondBreak(element)) this.#end();
    if (block) this.#blocks.push(element);
    if (element.name === "a" && !isOwnAnchor(element, this.#blocks.at(-1))) this.#links += 1;
    if (element.name === "figure") this.#figures += 1;
    this.#starts.push(this.lines.length);
    return true;
  }

  close(element: Element): void {
    if (element.name === "a" && !isOwnAnchor(element, this.#blocks.at(-1))) this.#links -= 1;
    if (BLOCK_LEVEL.has(element.name)) {
      this.#end();
      this.#blocks.pop();
    }
    if (element.name === "figure") this.#figures -= 1;
    const from = this.#starts.pop() ?? 0;
    if (this.lines.length > from) this.spans.set(element, { from, to: this.lines.length });
  }

  #end(): void {
    const text = this.#text.trim();
    const element = this.#blocks.at(-1);
    if (text !== "" && element) {
      const size = text.length + (text.match(WIDE)?.length ?? 0);
      const linked = Math.min(1, this.#linked / text.length);
      this.lines.push({ element, text, size, linked, caption: this.#figures > 0 });
    }
    this.#text = "";
    this.#spaced = true;
    this.#linked = 0;
  }
}

/**
 * Whether a link leads to no other page: headings of long texts link to themselves, or back to a table of contents.
 * @param link - the link
 * @param block - which it stands in
 * @returns true for those of headings that lead to a place within the page
 */
function isOwnAnchor(link: Element, block: Element | undefined): boolean {
  return /^h[1-6]$/.test(block?.name ?? "") && /^#./.test(link.attribs["href"] ?? "");
}

/**
 * Whether an element is the second of two line breaks, which part paragraphs on older pages.
 * @param element - the element
 * @returns true for the second `<br>`
 */
function isSecondBreak(element: Element): boolean {
  if (element.name !== "br") return false;
  let before = element.prev;
  while (before && isText(before) && before.data.trim() === "") before = before.prev;
  return before !== null && isTag(before) && before.name === "br";
}
