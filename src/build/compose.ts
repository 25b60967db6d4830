import { hash } from "node:crypto";
import { assembleFeed, FILE_NAMES, type FeedFrame } from "../assemble/feed.ts";
import { takeWindow } from "../assemble/select.ts";
import type { Config } from "../config.ts";
import type { DocumentRecord, HeadRecord, ItemRecord, Ledger } from "../ledger/ledger.ts";
import { toEntry } from "../localize/entry.ts";
import { takesLanguage, type Edition } from "../model/edition.ts";
import type { Entry } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { HashedDocument } from "../publish/plan.ts";
import { renderers } from "../render/index.ts";
import { fingerprint, type Crafts } from "./crafts.ts";
import type { FeedChange } from "./event.ts";
import { changeOf, lossOf, revisionOf } from "./feed-change.ts";
import { feedFrame, siteName } from "./frames.ts";

const DAY = 86_400_000;

/** What composing feeds needs. */
export interface ComposeContext {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly crafts: Crafts;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Documents of the last run that lie on the disk as it left them. */
  readonly standing: ReadonlyMap<string, DocumentRecord>;
  /** Ids whose files fail at present. */
  readonly failing: ReadonlySet<string>;
  /** True where every feed is rendered. */
  readonly full: boolean;
}

/** One feed of this run. */
export interface ComposedFeed {
  readonly frame: FeedFrame;
  readonly change: FeedChange;
  readonly fingerprint: string;
  readonly entries: Readonly<Record<string, string>>;
  /** Rendered now; empty where nothing changed or the feed is held back. */
  readonly documents: readonly HashedDocument[];
  /** Paths that stay as they are. */
  readonly kept: readonly string[];
}

/** A feed's contents as heads: enough to see whether anything changed. */
interface Contents {
  readonly edition: Edition;
  readonly frame: FeedFrame;
  readonly heads: readonly HeadRecord[];
  readonly versions: ReadonlyMap<string, readonly HeadRecord[]>;
  readonly withdrawn: readonly ItemRecord[];
}

/**
 * Composes all public feeds: for each edition the main feed and its sections.
 * @param context - config, ledger and crafts
 * @yields {ComposedFeed} a feed at a time
 */
