import type { OutputDocument, PreparedDocument } from "../model/document.ts";
import { onceFor } from "../model/once-for.ts";
import type { Catalogue, CataloguedFeed } from "../render/catalogue.ts";
import { feedsJson } from "../render/feeds-json.ts";
import { headersFile } from "../render/headers.ts";
import { indexPage } from "../render/index-page.ts";
import { opml } from "../render/opml.ts";
import { NEWS_SITEMAP } from "../render/sitemap.ts";
import { stylesheet } from "../render/stylesheet.ts";
import type { ComposeContext } from "./contents.ts";
import { siteName, STYLESHEET } from "./frames.ts";
import { composeNews } from "./news.ts";
import type { PiecedDocument } from "./render-feed.ts";
import type { FeedSummary } from "./last-run.ts";

/**
 * The documents that list the feeds: index page, OPML, feeds.json, news sitemap, and the stylesheet of all feeds.
 * @param feeds - all public feeds
 * @param context - config, ledger and crafts
 * @returns the documents
 */
export async function composeCatalogue(
  feeds: readonly FeedSummary[],
  context: ComposeContext,
): Promise<readonly (PreparedDocument & Partial<PiecedDocument>)[]> {
  const { config } = context;
  const [first] = config.editions;
  const language = first?.locale ?? "en";
  const catalogue: Catalogue = {
    title: siteName(config, language),
    language,
    homeUrl: config.site.url,
    feeds: feeds.flatMap(cataloguedFeed),
  };
  const lists = [indexPage(catalogue), opml(catalogue), feedsJson(catalogue)];
  const news = isNews(context) ? [await composeNews(catalogue.title, context)] : [];
  const styles = config.feeds.stylesheet ? [stylesheet(STYLESHEET)] : [];
  const documents: OutputDocument[] = [...lists, ...styles];
  if (config.publish.headers) {
    const listed = catalogue.feeds.flatMap((feed) => feed.documents);
    documents.push(headersFile([...listed, ...lists, NEWS_SITEMAP, ...styles]));
  }
  return [...documents.map((each) => context.prepare(each)), ...news];
}

/**
 * Whether the news sitemap may have changed.
 * @param context - what happened since the last run
 * @returns false where nothing did that it could show
 */
function isNews(context: ComposeContext): boolean {
  const { since } = context;
  return since === undefined || since.touched.news.length > 0;
}

/**
 * What the catalogue says of a feed as readers will have it; nothing of a partner's file. The same object as long as the
 * feed is the same, since by that is known what was written of it.
 */
const cataloguedFeed = onceFor((feed: FeedSummary): readonly CataloguedFeed[] => {
  const { catalogued, updated } = feed;
  if (catalogued === undefined) return [];
  if (updated === undefined) return [catalogued];
  return [{ ...catalogued, updated: Temporal.Instant.fromEpochMilliseconds(updated) }];
});
