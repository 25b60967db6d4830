import type { FeedFormat } from "../model/feed.ts";

/** What the formats are called, in every language. */
export const FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = {
  rss: "RSS",
  atom: "Atom",
  json: "JSON Feed",
};
