import { DAY } from "../model/day.ts";
import type { Entry } from "../model/entry.ts";
import { newsLanguage, NEWS_LIMITS } from "../model/google-news.ts";
import { lines } from "./frame.ts";
import { passGate } from "./gate.ts";
import { rfc3339 } from "./machine-date.ts";
import { element, textElement, webUrl } from "./xml.ts";

/** Where it lies, and what it is. */
export const NEWS_SITEMAP: { readonly path: string; readonly mediaType: string } = {
  path: "news-sitemap.xml",
  mediaType: "application/xml; charset=utf-8",
};

/** What stands around the addresses, each of which is a line of its own. */
export const NEWS_FRAME: { readonly open: string; readonly close: string } = {
  open:
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"' +
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
  close: "</urlset>\n",
};

/** What decides whether an article is listed. */
interface Dated {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly published: number;
}

/**
 * What a news sitemap lists.
 * @param items - of all editions; an address that comes twice is taken once
 * @param now - milliseconds since 1970; it only decides the window
 * @returns addresses as they are written, newest first, each with its item
 */
export function recentNews<Item extends Dated>(
  items: readonly Item[],
  now: number,
): readonly (readonly [url: string, item: Item])[] {
  const oldest = now - NEWS_LIMITS.days * DAY;
  const byUrl = new Map<string, Item>();
  for (const item of items) {
    const url = webUrl(item.url);
    if (url === undefined || byUrl.has(url)) continue;
    if (item.published < oldest || item.published > now) continue;
    byUrl.set(url, item);
  }
  return [...byUrl]
    .toSorted(
      ([one, a], [other, b]) =>
        b.published - a.published || Number(one > other) - Number(one < other),
    )
    .slice(0, NEWS_LIMITS.items);
}

/**
 * Lets new addresses through the gate; those of the last sitemap went through it before.
 * @param urls - each as {@link newsUrl} wrote it
 * @throws {Error} where a sitemap of them would not be well-formed
 */
export function gateNews(urls: readonly string[]): void {
  passGate(
    NEWS_SITEMAP.path,
    `${NEWS_FRAME.open}${urls.join("\n")}${NEWS_FRAME.close}`,
    urls.length,
  );
}

/**
 * One address of a news sitemap.
 * @param publication - the site's name as Google News knows it
 * @param url - as it is written
 * @param entry - the article
 * @returns the element
 */
export function newsUrl(publication: string, url: string, entry: Entry): string {
  const inner = [
    textElement("loc", url),
    ...alternates(url, entry),
    element("news:news", {}, `\n            ${lines(3, news(publication, entry))}\n        `),
  ];
  return `    <url>\n        ${lines(2, inner)}\n    </url>`;
}

function news(publication: string, entry: Entry): readonly string[] {
  const name = textElement("news:name", publication);
  const language = textElement("news:language", newsLanguage(entry.language));
  return [
    element("news:publication", {}, name + language),
    textElement("news:publication_date", rfc3339(entry.published)),
    textElement("news:title", entry.title),
  ];
}

// All versions of the page, itself included. https://developers.google.com/search/docs/specialty/international/localized-versions
function alternates(url: string, entry: Entry): readonly string[] {
  if (entry.translations.length === 0) return [];
  return [{ language: entry.language, url }, ...entry.translations].map((version) => {
    const href = webUrl(version.url);
    if (href === undefined) return "";
    return element("xhtml:link", { rel: "alternate", hreflang: version.language, href });
  });
}
