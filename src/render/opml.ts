import type { OutputDocument } from "../model/document.ts";
import { onceFor } from "../model/once-for.ts";
import { newest, textDocument, type Catalogue, type CataloguedFeed } from "./catalogue.ts";
import { lines } from "./frame.ts";
import { languageName } from "./language-name.ts";
import { rfc822 } from "./machine-date.ts";
import { cleanText, element, textElement, webUrl } from "./xml.ts";

/**
 * The feeds as a subscription list, OPML 2.0. http://opml.org/spec2.opml
 * @param catalogue - all that is published
 * @returns `opml.xml`: a group for each language, one outline a feed
 */
export function opml(catalogue: Catalogue): OutputDocument {
  const written = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0">',
    `    ${element("head", {}, `\n        ${lines(2, head(catalogue))}\n    `)}`,
    `    ${element("body", {}, `\n        ${lines(2, groups(catalogue.feeds))}\n    `)}`,
    "</opml>",
    "",
  ];
  return textDocument("opml.xml", "text/x-opml; charset=utf-8", written.join("\n"));
}

function head(catalogue: Catalogue): readonly string[] {
  const updated = newest(catalogue.feeds);
  return [
    textElement("title", catalogue.title),
    updated === undefined ? "" : textElement("dateModified", rfc822(updated)),
    textElement("ownerName", catalogue.title),
    textElement("ownerId", webUrl(catalogue.homeUrl)),
  ];
}

function groups(feeds: readonly CataloguedFeed[]): readonly string[] {
  const byLanguage = Map.groupBy(feeds, ({ language }) => language);
  return [...byLanguage].map(([language, members]) => group(language, members));
}

function group(language: string, feeds: readonly CataloguedFeed[]): string {
  const outlines = feeds.map((feed) => outline(feed)).filter((written) => written !== "");
  if (outlines.length === 0) return "";
  const inner = `\n            ${lines(3, outlines)}\n        `;
  return element("outline", { text: languageName(language) }, inner);
}

/** A subscription list names a feed once; RSS is what every reader takes. http://opml.org/spec2.opml#subscriptionLists */
const VERSIONS = { rss: "RSS2", atom: undefined, json: undefined } as const;

/** The best comes first; JSON Feed stands in where there is nothing else. */
const RANKS = { rss: 0, atom: 1, json: 2 } as const;

// From one run of a process to the next, most feeds are the same.
const outline = onceFor((feed: CataloguedFeed): string => {
  const [document] = feed.documents
    .filter(({ url }) => url !== undefined)
    .toSorted((one, other) => RANKS[one.format] - RANKS[other.format]);
  if (document === undefined) return "";
  const title = cleanText(feed.title);
  return element("outline", {
    type: "rss",
    text: title,
    title,
    description: feed.description === "" ? undefined : cleanText(feed.description),
    language: feed.language,
    version: VERSIONS[document.format],
    xmlUrl: webUrl(document.url),
    htmlUrl: webUrl(feed.homeUrl),
  });
});
