import { SaxesParser } from "saxes";
import type { ExtractionLimits } from "./extractor.ts";
import { ParseError } from "./parse-error.ts";

/** An element of an XML document. Names are local: NewsML-G2 and NITF come with and without prefixes. */
export interface XmlElement {
  readonly name: string;
  /** By local name; `xml:lang` keeps its prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** 1-based line of its start tag. */
  readonly line: number;
}

/**
 * Parses a document, strictly and within bounds. Entities of a DTD are never expanded: a reference to one is an error.
 * @param text - the file
 * @param limits - depth and attributes
 * @returns its root element
 * @throws ParseError with the line
 */
export function parseXml(text: string, limits: ExtractionLimits): XmlElement {
  const parser = new SaxesParser({ position: true, xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const append = (node: XmlElement | string): void => {
    open.at(-1)?.children.push(node);
  };
  parser.on("error", (cause) => {
    throw new ParseError("broken XML", { line: parser.line, cause });
  });
  let attributes = 0;
  const check = (count: number, limit: number, what: string): void => {
    if (count > limit) throw new ParseError(`more than ${limit} ${what}`, { line: parser.line });
  };
  parser.on("opentagstart", () => {
    attributes = 0;
    check(open.length + 1, limits.depth, "elements inside each other");
  });
  parser.on("attribute", () => {
    attributes += 1;
    check(attributes, limits.attributes, "attributes on one tag");
  });
  parser.on("opentag", (tag) => {
    const element = toElement(tag, parser.line);
    append(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  if (!root) throw new ParseError("the document has no element", { line: 1 });
  return root;
}

/**
 * An element of a start tag.
 * @param tag - as the parser gives it
 * @param tag.name - with its prefix
 * @param tag.attributes - by name
 * @param line - where it stands
 * @returns the element, still empty
 */
function toElement(
  tag: { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> },
  line: number,
): XmlElement {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (!name.startsWith("xmlns")) attributes.set(localName(name), String(value));
  }
  return { name: localName(tag.name), attributes, children: [], line };
}

/**
 * A name without its prefix.
 * @param name - `nitf:p`
 * @returns `p`; names of the xml namespace as they are
 */
function localName(name: string): string {
  return name.startsWith("xml:") ? name : name.slice(name.indexOf(":") + 1);
}

/**
 * All elements of a name, in document order, at any depth.
 * @param root - where to look
 * @param name - local name
 * @returns the elements; those inside a found one too
 */
export function descendants(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const left: XmlElement[] = [root];
  for (let element = left.pop(); element; element = left.pop()) {
    if (element.name === name) found.push(element);
    left.push(...elements(element).toReversed());
  }
  return found;
}

/**
 * The first element of a name at any depth.
 * @param root - where to look
 * @param name - local name
 * @returns the element, or undefined
 */
export function first(root: XmlElement | undefined, name: string): XmlElement | undefined {
  return root && descendants(root, name)[0];
}

/**
 * The child elements.
 * @param element - the parent
 * @param name - only those of this name
 * @returns the children in order
 */
export function elements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/**
 * All text of an element, in one line.
 * @param element - the element
 * @returns its text, undefined where it has none
 */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  let text = "";
  const left: (XmlElement | string)[] = [element];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === "string") text += node;
    else left.push(...node.children.toReversed());
  }
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line === "" ? undefined : line;
}

/**
 * An attribute.
 * @param element - the element
 * @param name - local name
 * @returns its value, undefined where it is absent or empty
 */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name)?.trim();
  return value === "" ? undefined : value;
}

/**
 * A number in an attribute.
 * @param element - the element
 * @param name - local name
 * @returns a whole number above 0, or 0 where there is none
 */
export function numberOf(element: XmlElement | undefined, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? "", 10);
  return Number.isFinite(value) && value > 0 ? value : 0;
}
