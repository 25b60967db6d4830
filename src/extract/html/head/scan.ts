import type { ExtractionLimits } from "../../extractor.ts";

/** What the tags of a page's head say, as far as a glance needs it. Values are as written, without entities. */
export interface HeadTags {
  /** Languages of the root element, as its attributes have them. */
  readonly languages: readonly string[];
  /** Address of the first canonical link. */
  readonly canonical: string | undefined;
  /** Open Graph's address. */
  readonly openGraphUrl: string | undefined;
  /** Texts of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
}

/** Elements of an ordinary head. Others may hold what is no markup, or belong to a body that was not opened. */
const ORDINARY: ReadonlySet<string> = new Set(
  "html head meta link title script style base noscript img".split(" "),
);

/** White space as HTML has it https://infra.spec.whatwg.org/#ascii-whitespace */
const SPACE = "[ \\t\\n\\f\\r]";

/** Where the content of each ends that is no markup. */
const ENDS: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "title"].map((name) => [name, new RegExp(`</${name}(?:${SPACE}|>)`, "gi")]),
);

const NAME = /[a-z][a-z\d]*(?=[ \t\n\f\r/>])/iy;
const TAG_END = /[ \t\n\f\r/]*>/y;
const DOCTYPE = /<!doctype[^"'<>[]*>/iy;

/** A name and its value: in quotes of either kind, or bare. */
const ATTRIBUTE =
  /[ \t\n\f\r/]*([^ \t\n\f\r=/>"'<]+)(?:[ \t\n\f\r]*=[ \t\n\f\r]*(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r"'<>=`]+(?=[ \t\n\f\r>]))))?/y;

/** Nesting that no ordinary head reaches. */
const DEPTH = 16;

type Attributes = ReadonlyMap<string, string>;

/** What is found on the way. */
interface Found {
  languages: readonly string[] | undefined;
  canonical: string | undefined;
  openGraphUrl: string | undefined;
  readonly jsonLd: string[];
}

/**
 * Reads the tags of an ordinary head, one after the other, as a parser of HTML would, but without a tree.
 * @param head - up to where the body begins
 * @param limits - its bounds
 * @returns what they say, or undefined where anything is unusual and a parser has to decide
 */
export function scanHead(head: string, limits: ExtractionLimits): HeadTags | undefined {
  if (limits.depth < DEPTH) return undefined;
  const found: Found = {
    languages: undefined,
    canonical: undefined,
    openGraphUrl: undefined,
    jsonLd: [],
  };
  for (let at = head.indexOf("<"); at !== -1; at = head.indexOf("<", at)) {
    const next = afterTag(head, at, found, limits);
    if (next === undefined) return undefined;
    at = next;
  }
  return { ...found, languages: found.languages ?? [] };
}

/**
 * Reads what begins with "<".
 * @param head - the text
 * @param at - place of the "<"
 * @param found - takes what it says
 * @param limits - bounds of a tag
 * @returns the place after it, or undefined where it is unusual
 */
function afterTag(
  head: string,
  at: number,
  found: Found,
  limits: ExtractionLimits,
): number | undefined {
  const second = head[at + 1];
  if (second === "!") return afterDeclaration(head, at);
  if (second === "/") return afterNext(head, ">", at);
  NAME.lastIndex = at + 1;
  const name = NAME.exec(head)?.[0]?.toLowerCase();
  if (name === undefined || !ORDINARY.has(name)) return undefined;
  const attributes = new Map<string, string>();
  const content = readAttributes(head, NAME.lastIndex, attributes, limits);
  if (content === undefined) return undefined;
  const end = ENDS.get(name);
  if (end !== undefined) return afterContent(head, content, end, { name, attributes, found });
  return note(name, attributes, found) ? content : undefined;
}

/**
 * Passes over content that is no markup.
 * @param head - the text
 * @param from - where it begins
 * @param end - what ends it
 * @param element - whose it is
 * @returns the place of the closing tag, or undefined where there is none, or a parser has to decide
 */
function afterContent(
  head: string,
  from: number,
  end: RegExp,
  element: { readonly name: string; readonly attributes: Attributes; readonly found: Found },
): number | undefined {
  end.lastIndex = from;
  const closing = end.exec(head)?.index;
  if (closing === undefined) return undefined;
  const { name, attributes, found } = element;
  return noteContent(name, attributes, head.slice(from, closing), found) ? closing : undefined;
}

/**
 * Passes over a comment or a document type.
 * @param head - the text
 * @param at - where it begins
 * @returns the place after it, or undefined for comments that end strangely
 */
function afterDeclaration(head: string, at: number): number | undefined {
  if (!head.startsWith("<!--", at)) {
    DOCTYPE.lastIndex = at;
    return DOCTYPE.test(head) ? DOCTYPE.lastIndex : undefined;
  }
  const end = afterNext(head, "-->", at + 4);
  const isPlain = head[at + 4] !== ">" && head[at + 4] !== "-";
  return isPlain && !head.slice(at, end).includes("--!>") ? end : undefined;
}

/**
 * The place after the next of something.
 * @param head - the text
 * @param what - to look for
 * @param from - where to begin
 * @returns the place, or undefined where there is none
 */
function afterNext(head: string, what: string, from: number): number | undefined {
  const at = head.indexOf(what, from);
  return at === -1 ? undefined : at + what.length;
}

/**
 * Reads attributes up to the end of their tag.
 * @param head - the text
 * @param from - after the tag's name
 * @param attributes - takes them, names in lower case; of two with one name the first counts
 * @param limits - how many there may be
 * @returns the place after the tag, or undefined where something else stands there
 */
function readAttributes(
  head: string,
  from: number,
  attributes: Map<string, string>,
  limits: ExtractionLimits,
): number | undefined {
  let at = from;
  for (let count = 0; count <= limits.attributes; count += 1) {
    TAG_END.lastIndex = at;
    if (TAG_END.test(head)) return TAG_END.lastIndex;
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(head);
    if (match === null) return undefined;
    at = ATTRIBUTE.lastIndex;
    const name = (match[1] ?? "").toLowerCase();
    if (!attributes.has(name)) attributes.set(name, match[2] ?? match[3] ?? match[4] ?? "");
  }
  return undefined;
}

/**
 * Notes what a tag without content says.
 * @param name - of the element
 * @param attributes - its own
 * @param found - takes it
 * @returns false where a parser has to decide
 */
function note(name: string, attributes: Attributes, found: Found): boolean {
  if (name === "html") {
    found.languages ??= ["lang", "xml:lang"].flatMap((each) => attributes.get(each) ?? []);
    return found.languages.every(isBare);
  }
  if (name === "link") return noteLink(attributes, found);
  return name !== "meta" || noteMeta(attributes, found);
}

/**
 * Notes a link where it is the page's own address. One to another language version has to be read with the rest.
 * @param attributes - its own
 * @param found - takes it
 * @returns false where a parser has to decide
 */
function noteLink(attributes: Attributes, found: Found): boolean {
  const rel = attributes.get("rel") ?? "";
  if (!isBare(rel) || attributes.has("hreflang")) return false;
  if (rel.toLowerCase() !== "canonical" || found.canonical !== undefined) return true;
  found.canonical = attributes.get("href") ?? "";
  return isBare(found.canonical);
}

/**
 * Notes a `<meta>` where it is the page's own address.
 * @param attributes - its own
 * @param found - takes it
 * @returns false where a parser has to decide
 */
function noteMeta(attributes: Attributes, found: Found): boolean {
  const name = attributes.get("property") ?? attributes.get("name") ?? attributes.get("http-equiv");
  if (name === undefined) return true;
  if (!isBare(name)) return false;
  if (!/og:url/i.test(name) || found.openGraphUrl !== undefined) return true;
  const url = (attributes.get("content") ?? "").trim();
  found.openGraphUrl = url;
  return (
    name.toLowerCase() === "og:url" && url !== "" && isBare(url) && !/[\s\u200B\u2060]/.test(url)
  );
}

/**
 * Notes what an element says whose content is no markup.
 * @param name - of the element
 * @param attributes - its own
 * @param content - between its tags
 * @param found - takes it
 * @returns false where a parser has to decide
 */
function noteContent(name: string, attributes: Attributes, content: string, found: Found): boolean {
  if (name !== "script") return true;
  const type = attributes.get("type");
  // Whether a script of no type is JSON-LD is not for here to say.
  if (type === undefined) return !/^\s*[{[]/.test(content);
  if (/\/ld\+json/i.test(type)) found.jsonLd.push(content);
  return isBare(type);
}

/**
 * Whether a value is as it stands, with nothing to decode.
 * @param value - of an attribute
 * @returns true where it has no entities and no markup
 */
function isBare(value: string): boolean {
  return !value.includes("&") && !value.includes("<");
}
