/**
 * What a news sitemap may list: articles of so many days, and so many addresses.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export const NEWS_LIMITS = { days: 2, items: 1000 } as const;
