import type { OutputDocument } from "../model/document.ts";
import { newest, textDocument, type Catalogue, type CataloguedFeed } from "./catalogue.ts";
import { rfc3339 } from "./machine-date.ts";
import { cleanText, webUrl } from "./xml.ts";

/**
 * The feeds for machines: every file with its address, media type, language, section, last change, size and hash.
 * @param catalogue - all that is published
 * @returns `feeds.json`
 */
export function feedsJson(catalogue: Catalogue): OutputDocument {
  const updated = newest(catalogue.feeds);
  const listed = {
    title: cleanText(catalogue.title),
    home_page_url: webUrl(catalogue.homeUrl),
    ...(updated === undefined ? {} : { updated: rfc3339(updated) }),
    feeds: catalogue.feeds.flatMap((feed) => files(feed)),
  };
  const text = `${JSON.stringify(listed, undefined, 2)}\n`;
  return textDocument("feeds.json", "application/json; charset=utf-8", text);
}

function files(feed: CataloguedFeed): readonly object[] {
  return feed.documents.map(({ format, path, url, mediaType, sha256 }) => ({
    id: feed.id,
    title: cleanText(feed.title),
    format,
    path,
    url: webUrl(url),
    media_type: mediaType,
    language: feed.language,
    direction: feed.direction,
    section: feed.section,
    updated: feed.updated === undefined ? undefined : rfc3339(feed.updated),
    entries: feed.entries,
    sha256,
  }));
}