export async function* composeFeeds(context: ComposeContext): AsyncIterable<ComposedFeed> {
  const known = await context.ledger.languages();
  for (const edition of context.config.editions) {
    const languages = known.filter((tag) =>
      edition.languages.some((range) => takesLanguage(range, tag)),
    );
    const entries = new Map<string, Promise<Entry | undefined>>();
    for (const section of [undefined, ...(await sectionsOf(languages, context))]) {
      const contents = await contentsOf(edition, section, languages, context);
      yield await composeFeed(contents, entries, context);
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
 * What a feed holds at this moment.
 * @param edition - its audience
 * @param section - key, undefined for the main feed
 * @param languages - that the edition takes
 * @param context - config, ledger and clock
 * @returns the contents
 */
async function contentsOf(
  edition: Edition,
  section: string | undefined,
  languages: readonly string[],
  context: ComposeContext,
): Promise<Contents> {
  const { config, ledger, now } = context;
  const { items, maxAgeDays, include, exclude } = config.feeds;
  const since = maxAgeDays === undefined ? undefined : now - maxAgeDays * DAY;
  const query = { languages, now, ...(section === undefined ? {} : { section }) };
  const heads = await takeWindow(ledger.window(query), { items, since, include, exclude });
  const versions = new Map<string, readonly HeadRecord[]>();
  for (const { story } of heads) {
    if (!versions.has(story)) versions.set(story, await ledger.versions(story, now));
  }
  const announced = now - config.publish.tombstoneDays * DAY;
  const gone = await ledger.withdrawn(languages, announced);
  const withdrawn = gone.filter((item) => section === undefined || item.section === section);
  return {
    edition,
    frame: feedFrame(config, edition, section, context.crafts),
    heads,
    versions,
    withdrawn,
  };
}

/**
 * Composes one feed, unless nothing in it changed or too much of it failed.
 * @param contents - what it holds
 * @param entries - entries of this edition made so far, by id
 * @param context - config, crafts and what stands on the disk
 * @returns the feed
 */
async function composeFeed(
  contents: Contents,
  entries: Map<string, Promise<Entry | undefined>>,
  context: ComposeContext,
): Promise<ComposedFeed> {
  const { frame } = contents;
  const paths = frame.formats.map((format) => `${frame.folder}/${FILE_NAMES[format]}`);
  const records = paths.map((path) => context.standing.get(path));
  const before = records[0]?.entries ?? {};
  const print = fingerprintOf(contents, context);
  const revisions = Object.fromEntries(contents.heads.map((head) => [head.id, revisionOf(head)]));
  const composed = { frame, fingerprint: print, entries: revisions, documents: [], kept: paths };
  if (!context.full && records.every((record) => record?.fingerprint === print)) {
    return { ...composed, change: changeOf(frame.folder, revisions, revisions) };
  }
  const heldBack = lossOf(before, revisions, context.failing, context.config.publish.maxLossShare);
  if (heldBack !== undefined) {
    const change = { ...changeOf(frame.folder, before, before), heldBack };
    return { ...composed, entries: before, change };
  }
  const feed = await toFeed(contents, entries, context);
  const documents = render(feed, frame);
  const change = changeOf(frame.folder, before, revisions);
  return { ...composed, documents, kept: [], change };
}

/**
 * Everything a feed is made from, as a hash.
 * @param contents - what it holds
 * @param context - config and crafts
 * @returns the fingerprint
 */
function fingerprintOf(contents: Contents, context: ComposeContext): string {
  const { edition, frame, heads, versions, withdrawn } = contents;
  return fingerprint([
    context.crafts.stringsHash,
    context.config.feeds.content,
    edition,
    frame,
    heads.map((head) => [
      revisionOf(head),
      head.url,
      versions.get(head.story)?.map(({ id, url, language }) => [id, url, language]),
    ]),
    withdrawn.map(({ id, withdrawn: at }) => [id, at]),
  ]);
}

/**
 * Loads and dresses the articles of a feed.
 * @param contents - what it holds
 * @param entries - entries of this edition made so far, by id
 * @param context - config, ledger and crafts
 * @returns the Feed
 */
async function toFeed(
  contents: Contents,
  entries: Map<string, Promise<Entry | undefined>>,
  context: ComposeContext,
): Promise<Feed> {
  const { edition, heads, versions, withdrawn } = contents;
  const dressed: Entry[] = [];
  for (const head of heads) {
    const made =
      entries.get(head.id) ?? entryOf(head, edition, versions.get(head.story) ?? [], context);
    entries.set(head.id, made);
    const entry = await made;
    if (entry !== undefined) dressed.push(entry);
  }
  const tombstones = withdrawn.map(({ id, url, withdrawn: at = 0 }) => ({
    id,
    url,
    withdrawn: Temporal.Instant.fromEpochMilliseconds(at),
  }));
  return assembleFeed(contents.frame, dressed, tombstones);
}

/**
 * Dresses one article for an edition.
 * @param head - of the article
 * @param edition - the audience
 * @param versions - all language versions of its story
 * @param context - config, ledger and crafts
 * @returns the Entry
 */
async function entryOf(
  head: HeadRecord,
  edition: Edition,
  versions: readonly HeadRecord[],
  context: ComposeContext,
): Promise<Entry | undefined> {
  const article = await context.ledger.article(head.path);
  if (article === undefined) return undefined;
  const others = versions.filter(
    ({ id, language }) => id !== head.id && language !== head.language,
  );
  const facts = {
    published: Temporal.Instant.fromEpochMilliseconds(head.published),
    updated: Temporal.Instant.fromEpochMilliseconds(head.updated),
    url: head.url,
    translations: others.map(({ id, url, language }) => ({ id, url, language })),
    section: head.section === "" ? undefined : head.section,
    revision: head.content,
    content: context.config.feeds.content,
    siteName: siteName(context.config, edition.locale),
  };
  return toEntry(article, facts, edition, context.crafts.dress);
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
