import { hash } from "node:crypto";
import { feedId, FILE_NAMES } from "../assemble/feed.ts";
import { dated, type Dress } from "../localize/dress.ts";
import type { Edition } from "../model/edition.ts";
import type { DocumentRecord } from "../ledger/ledger.ts";
import type { OutputDocument } from "../model/document.ts";
import type { HashedDocument } from "../publish/plan.ts";
import type { Catalogue, CataloguedFeed } from "../render/catalogue.ts";
import { feedsJson } from "../render/feeds-json.ts";
import { headersFile } from "../render/headers.ts";
import { indexPage } from "../render/index-page.ts";
import { renderers } from "../render/index.ts";
import { opml } from "../render/opml.ts";
import { newsSitemap } from "../render/sitemap.ts";
import { stylesheet } from "../render/stylesheet.ts";
import type { ComposedFeed } from "./compose.ts";
import {
  contentsOf,
  languagesOf,
  selectionOf,
  updatedOf,
  type ComposeContext,
} from "./contents.ts";
import { dressFeed } from "./dress-feed.ts";
import { siteName, STYLESHEET } from "./frames.ts";
import type { Entry } from "../model/entry.ts";

/** Google News takes what was published in the last two days. */
const NEWS_WINDOW = 2 * 86_400_000;

/** Most addresses of a news sitemap. */
const NEWS_ITEMS = 1000;

/**
 * The documents that list the feeds: index page, OPML, feeds.json, news sitemap, and the stylesheet of all feeds.
 * @param feeds - all public feeds of this run
 * @param context - config, ledger and crafts
 * @returns the documents
 */
export async function composeCatalogue(
  feeds: readonly ComposedFeed[],
  context: ComposeContext,
): Promise<readonly HashedDocument[]> {
  const { config } = context;
  const [first] = config.editions;
  const language = first?.locale ?? "en";
  const catalogue: Catalogue = {
    title: siteName(config, language),
    language,
    homeUrl: config.site.url,
    feeds: feeds.map((feed) => cataloguedFeed(feed, context)),
  };
  const now = Temporal.Instant.fromEpochMilliseconds(context.now);
  const documents: OutputDocument[] = [
    indexPage(catalogue),
    opml(catalogue),
    feedsJson(catalogue),
    newsSitemap(catalogue.title, await recentEntries(context), now),
    ...(config.feeds.stylesheet ? [stylesheet(STYLESHEET)] : []),
  ];
  if (config.publish.headers) {
    const listed = catalogue.feeds.flatMap((feed) => feed.documents);
    documents.push(headersFile([...listed, ...documents]));
  }
  return documents.map((document) => ({ ...document, sha256: hash("sha256", document.bytes) }));
}

/**
 * What the catalogue says of a feed, rendered in this run or standing.
 * @param feed - composed
 * @param context - what stands on the disk
 * @returns its place in the catalogue
 */
function cataloguedFeed(feed: ComposedFeed, context: ComposeContext): CataloguedFeed {
  const { contents, entries } = feed;
  const { frame } = contents;
  const updated = updatedOf(contents);
  const count = Object.keys(entries).length;
  const written = new Map(feed.documents.map(({ path, sha256 }) => [path, sha256]));
  return {
    id: feedId(frame.tagAuthority, frame.folder),
    folder: frame.folder,
    title: frame.title,
    description: frame.description,
    language: frame.language,
    direction: frame.direction,
    homeUrl: frame.homeUrl,
    ...(frame.section === undefined ? {} : { section: frame.section }),
    ...(updated === undefined ? {} : { updated }),
    entries: count,
    labels: labelsOf(count, updated, contents.edition, context.crafts.dress),
    documents: renderers
      .filter(({ format }) => frame.formats.includes(format))
      .map(({ format, mediaType }) => {
        const path = `${frame.folder}/${FILE_NAMES[format]}`;
        const standing: DocumentRecord | undefined = context.standing.get(path);
        const sha256 = written.get(path) ?? standing?.sha256 ?? "";
        return { format, path, mediaType, sha256, url: new URL(path, frame.feedsUrl).href };
      }),
  };
}

/**
 * What the index page says of a feed.
 * @param count - of its entries
 * @param updated - its newest change
 * @param edition - its readers
 * @param dress - the crafts
 * @returns whole phrases; a bare number, and no date, where our strings lack the readers' language
 */
function labelsOf(
  count: number,
  updated: Temporal.Instant | undefined,
  edition: Edition,
  dress: Dress,
): CataloguedFeed["labels"] {
  const { catalog } = dress;
  const { locale } = edition;
  const found = catalog.t("feed.entries", locale, { count });
  const entries = found.missing ? count.toLocaleString(locale) : found.text;
  if (updated === undefined) return { entries };
  const date = dated(dress, edition, { instant: updated });
  const since = catalog.t("labels.updated", locale, { date });
  return since.missing ? { entries } : { entries, updated: since.text };
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
