import type { FeedFormat } from "./feed.ts";

/** File names of the formats. */
export const FILE_NAMES: Readonly<Record<FeedFormat, string>> = {
  rss: "rss.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** Documents beside the editions' folders: they list all feeds, or make them readable. */
export const CATALOGUE_NAMES: readonly string[] = [
  "index.html",
  "opml.xml",
  "feeds.json",
  "news-sitemap.xml",
  "feed.css",
];
