import { hash } from "node:crypto";
import type { OutputDocument } from "../model/document.ts";
import type { HashedDocument } from "../publish/plan.ts";
import type { Catalogue, CataloguedFeed } from "../render/catalogue.ts";
import { feedsJson } from "../render/feeds-json.ts";
import { headersFile } from "../render/headers.ts";
import { indexPage } from "../render/index-page.ts";
import { opml } from "../render/opml.ts";
import { NEWS_SITEMAP, newsSitemap } from "../render/sitemap.ts";
import { stylesheet } from "../render/stylesheet.ts";
import { contentsOf, languagesOf, selectionOf, type ComposeContext } from "./contents.ts";
import { dressFeed } from "./dress-feed.ts";
import { siteName, STYLESHEET } from "./frames.ts";
import type { Entry } from "../model/entry.ts";
import { NEWS_DAYS, type StandingFeed } from "./standing.ts";

/** Google News takes what was published in the last two days. */
const NEWS_WINDOW = NEWS_DAYS * 86_400_000;

/** Most addresses of a news sitemap. */
const NEWS_ITEMS = 1000;

/**
 * The documents that list the feeds: index page, OPML, feeds.json, news sitemap, and the stylesheet of all feeds.
 * @param feeds - all public feeds
 * @param context - config, ledger and crafts
 * @returns the documents
 */
export async function composeCatalogue(
  feeds: readonly StandingFeed[],
  context: ComposeContext,
): Promise<readonly HashedDocument[]> {
  const { config } = context;
  const [first] = config.editions;
  const language = first?.locale ?? "en";
  const catalogue: Catalogue = {
    title: siteName(config, language),
    language,
    homeUrl: config.site.url,
    feeds: feeds.flatMap((feed) => cataloguedFeed(feed)),
  };
  const now = Temporal.Instant.fromEpochMilliseconds(context.now);
  const lists = [indexPage(catalogue), opml(catalogue), feedsJson(catalogue)];
  const news = isNews(context)
    ? [newsSitemap(catalogue.title, await recentEntries(context), now)]
    : [];
  const styles = config.feeds.stylesheet ? [stylesheet(STYLESHEET)] : [];
  const documents: OutputDocument[] = [...lists, ...news, ...styles];
  if (config.publish.headers) {
    const listed = catalogue.feeds.flatMap((feed) => feed.documents);
    documents.push(headersFile([...listed, ...lists, NEWS_SITEMAP, ...styles]));
  }
  return documents.map((document) => ({ ...document, sha256: hash("sha256", document.bytes) }));
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
 * What the catalogue says of a feed.
 * @param feed - as readers will have it
 * @returns its place in the catalogue; none of a partner's file
 */
function cataloguedFeed(feed: StandingFeed): readonly CataloguedFeed[] {
  const { listed, updated } = feed;
  if (listed === undefined) return [];
  if (updated === undefined) return [listed];
  return [{ ...listed, updated: Temporal.Instant.fromEpochMilliseconds(updated) }];
}

/**
 * Entries of the last two days, each in the first edition that takes it.
 * @param context - config, ledger and crafts
 * @returns entries of all editions, newest first within each
 */
async function recentEntries(context: ComposeContext): Promise<readonly Entry[]> {
  const { config, ledger, now } = context;
  const rule = { items: NEWS_ITEMS, since: now - NEWS_WINDOW, ...selectionOf(context) };
  const known = await ledger.languages();
  const entries: Entry[] = [];
  const done = new Set<string>();
  for (const edition of config.editions) {
    const contents = await contentsOf(
      edition,
      undefined,
      languagesOf(edition, known),
      rule,
      context,
    );
    const heads = contents.heads.filter(({ id }) => !done.has(id));
    for (const { id } of heads) done.add(id);
    const feed = await dressFeed(
      { ...contents, heads, withdrawn: [] },
      "headline",
      new Map(),
      context,
    );
    entries.push(...feed.entries);
  }
  return entries;
}
