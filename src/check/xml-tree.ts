import { SaxesParser } from "saxes";
import { messageOf } from "../model/message-of.ts";

/** An element of a parsed document. */
export interface XmlElement {
  /** Namespace name, "" for none. */
  readonly namespace: string;
  readonly local: string;
  /** As written, with prefix. */
  readonly name: string;
  /** By name as written: `xml:lang`, `href`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, untrimmed. */
  readonly text: string;
  /** 1-based, of the start tag's end. */
  readonly line: number;
}

interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}

/** Why a document could not be read. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
}

/** No feed nests deeper; past it a document is refused. */
const MAX_DEPTH = 256;

/**
 * Reads a document strictly, namespaces included.
 * @param text - the decoded document
 * @returns its root, or its first fault
 */
export function parseXml(text: string): XmlElement | XmlFault {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Building[] = [];
  let root: Building | undefined;
  parser.on("opentag", (tag) => {
    const element: Building = {
      namespace: tag.uri,
      local: tag.local,
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes).map(([name, { value }]) => [name, value])),
      children: [],
      text: "",
      line: parser.line,
    };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
    if (open.length > MAX_DEPTH) parser.fail(`elements nest deeper than ${MAX_DEPTH}`);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const append = (characters: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += characters;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return { message: messageOf(error).replace(/^\d+:\d+: /, ""), line: parser.line };
  }
  return root ?? { message: "there is no root element", line: 1 };
}

/**
 * Whether reading failed.
 * @param parsed - what {@link parseXml} returned
 * @returns true for a fault
 */
export function isFault(parsed: XmlElement | XmlFault): parsed is XmlFault {
  return "message" in parsed;
}

/**
 * Children of one name.
 * @param element - the parent
 * @param local - local name
 * @param namespace - namespace name, "" for none
 * @returns them in document order
 */
export function childrenOf(
  element: XmlElement,
  local: string,
  namespace: string,
): readonly XmlElement[] {
  return element.children.filter((child) => child.local === local && child.namespace === namespace);
}

/**
 * An element's own text.
 * @param element - the element
 * @returns it without white space around it
 */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? "" : element.text.trim();
}
