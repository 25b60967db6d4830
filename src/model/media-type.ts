/** Media types by the names that Polywire gives its files, then by endings, those of files that others lay beside them too. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)rss\.xml$/i, "application/rss+xml; charset=utf-8"],
  [/(?:^|\/)atom\.xml$/i, "application/atom+xml; charset=utf-8"],
  [/(?:^|\/)feed\.json$/i, "application/feed+json; charset=utf-8"],
  [/(?:^|\/)opml\.xml$/i, "text/x-opml; charset=utf-8"],
  [/\.xml$/i, "application/xml; charset=utf-8"],
  [/\.json$/i, "application/json; charset=utf-8"],
  [/\.html$/i, "text/html; charset=utf-8"],
  [/\.css$/i, "text/css; charset=utf-8"],
  [/(?:^|\/)_headers$|\.txt$/i, "text/plain; charset=utf-8"],
  [/\.svg$/i, "image/svg+xml"],
  [/\.png$/i, "image/png"],
  [/\.jpg$/i, "image/jpeg"],
  [/\.webp$/i, "image/webp"],
  [/\.ico$/i, "image/x-icon"],
];

/**
 * What a published file is, by its path: targets and servers know nothing else of it.
 * @param path - within output/
 * @returns media type; text is UTF-8 throughout
 */
export function mediaTypeOf(path: string): string {
  return TYPES.find(([name]) => name.test(path))?.[1] ?? "application/octet-stream";
}
