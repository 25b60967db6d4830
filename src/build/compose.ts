import { hash } from "node:crypto";
import { FILE_NAMES, type FeedFrame } from "../assemble/feed.ts";
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

/** One public feed of this run. */
export interface ComposedFeed {
  readonly contents: Contents;
  readonly change: FeedChange;
  readonly fingerprint: string;
  /** Revisions by id, as readers will have them after this run. */
  readonly entries: Readonly<Record<string, string>>;
  /** Rendered now; empty where nothing changed or the feed is held back. */
  readonly documents: readonly HashedDocument[];
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
  const rule = publicWindow(context);
  for (const edition of context.config.editions) {
    const languages = languagesOf(edition, known);
    const cache: EntryCache = new Map();
    for (const section of [undefined, ...(await sectionsOf(languages, context))]) {
      const contents = await contentsOf(edition, section, languages, rule, context);
      yield await composeFeed(contents, cache, context);
    }
  }
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
 * @param contents - what it holds
 * @param cache - entries of this edition made so far
 * @param context - config, crafts and what stands on the disk
 * @returns the feed
 */
async function composeFeed(
  contents: Contents,
  cache: EntryCache,
  context: ComposeContext,
): Promise<ComposedFeed> {
  const { frame } = contents;
  const kept = frame.formats.map((format) => `${frame.folder}/${FILE_NAMES[format]}`);
  const records = kept.map((path) => context.standing.get(path));
  const before = records[0]?.entries ?? {};
  const entries = Object.fromEntries(contents.heads.map((head) => [head.id, revisionOf(head)]));
  const composed = { contents, fingerprint: fingerprintOf(contents, context), documents: [], kept };
  if (!context.full && records.every((record) => record?.fingerprint === composed.fingerprint)) {
    return { ...composed, entries, change: changeOf(frame.folder, entries, entries) };
  }
  const share = context.config.publish.maxLossShare;
  const heldBack = lossOf(before, entries, context.failing, share);
  if (heldBack !== undefined) {
    const change = { ...changeOf(frame.folder, before, before), heldBack };
    return { ...composed, entries: before, change };
  }
  const feed = await dressFeed(contents, context.config.feeds.content, cache, context);
  const change = changeOf(frame.folder, before, entries);
  return { ...composed, entries, documents: render(feed, frame), kept: [], change };
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
