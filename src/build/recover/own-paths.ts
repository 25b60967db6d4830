/** Documents of ours that list the feeds. */
export const CATALOGUE: readonly string[] = [
  "index.html",
  "opml.xml",
  "feeds.json",
  "news-sitemap.xml",
  "feed.css",
];

/**
 * Whether a path of `feeds.json` leads nowhere else.
 * @param path - as listed
 * @returns true within the output folder
 */
export function isInside(path: string): boolean {
  return !path.startsWith("/") && !path.split("/").includes("..") && !path.includes("\\");
}
