/**
 * What a news sitemap may list: articles of so many days, and so many addresses.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export const NEWS_LIMITS = { days: 2, items: 1000 } as const;

/**
 * A language as a news sitemap writes it: ISO 639, but for Chinese `zh-cn` or `zh-tw`.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 * @param tag - BCP 47
 * @returns the code
 */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
