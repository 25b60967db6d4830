import { type ChildNode, Comment, Document, Element, Text } from "domhandler";
import { decodeHTML, decodeHTMLAttribute } from "entities/decode";
import type { ExtractionLimits } from "../extractor.ts";
import { type Checkpoint, noLimit } from "./deadline.ts";
import type { ElementKind } from "./element-kinds.ts";
import { readTokens, type TokenReader } from "./tokens.ts";

/** Why a document was refused. */
export interface Refusal {
  readonly code: "file_too_large" | "markup_too_deep" | "markup_too_many_attributes";
  readonly message: string;
}

/** A parsed document, or why it was refused. */
export type Parsed =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly refusal: Refusal };

/** Elements of one document; more belong to no article. */
const MAX_ELEMENTS = 250_000;

/** Elements between two looks at the clock. */
const CHECKED = 1024;

/** Thrown inside the parser to stop it at once; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Builds the tree that cheerio uses, with the rules of htmlparser2, and stops as soon as a limit is passed. */
class TreeBuilder implements TokenReader {
  readonly document: Document = new Document([]);
  readonly #limits: ExtractionLimits;
  readonly #check: Checkpoint;
  /** What is open, from the outermost on, and of what kind; a link may have another name in the tree. */
  readonly #open: Element[] = [];
  readonly #kinds: ElementKind[] = [];
  /** For each element around that changes it, whether "/>" closes a tag within. */
  readonly #foreign: boolean[] = [];
  /** Of the tag that opens next. */
  #attributes: Element["attribs"] = {};
  #attributeCount = 0;
  #elementCount = 0;
  /** The text that more text is added to, where no node has come between. */
  #text: Text | undefined;
  #link: Element | undefined;

  constructor(limits: ExtractionLimits, check: Checkpoint) {
    this.#limits = limits;
    this.#check = check;
  }

  attribute(name: string, value: string): void {
    this.#attributeCount += 1;
    if (this.#attributeCount > this.#limits.attributes) {
      throw new Refused({
        code: "markup_too_many_attributes",
        message: `a tag has more than ${this.#limits.attributes} attributes`,
      });
    }
    if (Object.hasOwn(this.#attributes, name)) return;
    this.#attributes[name] = value.includes("&") ? decodeHTMLAttribute(value) : value;
  }

  open(kind: ElementKind, isClosed: boolean): void {
    for (let top = this.#kinds.at(-1); top && kind.ends.has(top.name); top = this.#kinds.at(-1)) {
      this.#end();
    }
    const element = new Element(kind.name, this.#attributes);
    this.#attributes = {};
    this.#attributeCount = 0;
    this.#bound();
    this.#add(element);
    if (kind.isVoid) return;
    this.#open.push(element);
    this.#kinds.push(kind);
    if (kind.isForeign !== undefined) this.#foreign.push(kind.isForeign);
    if (kind.name === "a") this.#openLink(element);
    if (isClosed && this.#foreign.at(-1) === true) this.#end();
  }

  close(kind: ElementKind): void {
    if (kind.isForeign !== undefined) this.#foreign.pop();
    const at = this.#kinds.findLastIndex(({ name }) => name === kind.name);
    if (at >= 0) while (this.#open.length > at) this.#end();
    else if (kind.name === "br") this.open(kind, false);
    else if (kind.name === "p") {
      this.open(kind, false);
      this.#end();
    }
  }

  text(data: string, isRaw: boolean): void {
    const text = isRaw || !data.includes("&") ? data : decodeHTML(data);
    if (this.#text) this.#text.data += text;
    else {
      const node = new Text(text);
      this.#add(node);
      this.#text = node;
    }
  }

  comment(data: string): void {
    this.#add(new Comment(data));
  }

  #add(node: ChildNode): void {
    const parent = this.#open.at(-1) ?? this.document;
    const before = parent.children.at(-1);
    if (before) {
      node.prev = before;
      before.next = node;
    }
    parent.children.push(node);
    node.parent = parent;
    this.#text = undefined;
  }

  /** Ends the innermost element that is open. */
  #end(): void {
    this.#kinds.pop();
    if (this.#open.pop() === this.#link) this.#link = undefined;
    this.#text = undefined;
  }

  /**
   * HTML knows no link in a link: one that was left open is none, or it would swallow the rest of the page.
   * @param link - that opens
   */
  #openLink(link: Element): void {
    if (this.#link) this.#link.name = "span";
    this.#link = link;
  }

  /** Stops where one more element is too much. */
  #bound(): void {
    this.#elementCount += 1;
    if (this.#open.length >= this.#limits.depth) {
      throw new Refused({
        code: "markup_too_deep",
        message: `elements are nested more than ${this.#limits.depth} deep`,
      });
    }
    if (this.#elementCount > MAX_ELEMENTS) {
      throw new Refused({
        code: "file_too_large",
        message: `the document has more than ${MAX_ELEMENTS} elements`,
      });
    }
    if (this.#elementCount % CHECKED === 0) this.#check();
  }
}

/**
 * Parses HTML into cheerio's tree within limits: bytes before, depth, attributes and elements while parsing.
 * @param html - the document or a fragment of one
 * @param limits - the bounds
 * @param check - looks at the clock now and then; throws where the time is up
 * @returns the tree, or why it was refused
 */
export function parseHtml(
  html: string,
  limits: ExtractionLimits,
  check: Checkpoint = noLimit,
): Parsed {
  if (html.length > limits.bytes) {
    return refuse({
      code: "file_too_large",
      message: `the document has more than ${limits.bytes} bytes`,
    });
  }
  const tree = new TreeBuilder(limits, check);
  try {
    readTokens(html, tree);
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
  return { ok: true, document: tree.document };
}

/**
 * A document refused.
 * @param refusal - why
 * @returns the result of parsing
 */
function refuse(refusal: Refusal): Parsed {
  return { ok: false, refusal };
}
