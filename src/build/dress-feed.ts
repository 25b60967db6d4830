import { assembleFeed } from "../assemble/feed.ts";
import type { HeadRecord, Version } from "../ledger/ledger.ts";
import { toEntry } from "../localize/entry.ts";
import type { Edition } from "../model/edition.ts";
import type { Entry, Translation } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { ContentMode } from "../model/selection.ts";
import type { ComposeContext, Contents } from "./contents.ts";
import { siteName } from "./frames.ts";

/** Entries of one edition made so far, by id: an article is dressed once, however many feeds carry it. */
export type EntryCache = Map<string, Promise<Entry | undefined>>;

/**
 * Loads and dresses the articles of a feed.
 * @param contents - what it holds
 * @param content - how much of an article an entry carries
 * @param cache - entries of this edition and content mode made so far
 * @param context - config, ledger and crafts
 * @returns the Feed
 */
export async function dressFeed(
  contents: Contents,
  content: ContentMode,
  cache: EntryCache,
  context: ComposeContext,
): Promise<Feed> {
  const { edition, heads, versions, withdrawn } = contents;
  const entries: Entry[] = [];
  for (const head of heads) {
    const made =
      cache.get(head.id) ??
      dressEntry(head, edition, content, versions.get(head.story) ?? [], context);
    cache.set(head.id, made);
    const entry = await made;
    if (entry !== undefined) entries.push(entry);
  }
  const tombstones = withdrawn.map(({ id, url, withdrawn: at = 0 }) => ({
    id,
    url,
    withdrawn: Temporal.Instant.fromEpochMilliseconds(at),
  }));
  return assembleFeed(contents.frame, entries, tombstones);
}

/**
 * Dresses one article for an edition.
 * @param head - of the article
 * @param edition - the audience
 * @param content - how much of the article the entry carries
 * @param versions - all language versions of its story
 * @param context - config, ledger and crafts
 * @returns the Entry
 */
async function dressEntry(
  head: HeadRecord,
  edition: Edition,
  content: ContentMode,
  versions: readonly Version[],
  context: ComposeContext,
): Promise<Entry | undefined> {
  const article = await context.ledger.article(head.path);
  if (article === undefined) return undefined;
  if (article.subjects.length > 0) await context.crafts.readyTopics();
  const facts = {
    published: Temporal.Instant.fromEpochMilliseconds(head.published),
    updated: Temporal.Instant.fromEpochMilliseconds(head.updated),
    url: head.url,
    translations: translationsOf(head, versions),
    section: head.section === "" ? undefined : head.section,
    revision: head.content,
    content,
    siteName: siteName(context.config, edition.locale),
  };
  try {
    return toEntry(article, facts, edition, context.crafts.dress);
  } catch (cause) {
    // Whoever has to go on without a mended Polywire needs to know which file to move away.
    throw new Error(`${head.path} cannot be written for ${edition.name}`, { cause });
  }
}

/**
 * Links to the other language versions. Each language has one version that stands for it, the first published: Atom
 * allows no second link of a language (RFC 4287 §4.1.2), and links are to be mutual.
 * @param head - of the article
 * @param versions - of its story, by language, the first published first
 * @returns one link a language; none for an article that does not stand for its own
 */
function translationsOf(head: HeadRecord, versions: readonly Version[]): readonly Translation[] {
  const chosen = new Map<string, Version>();
  for (const each of versions) if (!chosen.has(each.language)) chosen.set(each.language, each);
  if (chosen.get(head.language)?.id !== head.id) return [];
  chosen.delete(head.language);
  return [...chosen.values()].map(({ id, url, language }) => ({ id, url, language }));
}
