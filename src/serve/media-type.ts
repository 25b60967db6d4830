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
