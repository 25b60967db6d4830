import { hash } from "node:crypto";
import { FILE_NAMES, type FeedFrame } from "../assemble/feed.ts";
import type { WindowRule } from "../assemble/select.ts";
import type { Feed } from "../model/feed.ts";
import type { HashedDocument } from "../publish/plan.ts";
import { renderers } from "../render/index.ts";
import {
  contentsOf,
  fingerprintOf,
  languagesOf,
  publicWindow,
  type ComposeContext,
  type Contents,
} from "./contents.ts";
import { dressFeed, type EntryCache } from "./dress-feed.ts";
import type { FeedChange } from "./event.ts";
import { changeOf, lossOf, revisionOf } from "./feed-change.ts";
import { pagedEntries, pagedFeed, type ArchivePage, type PagedFeed } from "./pages.ts";

/** A document of a feed, with what is to be remembered of it. */
export interface FeedDocument extends HashedDocument {
  readonly fingerprint: string;
  /** Revisions by id of what is in it. */
  readonly entries: Readonly<Record<string, string>>;
}

/** One public feed of this run. */
export interface ComposedFeed {
  readonly contents: Contents;
  readonly change: FeedChange;
  /** Revisions by id, as readers will have them after this run. */
  readonly entries: Readonly<Record<string, string>>;
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
    const cache: EntryCache = new Map();
    for (const section of [undefined, ...(await sectionsOf(languages, context))]) {
      const contents = await contentsOf(edition, section, languages, rule, context);
      const paged = pagedFeed(contents, context);
      const feed = await composeFeed(paged, pagedEntries(paged, contents), cache, context);
      if (feed.change.heldBack !== undefined) {
        yield { ...feed, kept: [...feed.kept, ...paged.pages.flatMap(({ paths }) => paths)] };
        continue;
      }
      const pages = await composePages(paged, cache, context);
      yield {
        ...feed,
        documents: [...feed.documents, ...pages.documents],
        kept: [...feed.kept, ...pages.kept],
      };
    }
  }
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
 * @param languages - that it takes
 * @param context - config and ledger
 * @returns section keys in code unit order
 */
async function sectionsOf(
  languages: readonly string[],
  context: ComposeContext,
): Promise<readonly string[]> {
  const { sections } = context.config.feeds;
  if (sections === false) return [];
  if (sections !== true) return sections.map((name) => context.crafts.sectionKey(name));
  return context.ledger.sections(languages, context.now);
}

/**
 * Composes one feed, unless nothing in it changed or too much of it failed.
 * @param paged - what it holds
 * @param archived - what its archive holds
 * @param cache - entries of this edition made so far
 * @param context - config, crafts and what stands on the disk
 * @returns the feed
 */
async function composeFeed(
  paged: PagedFeed,
  archived: Readonly<Record<string, string>>,
  cache: EntryCache,
  context: ComposeContext,
): Promise<ComposedFeed> {
  const { contents, paging } = paged;
  const { frame } = contents;
  const { maxBytes, content } = context.config.feeds;
  const kept = frame.formats.map((format) => `${frame.folder}/${FILE_NAMES[format]}`);
  const records = kept.map((path) => context.standing.get(path));
  // What readers had, also where the file was touched or copied since, as caches and backups do.
  const before = kept.flatMap((path) => context.records.get(path) ?? [])[0]?.entries ?? {};
  const fingerprint = fingerprintOf(contents, context, [paging, maxBytes]);
  if (!context.full && records.every((record) => record?.fingerprint === fingerprint)) {
    const change = changeOf(frame.folder, before, before);
    return { contents: only(contents, before), entries: before, documents: [], kept, change };
  }
  const entries = revisionsOf(contents);
  const share = context.config.publish.maxLossShare;
  const heldBack = lossOf(before, { ...archived, ...entries }, context.failing, share);
  if (heldBack !== undefined) {
    const change = { ...changeOf(frame.folder, before, before), heldBack };
    return { contents, entries: before, documents: [], kept, change };
  }
  const dressed = await dressFeed(contents, content, cache, context);
  const whole = { ...dressed, ...(paging === undefined ? {} : { paging }) };
  const { feed, documents } = renderWithin(whole, frame, maxBytes);
  const within = Object.fromEntries(feed.entries.map(({ id }) => [id, entries[id] ?? ""]));
  const change = changeOf(frame.folder, before, within);
  return {
    contents: only(contents, within),
    entries: within,
    documents: documents.map((document) => ({ ...document, fingerprint, entries: within })),
    kept: [],
    change: { ...change, removed: change.removed.filter((id) => !Object.hasOwn(archived, id)) },
  };
}

