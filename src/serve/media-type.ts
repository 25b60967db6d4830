import { extname } from "node:path";

/** Media types by ending. Text is UTF-8 throughout. */
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
};

/** Media types of XML by the root's name. */
const ROOTS: Readonly<Record<string, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  feed: "application/atom+xml; charset=utf-8",
  opml: "text/x-opml; charset=utf-8",
};

const JSON_FEED = "application/feed+json; charset=utf-8";

/**
 * The media type of a published file: by its ending, XML and JSON by what they hold, since a partner names its file as
 * it likes.
 * @param path - of the file
 * @param head - its first 1,024 characters or so
 * @returns type with charset
 */
export function mediaTypeOf(path: string, head: string): string {
  const type = TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
  if (type.startsWith("application/xml")) return ROOTS[rootOf(head)] ?? type;
  const saysFeed = /"version"\s*:\s*"https:\/\/jsonfeed\.org\/version\//.test(head);
  return type.startsWith("application/json") && saysFeed ? JSON_FEED : type;
}

/**
 * The name of the root element.
 * @param head - of an XML document
 * @returns the local name, "" where the head has none
 */
function rootOf(head: string): string {
  const body = head.replace(/<\?[^?]*\?>|<!--[^-]*-->|<!DOCTYPE[^>]*>/g, "");
  return /<(?:[\w.-]+:)?(?<name>[\w.-]+)[\s/>]/.exec(body)?.groups?.["name"] ?? "";
}

/**
 * Whether a type is that of a feed.
 * @param type - media type
 * @returns true for RSS, Atom and JSON Feed
 */
export function isFeed(type: string): boolean {
  return /^application\/(?:rss\+xml|atom\+xml|feed\+json)/.test(type);
}

/**
 * The type that a reader is told: browsers show RSS and Atom as source under types of their own, and readable, by their
 * stylesheet, as any XML.
 * @param type - of the file
 * @param accept - what the reader takes, as it says
 * @returns the type
 */
export function shownType(type: string, accept: string = ""): string {
  const own = /^application\/(?:rss|atom)\+xml/.exec(type)?.[0];
  const isBrowser = own !== undefined && accept.includes("text/html") && !accept.includes(own);
  return isBrowser ? "application/xml; charset=utf-8" : type;
}

/**
 * Whether a type is worth compressing.
 * @param type - media type
 * @returns true for text, XML and JSON
 */
export function isText(type: string): boolean {
  return /^text\/|json|xml/.test(type);
}
