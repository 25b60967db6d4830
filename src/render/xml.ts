/**
 * The door through which text goes out: whatever an entry holds passes here before it becomes part of a document, so that
 * every format says the same characters and none can be broken by them. It is stricter than the door through which text
 * comes in (`model/text.ts`), and trusts nobody to have used that.
 */

import { uriOf } from "../model/uri.ts";

/** Attribute values of one element; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Nothing to do for these: printable ASCII, tab and newline. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

/** XML 1.0 §2.2 Char is everything but these; C1 controls are legal there but no text (the validators' BadCharacters). */
const NOT_CHAR = /[^\t\n\x20-\x7e\xa0-\ufffd]/;
const ALL_NOT_CHAR = new RegExp(NOT_CHAR, "g");

/**
 * Characters that XML 1.0 and JSON can both carry: well-formed Unicode, newlines as "\n", no control characters.
 * For identifiers, which are not to be normalised.
 * XML 1.0 §2.2 https://www.w3.org/TR/xml/#charsets, §2.11 https://www.w3.org/TR/xml/#sec-line-ends
 * @param text - any string
 * @returns the text, a lone surrogate as U+FFFD
 */
export function cleanId(text: string): string {
  const whole = text.toWellFormed();
  if (!NOT_CHAR.test(whole)) return whole;
  return whole.replace(/\r\n?|\u0085/g, "\n").replace(ALL_NOT_CHAR, "");
}

/**
 * The door for text that people read: {@link cleanId} and Unicode NFC. Idempotent.
 * @param text - any string
 * @returns the text as every format writes it
 */
export function cleanText(text: string): string {
  return PLAIN.test(text) ? text : cleanId(text).normalize("NFC");
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/**
 * Text as the content of an XML or HTML element.
 * @param text - text that went through the door
 * @returns it with `&`, `<` and `>` escaped, so that no `]]>` is left either
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

/**
 * Text of an element that holds HTML by its specification, such as RSS's description: what would be read as markup is
 * escaped once more, so that nothing of a text is run or swallowed.
 * @param text - raw text
 * @returns what the element shall say, not yet escaped for XML
 */
export function asHtml(text: string): string {
  const clean = cleanText(text);
  return /<[a-z/!?]|&(?:#|[a-z]\w*;)/i.test(clean) ? escapeText(clean) : clean;
}

/**
 * Text as an attribute value in double quotes, kept as it is by attribute-value normalisation.
 * XML 1.0 §3.3.3 https://www.w3.org/TR/xml/#AVNormalize
 * @param text - text that went through the door
 * @returns it escaped
 */
function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\n\t]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

/**
 * The attributes of a start tag.
 * @param attributes - by name; values raw
 * @returns ` name="value"` for each that is defined
 */
export function writeAttributes(attributes: Attributes): string {
  let written = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    written += ` ${name}="${escapeAttribute(cleanId(String(value)))}"`;
  }
  return written;
}

/**
 * An element around markup that is written already.
 * @param name - qualified name
 * @param attributes - values raw
 * @param inner - markup; an empty element where absent
 * @returns the element
 */
export function element(name: string, attributes: Attributes, inner = ""): string {
  const start = `<${name}${writeAttributes(attributes)}`;
  return inner === "" ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/**
 * An element around plain text.
 * @param name - qualified name
 * @param text - raw text; no element where it is undefined or empty
 * @param attributes - values raw
 * @returns the element, or "" without text
 */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  if (text === undefined || text === "") return "";
  return element(name, attributes, escapeText(cleanText(text)));
}

/**
 * A CDATA section; `]]>` inside is split over two.
 * XML 1.0 §2.7 https://www.w3.org/TR/xml/#sec-cdata-sect
 * @param markup - raw characters
 * @returns the section or sections
 */
export function cdata(markup: string): string {
  return `<![CDATA[${markup.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** Schemes that a link in published text may have. */
const LINK_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
const WEB_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/**
 * An absolute web address as all formats write it.
 * @param url - any string
 * @returns the URL in its normal form (WHATWG URL), undefined where it is not absolute http(s)
 */
export function webUrl(url: string | undefined): string | undefined {
  return normalUrl(url, WEB_SCHEMES);
}

/**
 * The target of a link in text.
 * @param url - any string
 * @returns the URL in its normal form, undefined where it is not absolute http(s) or mailto
 */
export function linkUrl(url: string | undefined): string | undefined {
  return normalUrl(url, LINK_SCHEMES);
}

/**
 * The normal form of a URL with one of some schemes.
 * @param url - any string
 * @param schemes - with colon
 * @returns the URL or undefined
 */
function normalUrl(url: string | undefined, schemes: ReadonlySet<string>): string | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.parse(url);
  return parsed !== null && schemes.has(parsed.protocol) ? uriOf(parsed) : undefined;
}
