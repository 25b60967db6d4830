import { type ElementKind, kindOf } from "./element-kinds.ts";

/** What is told of the tokens of a document, in their order. */
export interface TokenReader {
  /** An attribute of the tag that opens next, repeated ones too; its value as written. */
  readonly attribute: (name: string, value: string) => void;
  /** An opening tag; "/>" may close it. */
  readonly open: (kind: ElementKind, isClosed: boolean) => void;
  readonly close: (kind: ElementKind) => void;
  /** Text as written, with entities where it is not raw; it may come in pieces. */
  readonly text: (data: string, isRaw: boolean) => void;
  /** A comment, or what browsers take for one: declarations, instructions, closing tags without a name. */
  readonly comment: (data: string) => void;
}

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EXCLAMATION_MARK = 33;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const SLASH = 47;
const EQUALS_SIGN = 61;
const GREATER_THAN = 62;
const QUESTION_MARK = 63;
const LETTER_A = 97;
const LETTER_Z = 122;

/** What turns a capital letter into a small one. */
const LOWER = 32;

const CDATA = "[CDATA[";

/**
 * Takes HTML apart as htmlparser2 does, but a whole document at once: it jumps to the next character that matters.
 * What the end of the document cuts off says nothing: a tag or comment without its end.
 * @param html - the document
 * @param reader - told of its tokens
 */
export function readTokens(html: string, reader: TokenReader): void {
  new Tokens(html, reader).read();
}

/** A document on its way through. */
class Tokens {
  readonly #html: string;
  readonly #reader: TokenReader;

  constructor(html: string, reader: TokenReader) {
    this.#html = html;
    this.#reader = reader;
  }

  /** Reads the document. */
  read(): void {
    const html = this.#html;
    let text = 0;
    let at = 0;
    while (at < html.length) {
      const sign = this.#find("<", at);
      if (text < sign) this.#reader.text(html.slice(text, sign), false);
      const next = this.#markup(sign);
      // Where no markup begins, the sign belongs to the text behind it.
      text = next === sign ? sign : next;
      at = next === sign ? sign + 1 : next;
    }
    if (text < html.length) this.#reader.text(html.slice(text), false);
  }

