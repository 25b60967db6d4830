import type { OutputDocument } from "../model/document.ts";
import type { Entry } from "../model/entry.ts";
import { textDocument } from "./catalogue.ts";
import { lines } from "./frame.ts";
import { rfc3339 } from "./machine-date.ts";
import { element, textElement, webUrl } from "./xml.ts";

/** Google takes articles of the last two days, and as many. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const WINDOW = Temporal.Duration.from({ hours: 48 });
const LIMIT = 1000;

/** Where it lies, and what it is. */
export const NEWS_SITEMAP: { readonly path: string; readonly mediaType: string } = {
  path: "news-sitemap.xml",
  mediaType: "application/xml; charset=utf-8",
};

/**
 * The Google News sitemap: what was first published in the last 48 hours, newest first, at most 1,000 addresses.
 * @param publication - the site's name as Google News knows it
 * @param entries - of all editions; an address that comes twice is taken once
 * @param now - the run's clock; it only decides the window
 * @returns `news-sitemap.xml`
 */
export function newsSitemap(
  publication: string,
  entries: readonly Entry[],
  now: Temporal.Instant,
): OutputDocument {
  const urls = recent(entries, now).map(([url, entry]) => article(publication, url, entry));
  const written = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
      ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"' +
      ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    "</urlset>",
    "",
  ];
  return textDocument(NEWS_SITEMAP.path, NEWS_SITEMAP.mediaType, written.join("\n"));
}

function recent(
  entries: readonly Entry[],
  now: Temporal.Instant,
): readonly (readonly [string, Entry])[] {
  const start = now.subtract(WINDOW);
  const byUrl = new Map<string, Entry>();
  for (const entry of entries) {
    const url = webUrl(entry.url);
    if (url === undefined || byUrl.has(url)) continue;
    if (Temporal.Instant.compare(entry.published, start) < 0) continue;
    if (Temporal.Instant.compare(entry.published, now) > 0) continue;
    byUrl.set(url, entry);
  }
  return [...byUrl]
    .toSorted(([one, a], [other, b]) => {
      const order = Temporal.Instant.compare(b.published, a.published);
      return order === 0 ? Number(one > other) - Number(one < other) : order;
    })
    .slice(0, LIMIT);
}

function article(publication: string, url: string, entry: Entry): string {
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

// ISO 639, but for Chinese, where Google asks for zh-cn or zh-tw.
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
