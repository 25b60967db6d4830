import type { WindowRule } from "../assemble/select.ts";
import type { DocumentRecord } from "../ledger/ledger.ts";
import type { Edition } from "../model/edition.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import { composePages, revisionsOf, type FeedDocument } from "./compose-pages.ts";
import { contentsOf, languagesOf, type ComposeContext, type Contents } from "./contents.ts";
import type { EntryCache } from "./dress-feed.ts";
import { fingerprintOf } from "./entry-key.ts";
import type { FeedChange } from "./event.ts";
import { changeOf, lossOf } from "./feed-change.ts";
import { folderOf } from "./frames.ts";
import { feedSummary } from "./feed-summary.ts";
import { pagedEntries, pagedFeed, recalled, type PagedFeed } from "./pages.ts";
import { unchanged, type FeedSummary } from "./last-run.ts";
import { renderFeed } from "./render-feed.ts";
import { touches } from "./touched.ts";
import { publicWindow } from "./windows.ts";

/** One public feed of this run. */
export interface ComposedFeed {
  /** As readers will have it after this run. */
  readonly summary: FeedSummary;
  readonly change: FeedChange;
  /** False where nothing happened that it could show, so that nobody looked at it. */
  readonly looked: boolean;
  /** Rendered now; empty where nothing changed or the feed is held back. */
  readonly documents: readonly FeedDocument[];
  /** Paths that stay as they are. */
  readonly kept: readonly string[];
}

/**
 * Composes all public feeds: for each edition the main feed and its sections.
 * @param context - config, ledger and crafts
 * @yields {ComposedFeed} a feed at a time
 */
export async function* composeFeeds(context: ComposeContext): AsyncIterable<ComposedFeed> {
  const known = await context.ledger.languages();
  const rule = windowOf(context);
  for (const edition of context.config.editions) {
    const languages = languagesOf(edition, known);
    const main: EntryCache = new Map();
    for (const section of [undefined, ...(await sectionsOf(edition, languages, context))]) {
      const summary = untouched(edition, section, context);
      if (summary === undefined) {
        const contents = await contentsOf(edition, section, languages, rule, context);
        // An article has one section: beside the main feed no other carries its entry.
        const cache = section === undefined ? main : new Map(main);
        yield await composeWhole(contents, cache, context);
      } else yield { summary, change: unchanged(summary), looked: false, documents: [], kept: [] };
    }
  }
}

/**
 * A feed as the last run left it, where nothing happened since that it could show.
 * @param edition - its audience
 * @param section - key, undefined for the main feed
 * @param context - what happened
 * @returns the feed, undefined where it has to be looked at
 */
function untouched(
  edition: Edition,
  section: string | undefined,
  context: ComposeContext,
): FeedSummary | undefined {
  const { since } = context;
  if (since === undefined || touches(since.touched.feeds, edition, section)) return undefined;
  return since.feeds.get(folderOf(edition, section));
}

/**
 * Composes a feed and its archive.
 * @param contents - all that it may hold
 * @param cache - entries of this edition made so far
 * @param context - config, crafts and what lies intact on the disk
 * @returns the feed
 */
async function composeWhole(
  contents: Contents,
  cache: EntryCache,
  context: ComposeContext,
): Promise<ComposedFeed> {
  const records = await recalled(contents.frame, context);
  const paged = pagedFeed(contents, records, context);
  const archived = pagedEntries(paged, contents);
  const feed = await composeFeed(paged, archived, records, cache, context);
  if (feed.change.heldBack !== undefined) {
    return { ...feed, kept: [...feed.kept, ...paged.pages.flatMap(({ paths }) => paths)] };
  }
  const pages = await composePages(paged, context);
  return {
    ...feed,
    documents: [...feed.documents, ...pages.documents],
    kept: [...feed.kept, ...pages.kept],
  };
}

/**
 * The window of the public feeds; a feed with an archive holds everything.
 * @param context - config and clock
 * @returns the rule
 */
function windowOf(context: ComposeContext): WindowRule {
  const rule = publicWindow(context);
  const isArchive = context.config.feeds.paging === "archive";
  return isArchive ? { ...rule, items: Infinity, since: undefined } : rule;
}

