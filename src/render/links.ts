import type { Entry } from "../model/entry.ts";
import type { Feed, FeedFormat } from "../model/feed.ts";
import { element, webUrl, type Attributes } from "./xml.ts";

/**
 * Links of a feed with their relations, the same in RSS (as `atom:link`) and Atom: self, WebSub hubs, and RFC 5005.
 * https://www.rfc-editor.org/rfc/rfc5005 https://www.w3.org/TR/websub/#discovery
 * @param feed - the feed
 * @param format - whose URLs
 * @param name - `link` or `atom:link`
 * @param type - media type of the format, without charset
 * @returns written elements
 */
export function feedLinks(
  feed: Feed,
  format: FeedFormat,
  name: string,
  type: string,
): readonly string[] {
  const pages = feed.paging;
  const link = (rel: string, url: string | undefined): string => webLink(name, url, { rel, type });
  return [
    link("self", feed.selfUrls[format]),
    ...feed.hubs.map((hub) => webLink(name, hub, { rel: "hub" })),
    pages?.complete === true ? element("fh:complete", {}) : "",
    pages?.archive === true ? element("fh:archive", {}) : "",
    link("current", pages?.current?.[format]),
    link("prev-archive", pages?.previousArchive?.[format]),
    link("next-archive", pages?.nextArchive?.[format]),
  ];
}

/**
 * Links to the story in other languages.
 * RFC 4287 §4.2.7.4 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.4
 * @param entry - the entry
 * @param name - `link` or `atom:link`
 * @returns written elements, in the entry's order
 */
export function translationLinks(entry: Entry, name: string): readonly string[] {
  return entry.translations.map(({ url, language, title }) =>
    webLink(name, url, { rel: "alternate", type: "text/html", hreflang: language, title }),
  );
}

/**
 * One link.
 * @param name - `link` or `atom:link`
 * @param url - raw
 * @param attributes - the others
 * @returns the element, "" where the URL is not absolute http(s)
 */
export function webLink(name: string, url: string | undefined, attributes: Attributes): string {
  const href = webUrl(url);
  return href === undefined ? "" : element(name, { ...attributes, href });
}
