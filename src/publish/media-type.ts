/** Media types by the names that Polywire gives its files, then by their endings. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)rss\.xml$/, "application/rss+xml; charset=utf-8"],
  [/(?:^|\/)atom\.xml$/, "application/atom+xml; charset=utf-8"],
  [/(?:^|\/)feed\.json$/, "application/feed+json; charset=utf-8"],
  [/(?:^|\/)opml\.xml$/, "text/x-opml; charset=utf-8"],
  [/\.xml$/, "application/xml; charset=utf-8"],
  [/\.json$/, "application/json; charset=utf-8"],
  [/\.html$/, "text/html; charset=utf-8"],
  [/\.css$/, "text/css; charset=utf-8"],
  [/(?:^|\/)_headers$/, "text/plain; charset=utf-8"],
];

/**
 * What a published file is, by its path: targets and servers know nothing else of it.
 * @param path - within output/
 * @returns media type with charset, and content coding for compressed twins
 */
export function mediaTypeOf(path: string): {
  readonly mediaType: string;
  readonly encoding?: "gzip" | "br";
} {
  const plain = path.replace(/\.(?:gz|br)$/, "");
  const mediaType = TYPES.find(([name]) => name.test(plain))?.[1] ?? "application/octet-stream";
  if (plain === path) return { mediaType };
  return { mediaType, encoding: path.endsWith(".gz") ? "gzip" : "br" };
}
