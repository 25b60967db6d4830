/** Atom 1.0 https://www.rfc-editor.org/rfc/rfc4287#section-1.2 */
export const ATOM_NAMESPACE: string = "http://www.w3.org/2005/Atom";

/** Namespaces of the elements that are written with a prefix; one is declared where an element of it occurs. */
export const NAMESPACES: Readonly<Record<string, string>> = {
  /** In RSS: links with relations. */
  atom: ATOM_NAMESPACE,
  /** https://web.resource.org/rss/1.0/modules/content/ */
  content: "http://purl.org/rss/1.0/modules/content/",
  /** https://www.dublincore.org/specifications/dublin-core/dces/ */
  dc: "http://purl.org/dc/elements/1.1/",
  /** https://www.dublincore.org/specifications/dublin-core/dcmi-terms/ */
  dcterms: "http://purl.org/dc/terms/",
  /** https://www.rssboard.org/media-rss */
  media: "http://search.yahoo.com/mrss/",
  /** RFC 5005 */
  fh: "http://purl.org/syndication/history/1.0",
  /** RFC 6721 */
  at: "http://purl.org/atompub/tombstones/1.0",
};

/** An element with a prefix; texts are escaped, so a prefix after "<" is an element. */
const PREFIXED = new RegExp(`<(${Object.keys(NAMESPACES).join("|")}):`, "g");

/**
 * The namespaces that a written entry needs.
 * @param written - its markup
 * @returns prefixes
 */
export function prefixesIn(written: string): readonly string[] {
  const found = new Set(Array.from(written.matchAll(PREFIXED), ([, prefix]) => prefix));
  return Object.keys(NAMESPACES).filter((prefix) => found.has(prefix));
}