/**
 * The sections of an edition that get a feed of their own.
 * @param edition - the audience
 * @param languages - that it takes
 * @param context - config and ledger
 * @returns section keys in code unit order
 */
async function sectionsOf(
  edition: Edition,
  languages: readonly string[],
  context: ComposeContext,
): Promise<readonly string[]> {
  const { since, config } = context;
  const { sections } = config.feeds;
  if (sections === false) return [];
  if (since !== undefined && !touches(since.touched.feeds, edition)) {
    return [...since.feeds.values()].flatMap((feed) =>
      feed.edition === edition.name && feed.catalogued?.section !== undefined
        ? [feed.catalogued.section]
        : [],
    );
  }
  if (sections !== true) {
    // Names in several languages may mean one section.
    return [...new Set(sections.map((name) => context.crafts.sectionKey(name)))];
  }
  return context.ledger.sections(languages, context.now);
}

/**
 * Composes one feed, unless nothing in it changed or too much of it failed.
 * @param paged - what it holds
 * @param archived - what its archive holds
 * @param last - its documents as the last run left them
 * @param cache - entries of this edition made so far
 * @param context - config, crafts and what lies intact on the disk
 * @returns the feed
 */
async function composeFeed(
  paged: PagedFeed,
  archived: Readonly<Record<string, string>>,
  last: ReadonlyMap<string, DocumentRecord>,
  cache: EntryCache,
  context: ComposeContext,
): Promise<ComposedFeed> {
  const { contents, paging } = paged;
  const { frame } = contents;
  const { maxBytes } = context.config.feeds;
  const kept = frame.formats.map((format) => `${frame.folder}/${FILE_NAMES[format]}`);
  const records = kept.map((path) => context.intact.get(path));
  // What readers had, also where the file was touched or copied since, as caches and backups do.
  const before = kept.flatMap((path) => last.get(path) ?? [])[0]?.entries ?? {};
  const fingerprint = fingerprintOf(contents, context, [paging, maxBytes]);
  if (!context.full && records.every((record) => record?.fingerprint === fingerprint)) {
    return asItWas(only(contents, before), before, kept, context);
  }
  const entries = revisionsOf(contents);
  const share = context.config.publish.maxLossShare;
  const heldBack = lossOf(before, { ...archived, ...entries }, context.failing, share);
  if (heldBack !== undefined) {
    const stays = asItWas(contents, before, kept, context);
    return { ...stays, change: { ...stays.change, heldBack } };
  }
  const { heads, documents } = await renderFeed(contents, paging, last, cache, context);
  const within = Object.fromEntries(heads.map(({ id }) => [id, entries[id] ?? ""]));
  const change = changeOf(frame.folder, before, within);
  return {
    summary: feedSummary(only(contents, within), within, documents, context),
    looked: true,
    documents: documents.map((document) => ({ ...document, fingerprint, entries: within })),
    kept: [],
    change: { ...change, removed: change.removed.filter((id) => !Object.hasOwn(archived, id)) },
  };
}

/**
 * A feed whose documents stay as they are.
 * @param contents - what is in it
 * @param entries - revisions by id
 * @param kept - paths of its documents
 * @param context - what lies intact on the disk
 * @returns the feed
 */
function asItWas(
  contents: Contents,
  entries: Readonly<Record<string, string>>,
  kept: readonly string[],
  context: ComposeContext,
): ComposedFeed {
  const change = changeOf(contents.frame.folder, entries, entries);
  return {
    summary: feedSummary(contents, entries, [], context),
    change,
    looked: true,
    documents: [],
    kept,
  };
}

/**
 * Contents without what gave way to the feed's size.
 * @param contents - all of it
 * @param entries - what is in the feed
 * @returns the rest
 */
function only(contents: Contents, entries: Readonly<Record<string, string>>): Contents {
  const heads = contents.heads.filter(({ id }) => Object.hasOwn(entries, id));
  return heads.length === contents.heads.length ? contents : { ...contents, heads };
}
