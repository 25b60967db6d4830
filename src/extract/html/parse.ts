import { type Document, DomHandler, type Element, isTag } from "domhandler";
import { decodeHTML, decodeHTMLAttribute } from "entities/decode";
import { Parser } from "htmlparser2";
import type { ExtractionLimits } from "../extractor.ts";
import { type Checkpoint, noLimit } from "./deadline.ts";

/** Why a document was refused. */
export interface Refusal {
  readonly code: "file_too_large" | "markup_too_deep" | "markup_too_many_attributes";
  readonly message: string;
}

/** A document as cheerio has it. */
export interface Tree {
  readonly document: Document;
  /** All elements, in document order; their `startIndex` says where. */
  readonly elements: readonly Element[];
}

/** A parsed document, or why it was refused. */
export type Parsed =
  | ({ readonly ok: true } & Tree)
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

/** Builds the tree that cheerio uses, and stops as soon as a limit is passed. */
class BoundedHandler extends DomHandler {
  readonly elements: Element[] = [];
  readonly #limits: ExtractionLimits;
  readonly #check: Checkpoint;
  #depth = 0;
  #attributes = 0;
  #link: Element | undefined;
  /** Whether an attribute of the tag at hand may hold an entity. */
  #isEncoded = false;

  constructor(limits: ExtractionLimits, check: Checkpoint) {
    super(undefined, { withStartIndices: true });
    this.#limits = limits;
    this.#check = check;
  }

  /** Called for every tag before its attributes. */
  onopentagname(): void {
    this.#attributes = 0;
    this.#isEncoded = false;
  }

  /**
   * Called for every attribute, repeated ones too.
   * @param _name - of the attribute
   * @param value - as written
   */
  onattribute(_name: string, value: string): void {
    this.#attributes += 1;
    if (value.includes("&")) this.#isEncoded = true;
    if (this.#attributes <= this.#limits.attributes) return;
    throw new Refused({
      code: "markup_too_many_attributes",
      message: `a tag has more than ${this.#limits.attributes} attributes`,
    });
  }

  override onopentag(name: string, attributes: Element["attribs"]): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth) {
      throw new Refused({
        code: "markup_too_deep",
        message: `elements are nested more than ${this.#limits.depth} deep`,
      });
    }
    if (this.elements.length >= MAX_ELEMENTS) {
      throw new Refused({
        code: "file_too_large",
        message: `the document has more than ${MAX_ELEMENTS} elements`,
      });
    }
    if (this.elements.length % CHECKED === CHECKED - 1) this.#check();
    if (this.#isEncoded) decodeValues(attributes);
    super.onopentag(name, attributes);
    const opened = this.tagStack.at(-1);
    if (opened === undefined || !isTag(opened)) return;
    this.elements.push(opened);
    if (name === "a") this.#openLink(opened);
  }

  override ontext(data: string): void {
    super.ontext(data.includes("&") && !this.#isRaw() ? decodeHTML(data) : data);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    if (this.tagStack.at(-1) === this.#link) this.#link = undefined;
    super.onclosetag();
  }

  /** @returns whether text at this place has no entities */
  #isRaw(): boolean {
    const around = this.tagStack.at(-1);
    return around !== undefined && isTag(around) && RAW.has(around.name);
  }

  // HTML knows no link in a link: one that was left open is none, or it would swallow the rest of the page.
  #openLink(opened: Element): void {
    if (this.#link) this.#link.name = "span";
    this.#link = opened;
  }
}

/** Elements whose text has no entities. */
const RAW: ReadonlySet<string> = new Set(["script", "style", "textarea", "xmp"]);

/**
 * Decodes the entities in the values of attributes.
 * @param attributes - of a tag; changed
 */
function decodeValues(attributes: Element["attribs"]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value.includes("&")) attributes[name] = decodeHTMLAttribute(value);
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
  const handler = new BoundedHandler(limits, check);
  // The parser would look at every character for entities. The handler does so only where an ampersand stands.
  const parser = new Parser(handler, { decodeEntities: false });
  try {
    parser.end(html);
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
  return { ok: true, document: handler.root, elements: handler.elements };
}

/**
 * A document refused.
 * @param refusal - why
 * @returns the result of parsing
 */
function refuse(refusal: Refusal): Parsed {
  return { ok: false, refusal };
}
