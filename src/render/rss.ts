import type { Entry } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import { onceFor } from "../model/once-for.ts";
import { dublinCore } from "./dublin-core.ts";
import { frame, gated, gatedParts, lines } from "./frame.ts";
import { contentHtml } from "./html.ts";
import { feedLinks, translationLinks } from "./links.ts";
import { rfc3339 } from "./machine-date.ts";
import { mediaContent, pictures, type Picture } from "./media.ts";
import type { XmlItem } from "./frame-parts.ts";
import { profiled, writeRss } from "./news-feed.ts";
import { whole, type Parts } from "./parts.ts";
import type { Renderer } from "./renderer.ts";
import { CORRECTION_SIGNAL, SIGNAL_SCHEME } from "./vocabulary.ts";
import { asHtml, cdata, element, textElement, webUrl } from "./xml.ts";

/** RSS 2.0 https://www.rssboard.org/rss-specification with content, dc, dcterms, media and atom:link. */
export const rss: Renderer = {
  format: "rss",
  mediaType: "application/rss+xml; charset=utf-8",
  render: (feed) => gated(rss, feed, whole(parts(feed, []))),
  write: (feed, prefixes) => gatedParts(rss, feed, parts(feed, prefixes)),
};

// The document of a feed, taken apart.
function parts(feed: Feed, prefixes: readonly string[]): Parts {
  return writeRss({
    ...frame(feed),
    stylesheet: feed.stylesheet,
    head: lines(2, channel(feed)),
    prefixes,
    items: feed.entries.map((entry) => item(entry)),
  });
}

// What `feed` does not know of a channel, or would write after the items.
function channel(feed: Feed): readonly string[] {
  return [
    textElement("docs", "https://www.rssboard.org/rss-specification"),
    textElement("category", feed.section),
    ...feedLinks(feed, "rss", "atom:link", "application/rss+xml"),
  ];
}

// An item, written once per entry however many feeds carry it.
// RSS 2.0 https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt
const item = onceFor((entry: Entry): XmlItem => {
  const images = pictures(entry.images);
  return {
    id: entry.id,
    published: entry.published,
    updated: entry.updated,
    title: title(entry),
    links: lines(3, [...translationLinks(entry, "atom:link"), link(entry)]),
    rest: lines(3, [
      description(entry),
      contentEncoded(entry),
      ...creators(entry),
      modified(entry),
      ...categories(entry),
      enclosure(images),
      ...images.map((image) => mediaContent(image)),
      rights(entry),
      ...dublinCore(entry),
    ]),
  };
});

// Plain text. https://www.rssboard.org/rss-profile#element-channel-item-title
function title(entry: Entry): string {
  return profiled(textElement("title", entry.title));
}

// After the translations' links, since several readers take the last link they see.
// https://www.rssboard.org/rss-profile#element-channel-item-link
function link(entry: Entry): string {
  return textElement("link", webUrl(entry.url));
}

// https://www.rssboard.org/rss-profile#element-channel-item-description
function description(entry: Entry): string {
  return textElement("description", asHtml(entry.summary));
}

// https://web.resource.org/rss/1.0/modules/content/
function contentEncoded(entry: Entry): string {
  const html = contentHtml(entry);
  return html === "" ? "" : element("content:encoded", {}, cdata(html));
}

// dc:creator, for RSS's own `author` has to be an e-mail address.
// https://www.rssboard.org/rss-profile#namespace-elements-dublin-creator
function creators(entry: Entry): readonly string[] {
  return entry.authors.map((author) => textElement("dc:creator", author.name));
}

// When the text last changed.
// https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#modified
function modified(entry: Entry): string {
  return textElement("dcterms:modified", rfc3339(entry.updated));
}

// https://www.rssboard.org/rss-specification#ltcategorygtSubelementOfLtitemgt
function categories(entry: Entry): readonly string[] {
  const named = entry.categories.map(({ label, scheme }) =>
    textElement("category", label, { domain: scheme }),
  );
  if (entry.correction === undefined) return named;
  return [...named, textElement("category", CORRECTION_SIGNAL, { domain: SIGNAL_SCHEME })];
}

// The lead picture, where its type and size are known: RSS demands both, and readers expect one at most.
// https://www.rssboard.org/rss-profile#element-channel-item-enclosure
function enclosure([lead]: readonly Picture[]): string {
  if (lead?.type === undefined || lead.bytes === undefined) return "";
  return element("enclosure", { url: lead.url, length: lead.bytes, type: lead.type });
}

// https://www.dublincore.org/specifications/dublin-core/dces/#http://purl.org/dc/elements/1.1/rights
function rights(entry: Entry): string {
  return textElement("dc:rights", entry.rights);
}
