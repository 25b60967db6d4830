import type { OutputDocument } from "../model/document.ts";
import { onceFor } from "../model/once-for.ts";
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
    feeds: [],
  };
  const files = catalogue.feeds.flatMap((feed) => filesOf(feed)).join(",");
  const list = files === "" ? "[]" : `[${files}\n  ]`;
  const text = JSON.stringify(listed, undefined, 2).replace(/\[\](?=\n\}$)/, () => list);
  return textDocument("feeds.json", "application/json; charset=utf-8", `${text}\n`);
}

// As they stand in the list. From one run of a process to the next, most feeds are the same.
const filesOf = onceFor((feed: CataloguedFeed): readonly string[] =>
  feed.documents.map(({ format, path, url, mediaType, sha256 }) => {
    const file = {
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
    };
    return `\n${JSON.stringify(file, undefined, 2)}`.replaceAll("\n", "\n    ");
  }),
);
