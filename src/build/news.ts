import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pieces } from "../ledger/ledger.ts";
import type { Edition } from "../model/edition.ts";
import { gateNews, NEWS_FRAME, NEWS_SITEMAP, newsUrl, recentNews } from "../render/sitemap.ts";
import { contentsOf, languagesOf, type ComposeContext, type Contents } from "./contents.ts";
import { dressFeed } from "./dress-feed.ts";
import { entryKeys } from "./entry-key.ts";
import type { PiecedDocument } from "./render-feed.ts";
import { touches } from "./touched.ts";
import { newsWindow } from "./windows.ts";

/** Key of the ledger's note on the articles of the last two days. */
const KEY = "news";

/** An article of the last two days in one edition. */
interface NewsItem {
  readonly id: string;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  /** What its entry is made from. */
  readonly key: string;
}

/** Articles of the last two days, by name of the edition. */
type News = Readonly<Record<string, readonly NewsItem[]>>;

/** Looks an edition's articles up, once. */
type Lookup = (edition: Edition) => Promise<Contents>;

/**
 * The news sitemap: each article of the last two days in the first edition that takes it. What stands in the last one
 * as it would be written now is taken from there, and only editions where something happened are looked at.
 * @param publication - the site's name
 * @param context - config, ledger and crafts
 * @returns the document
 */
export async function composeNews(
  publication: string,
  context: ComposeContext,
): Promise<PiecedDocument> {
  const lookup = lookupOf(context);
  const news = await newsOf(lookup, context);
  await context.ledger.setMeta(KEY, JSON.stringify(news));
  const seen = new Set<string>();
  const items = context.config.editions.flatMap((edition) => {
    const own = (news[edition.name] ?? []).filter(({ id }) => !seen.has(id));
    for (const { id } of own) seen.add(id);
    return own.map((item) => ({ ...item, edition }));
  });
  const shown = recentNews(items, context.now);
  const reusable = await reusableUrls(context);
  const missing = shown.filter(([, { key }]) => !reusable.has(key));
  const written = await writeUrls(publication, missing, lookup, context);
  const urls = shown.flatMap(([, { key }]) => {
    const markup = written.get(key) ?? reusable.get(key);
    return markup === undefined ? [] : [[key, markup] as const];
  });
  return putTogether(urls, context);
}

/**
 * Writes addresses.
 * @param publication - the site's name
 * @param missing - addresses, each with its article and edition
 * @param lookup - of an edition's articles
 * @param context - config, ledger and crafts
 * @returns their markup by what they are made from
 */
async function writeUrls(
  publication: string,
  missing: readonly (readonly [url: string, item: NewsItem & { readonly edition: Edition }])[],
  lookup: Lookup,
  context: ComposeContext,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map(missing.map(([url, { key }]) => [key, url]));
  const written = new Map<string, string>();
  for (const edition of new Set(missing.map(([, item]) => item.edition))) {
    const contents = await lookup(edition);
    const keys = entryKeys(contents, context);
    const heads = contents.heads.filter(({ id }) => urls.has(keys.get(id) ?? ""));
    const some = { ...contents, heads, withdrawn: [] };
    const { entries } = await dressFeed(some, "headline", new Map(), context);
    for (const entry of entries) {
      const key = keys.get(entry.id) ?? "";
      written.set(key, newsUrl(publication, urls.get(key) ?? entry.url, entry));
    }
  }
  gateNews([...written.values()]);
  return written;
}

/**
 * Puts the sitemap together.
 * @param urls - keys and markup, in their order
 * @param context - takes the document
 * @returns the document
 */
function putTogether(
  urls: readonly (readonly [key: string, markup: string])[],
  context: ComposeContext,
): PiecedDocument {
  const chunks = [Buffer.from(NEWS_FRAME.open)];
  const pieces: Record<string, readonly [number, number, string]> = {};
  let at = chunks[0]?.length ?? 0;
  for (const [key, markup] of urls) {
    const bytes = Buffer.from(`${markup}\n`);
    pieces[key] = [at, at + bytes.length - 1, ""];
    chunks.push(bytes);
    at += bytes.length;
  }
  const bytes = Buffer.concat([...chunks, Buffer.from(NEWS_FRAME.close)]);
  return { ...context.prepare({ ...NEWS_SITEMAP, bytes }), pieces };
}

/**
 * The articles of the last two days in each edition.
 * @param lookup - of an edition's articles
 * @param context - what happened since the last run
 * @returns the articles, newest first; those of editions where nothing happened as the last run had them
 */
async function newsOf(lookup: Lookup, context: ComposeContext): Promise<News> {
  const { config, ledger, since } = context;
  const { since: oldest = -Infinity } = newsWindow(context);
  const noted: News | undefined =
    since === undefined ? undefined : JSON.parse((await ledger.meta(KEY)) ?? "{}");
  const news: Record<string, readonly NewsItem[]> = {};
  for (const edition of config.editions) {
    const known = noted?.[edition.name];
    if (since !== undefined && known !== undefined && !touches(since.touched.news, edition)) {
      news[edition.name] = known.filter(({ published }) => published >= oldest);
      continue;
    }
    const contents = await lookup(edition);
    const keys = entryKeys(contents, context);
    news[edition.name] = contents.heads.map(({ id, url, published }) => {
      return { id, url, published, key: keys.get(id) ?? "" };
    });
  }
  return news;
}

/**
 * Looks editions' articles up when they are asked for.
 * @param context - config, ledger and clock
 * @returns a function of an edition
 */
function lookupOf(context: ComposeContext): Lookup {
  const { ledger } = context;
  const rule = newsWindow(context);
  const known = new Map<string, Promise<Contents>>();
  return async (edition) => {
    const contents =
      known.get(edition.name) ??
      contentsOf(edition, undefined, languagesOf(edition, await ledger.languages()), rule, context);
    known.set(edition.name, contents);
    return contents;
  };
}

/**
 * Addresses in the last sitemap, to be taken over.
 * @param context - what lies intact on the disk
 * @returns their markup by what they were made from
 */
async function reusableUrls(context: ComposeContext): Promise<ReadonlyMap<string, string>> {
  const { ledger, config, since, intact } = context;
  const { path } = NEWS_SITEMAP;
  const stamp = intact.get(path);
  if (since === undefined || stamp === undefined) return new Map();
  const pieces: Pieces = (await ledger.documents([path])).get(path)?.pieces ?? {};
  const bytes = readFileSync(join(config.output, path));
  if (bytes.length !== stamp.size) return new Map();
  return new Map(
    Object.entries(pieces).map(([key, [from, to]]) => [key, bytes.toString("utf8", from, to)]),
  );
}