/**
 * Composes the archive pages of a feed that are new or have to be written again.
 * @param paged - the feed
 * @param cache - entries of this edition made so far
 * @param context - config and crafts
 * @returns documents, and paths that stay as they are
 */
async function composePages(
  paged: PagedFeed,
  cache: EntryCache,
  context: ComposeContext,
): Promise<Pick<ComposedFeed, "documents" | "kept">> {
  const documents: FeedDocument[] = [];
  const kept: string[] = [];
  for (const page of paged.pages) {
    if (page.heads === undefined) kept.push(...page.paths);
    else documents.push(...(await composePage(paged, page, page.heads, cache, context)));
  }
  return { documents, kept };
}

/**
 * Composes one archive page.
 * @param paged - its feed
 * @param page - its names
 * @param heads - what it holds
 * @param cache - entries of this edition made so far
 * @param context - config and crafts
 * @returns its documents
 */
async function composePage(
  paged: PagedFeed,
  page: ArchivePage,
  heads: Contents["heads"],
  cache: EntryCache,
  context: ComposeContext,
): Promise<readonly FeedDocument[]> {
  const { frame, paging } = page;
  const contents = { ...paged.contents, frame, heads, withdrawn: [] };
  const feed = await dressFeed(contents, context.config.feeds.content, cache, context);
  const { tagAuthority } = frame;
  const id = `tag:${tagAuthority}:feeds/${paged.contents.frame.folder}`;
  const entries = revisionsOf(contents);
  return render({ ...feed, id, paging }, frame).map((document) => ({
    ...document,
    fingerprint: "archive",
    entries,
  }));
}

/**
 * Revisions by id.
 * @param contents - of a feed
 * @returns a map for the ledger
 */
function revisionsOf(contents: Contents): Readonly<Record<string, string>> {
  return Object.fromEntries(contents.heads.map((head) => [head.id, revisionOf(head)]));
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

/**
 * Writes a feed so that none of its files is larger than allowed: the oldest entries give way, one always stays.
 * @param whole - the feed
 * @param frame - its formats
 * @param maxBytes - of a file
 * @returns the feed as it is written, and the documents
 */
function renderWithin(
  whole: Feed,
  frame: FeedFrame,
  maxBytes = Infinity,
): { readonly feed: Feed; readonly documents: readonly HashedDocument[] } {
  const documents = render(whole, frame);
  const size = Math.max(...documents.map(({ bytes }) => bytes.length));
  const count = whole.entries.length;
  if (size <= maxBytes || count <= 1) return { feed: whole, documents };
  // Entries are of about one size, so a few rounds do.
  const fitting = Math.min(count - 1, Math.max(1, Math.floor((count * maxBytes) / size)));
  return renderWithin({ ...whole, entries: whole.entries.slice(0, fitting) }, frame, maxBytes);
}

/**
 * Writes a feed in its formats.
 * @param feed - put together
 * @param frame - its formats
 * @returns the documents
 */
function render(feed: Feed, frame: FeedFrame): readonly HashedDocument[] {
  return renderers
    .filter(({ format }) => frame.formats.includes(format))
    .map((renderer) => {
      const document = renderer.render(feed);
      return { ...document, sha256: hash("sha256", document.bytes) };
    });
}
