import type { Image } from "../model/block.ts";

/** Media types of pictures by the extension of their URL. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
};

/**
 * The media type of a picture.
 * @param image - the picture
 * @returns its stated type, else that of its URL's extension
 */
export function mediaType(image: Image | undefined): string | undefined {
  if (image?.type !== undefined) return image.type;
  const path = URL.parse(image?.url ?? "")?.pathname ?? "";
  return TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
}

/**
 * A language as Google's news sitemap writes it: ISO 639, but `zh-cn` and `zh-tw`.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 * @param tag - BCP 47
 * @returns the code
 */
export function isoCode(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}

/**
 * A period in Dublin Core's own notation.
 * https://www.dublincore.org/specifications/dublin-core/dcmi-period/
 * @param start - first moment
 * @param end - last moment
 * @returns `start=…; end=…; scheme=W3C-DTF`
 */
export function period(start: Temporal.Instant, end: Temporal.Instant): string {
  const [from, to] = [start, end].map((instant) => instant.toString({ smallestUnit: "second" }));
  return `start=${from}; end=${to}; scheme=W3C-DTF`;
}
