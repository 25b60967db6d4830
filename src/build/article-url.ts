import type { Config } from "../config.ts";
import type { Article } from "../model/article.ts";

/**
 * The page of an article: its own canonical URL, else config's template filled in.
 * @param article - the facts
 * @param stem - its path without language and ending
 * @param config - of the newsroom
 * @returns an absolute URL
 */
export function articleUrl(
  article: Pick<Article, "id" | "language" | "path"> & {
    readonly canonicalUrl?: string | undefined;
  },
  stem: string,
  config: Config,
): string {
  if (article.canonicalUrl !== undefined) return article.canonicalUrl;
  const template =
    config.site.articleUrl ?? `${config.site.url.replace(/\/+$/, "")}/{language}/{slug}`;
  const values: Readonly<Record<string, string>> = {
    language: article.language,
    path: article.path,
    slug: stem,
    id: article.id,
  };
  const filled = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : value.split("/").map(encodeURIComponent).join("/");
  });
  return new URL(filled, config.site.url).href;
}