  /**
   * Reads what may be markup.
   * @param sign - where "<" stands
   * @returns where text goes on; `sign` where no markup begins
   */
  #markup(sign: number): number {
    const code = this.#html.charCodeAt(sign + 1);
    if (isLetter(code)) return this.#openingTag(sign);
    if (code === SLASH) return this.#closingTag(sign);
    if (code === EXCLAMATION_MARK) return this.#declaration(sign + 2);
    return code === QUESTION_MARK ? this.#comment(sign + 2, ">", sign + 2) : sign;
  }

  #openingTag(sign: number): number {
    const html = this.#html;
    let at = sign + 2;
    while (!endsTagName(html.charCodeAt(at))) at += 1;
    const kind = kindOf(html.slice(sign + 1, at));
    while (at < html.length) {
      const code = html.charCodeAt(at);
      if (code === GREATER_THAN) {
        this.#reader.open(kind, false);
        return kind.isTagless ? this.#tagless(kind, at + 1) : at + 1;
      }
      if (code === SLASH) {
        at = this.#afterSpace(at + 1);
        if (html.charCodeAt(at) !== GREATER_THAN) continue;
        this.#reader.open(kind, true);
        return at + 1;
      }
      at = isSpace(code) ? at + 1 : this.#attribute(at);
    }
    return at;
  }

  /**
   * Reads an attribute.
   * @param start - where its name begins, with whatever character
   * @returns where the tag goes on
   */
  #attribute(start: number): number {
    const html = this.#html;
    let end = start + 1;
    while (!endsAttributeName(html.charCodeAt(end))) end += 1;
    const name = html.slice(start, end).toLowerCase();
    const at = this.#afterSpace(end);
    if (html.charCodeAt(at) === EQUALS_SIGN) return this.#value(name, this.#afterSpace(at + 1));
    this.#reader.attribute(name, "");
    return at;
  }

  #value(name: string, start: number): number {
    const html = this.#html;
    const code = html.charCodeAt(start);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = this.#find(code === DOUBLE_QUOTE ? '"' : "'", start + 1);
      this.#reader.attribute(name, html.slice(start + 1, close));
      return close + 1;
    }
    let end = start;
    while (!endsValue(html.charCodeAt(end))) end += 1;
    this.#reader.attribute(name, html.slice(start, end));
    return end;
  }

  /**
   * Reads the text of an element that holds no tags.
   * @param kind - of the element
   * @param start - where its text begins
   * @returns where text goes on behind its closing tag
   */
  #tagless(kind: ElementKind, start: number): number {
    const html = this.#html;
    let sign = this.#find("</", start);
    while (sign < html.length) {
      const end = sign + 2 + kind.name.length;
      const isOwn = endsValue(html.charCodeAt(end)) && kindOf(html.slice(sign + 2, end)) === kind;
      if (isOwn) break;
      sign = this.#find("</", sign + 2);
    }
    if (start < sign) this.#reader.text(html.slice(start, sign), kind.isRaw);
    return sign < html.length ? this.#closingTag(sign) : sign;
  }

  #closingTag(sign: number): number {
    const html = this.#html;
    const start = this.#afterSpace(sign + 2);
    const code = html.charCodeAt(start);
    if (start === html.length || code === GREATER_THAN) return sign;
    if (!isLetter(code)) return this.#comment(start, ">", start + 1);
    let end = start + 1;
    while (!endsValue(html.charCodeAt(end))) end += 1;
    if (end < html.length) this.#reader.close(kindOf(html.slice(start, end)));
    return this.#find(">", end) + 1;
  }

  /**
   * Reads what "<!" opens.
   * @param start - behind it
   * @returns where text goes on
   */
  #declaration(start: number): number {
    const html = this.#html;
    if (html.startsWith(CDATA, start)) return this.#comment(start, "]]>", start + CDATA.length);
    // The dashes that open a comment may close it too: "<!-->".
    if (html.startsWith("--", start)) return this.#comment(start + 2, "-->", start);
    return this.#comment(start, ">", start + (html.charCodeAt(start) === DASH ? 2 : 1));
  }

  /**
   * Reads a comment.
   * @param start - where its text begins
   * @param close - what ends it
   * @param from - where that may stand
   * @returns where text goes on
   */
  #comment(start: number, close: string, from: number): number {
    const end = this.#find(close, from);
    if (end < this.#html.length) this.#reader.comment(this.#html.slice(start, end));
    return end + close.length;
  }

  #find(sought: string, from: number): number {
    const at = this.#html.indexOf(sought, from);
    return at < 0 ? this.#html.length : at;
  }

  #afterSpace(from: number): number {
    let at = from;
    while (isSpace(this.#html.charCodeAt(at))) at += 1;
    return at;
  }
}

/**
 * Whether a character may begin the name of an element.
 * @param code - of the character
 * @returns true for letters of ASCII
 */
function isLetter(code: number): boolean {
  const lower = code | LOWER;
  return lower >= LETTER_A && lower <= LETTER_Z;
}

/**
 * Whether a character parts what stands in a tag.
 * @param code - of the character
 * @returns true for white space
 */
function isSpace(code: number): boolean {
  return (
    code === SPACE ||
    code === LINE_FEED ||
    code === TAB ||
    code === CARRIAGE_RETURN ||
    code === FORM_FEED
  );
}

/**
 * Whether a value without quotation marks, or the name in a closing tag, ends at a character.
 * @param code - of the character
 * @returns true at white space, the tag's end and the document's
 */
function endsValue(code: number): boolean {
  return code === GREATER_THAN || isSpace(code) || Number.isNaN(code);
}

/**
 * Whether the name of an element ends at a character.
 * @param code - of the character
 * @returns true at a slash too
 */
function endsTagName(code: number): boolean {
  return code === SLASH || endsValue(code);
}

/**
 * Whether the name of an attribute ends at a character.
 * @param code - of the character
 * @returns true before a value too
 */
function endsAttributeName(code: number): boolean {
  return code === EQUALS_SIGN || endsTagName(code);
}
