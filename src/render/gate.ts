import { SaxesParser } from "saxes";
import { messageOf } from "../model/message-of.ts";

/** Elements that are one item each, by the root's local name. */
const ITEMS: Readonly<Record<string, string>> = { rss: "item", feed: "entry", urlset: "url" };

/**
 * The gate before any write: a strict parse of the very bytes, and the number of items in them.
 * @param bytes - the document: XML, or JSON where it begins with a brace
 * @param expectedItems - items it should hold; not counted where undefined
 * @returns what is wrong, with the line where XML is; undefined where all is well
 */
export function faultOf(bytes: Uint8Array, expectedItems?: number): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "the bytes are not UTF-8";
  }
  return faultOfText(text, expectedItems);
}

/**
 * The gate for a text that is about to become bytes, which spares decoding them again.
 * @param text - the document; only well-formed Unicode becomes the same bytes that were judged
 * @param expectedItems - items it should hold; not counted where undefined
 * @returns what is wrong, with the line where XML is; undefined where all is well
 */
export function faultOfText(text: string, expectedItems?: number): string | undefined {
  if (!text.isWellFormed()) return "a lone surrogate";
  let items: number;
  try {
    items = text.startsWith("{") ? jsonItems(text) : xmlItems(text);
  } catch (error) {
    return messageOf(error);
  }
  if (expectedItems === undefined || items === expectedItems) return undefined;
  return `${items} items where ${expectedItems} were expected`;
}

/**
 * Lets a text through the gate.
 * @param path - of the document, for the message
 * @param text - that is about to become it
 * @param expectedItems - items it should hold
 * @throws {Error} where it is not well-formed or does not hold them
 */
export function passGate(path: string, text: string, expectedItems: number): void {
  const fault = faultOfText(text, expectedItems);
  if (fault !== undefined) throw new Error(`${path} would be broken: ${fault}`);
}

/**
 * Counts the items of a JSON Feed.
 * @param text - the document
 * @returns how many; 0 where there is no list of items
 */
function jsonItems(text: string): number {
  const feed: unknown = JSON.parse(text);
  if (typeof feed !== "object" || feed === null || !("items" in feed)) return 0;
  return Array.isArray(feed.items) ? feed.items.length : 0;
}

/**
 * Counts the items of an XML feed while parsing it strictly, namespaces included.
 * @param text - the document
 * @returns how many
 * @throws {Error} at the first fault, with line and column
 */
function xmlItems(text: string): number {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let item: string | undefined;
  let depth = 0;
  let items = 0;
  parser.on("opentag", ({ local }) => {
    if (depth === 0) item = ITEMS[local];
    else if (local === item && depth <= 2) items += 1;
    depth += 1;
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return items;
}
