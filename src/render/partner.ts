import type { OutputDocument } from "../model/document.ts";
import type { Block } from "../model/block.ts";
import type { AllowList, PartnerElement, PartnerFeed } from "../model/partner.ts";
import { lines } from "./frame.ts";
import { faultOf } from "./gate.ts";
import { serializeBlocks } from "./html.ts";
import { rfc3339, rfc822 } from "./machine-date.ts";
import { writeDialect } from "./news-feed.ts";
import { asHtml, cdata, cleanText, element, escapeText } from "./xml.ts";

/** How deep `feed` indents a channel's elements and an item's. */
const CHANNEL_DEPTH = 2;
const ITEM_DEPTH = 3;
const SITEMAP_DEPTH = 2;

const SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/**
 * Writes a partner's file. What is in it was decided before; this only spells it.
 * @param feed - the file
 * @returns the document
 * @throws {Error} where the bytes are not well-formed or do not hold every item
 */
export function renderPartner(feed: PartnerFeed): OutputDocument {
  const isSitemap = feed.format === "sitemap";
  const bytes = new TextEncoder().encode(isSitemap ? sitemap(feed) : rss(feed));
  const fault = faultOf(bytes, feed.items.length);
  if (fault !== undefined) throw new Error(`${feed.path} would be broken: ${fault}`);
  const mediaType = `application/${isSitemap ? "xml" : "rss+xml"}; charset=utf-8`;
  return { path: feed.path, mediaType, bytes };
}

/**
 * RSS 2.0 in the partner's dialect.
 * @param feed - the file
 * @returns the whole text
 */
function rss(feed: PartnerFeed): string {
  return writeDialect({
    namespaces: feed.namespaces,
    channel: elements(CHANNEL_DEPTH, feed.channel),
    items: feed.items.map((item) => elements(ITEM_DEPTH, item.elements)),
  });
}

/**
 * Sitemap protocol 0.9 https://www.sitemaps.org/protocol.html
 * @param feed - the file
 * @returns the whole text
 */
function sitemap(feed: PartnerFeed): string {
  const declared = Object.entries(feed.namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  const root = { xmlns: SITEMAP_NAMESPACE, ...Object.fromEntries(declared) };
  const urls = feed.items.map((item) => {
    const inner = elements(SITEMAP_DEPTH, item.elements);
    return `\n    <url>\n        ${inner}\n    </url>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n${element("urlset", root, `${urls.join("")}\n`)}\n`;
}

/**
 * Writes a body under a partner's allow-list.
 * @param blocks - the body
 * @param allow - tags and their attributes
 * @returns an HTML fragment with nothing else in it
 */
export function serializeAllowed(blocks: readonly Block[], allow: AllowList): string {
  return serializeBlocks(blocks, {
    allow: new Set(Object.keys(allow.tags)),
    attributes: allow.tags,
  });
}

/**
 * Elements under each other.
 * @param depth - of the elements
 * @param all - the elements
 * @returns the lines without the first one's indentation
 */
function elements(depth: number, all: readonly PartnerElement[]): string {
  return lines(
    depth,
    all.map((each) => dialectElement(each)),
  );
}

/**
 * One element with all that is in it.
 * @param each - the element
 * @returns it, written in one line
 */
function dialectElement(each: PartnerElement): string {
  const { name, attributes = {}, children = [] } = each;
  const inner = content(each) + children.map((child) => dialectElement(child)).join("");
  return element(name, attributes, inner);
}

/**
 * What an element says.
 * @param each - the element
 * @returns its text, date or HTML, written; "" where it has none
 */
function content(each: PartnerElement): string {
  const { name, text, date, html } = each;
  if (html !== undefined) return cdata(cleanText(html));
  if (date !== undefined)
    return date.as === "rfc822" ? rfc822(date.instant) : rfc3339(date.instant);
  if (text === undefined) return "";
  return escapeText(name === "description" ? asHtml(text) : cleanText(text));
}
