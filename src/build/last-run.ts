import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Counts } from "../ledger/traces.ts";
import { DAY } from "../model/day.ts";
import { NEWS_LIMITS } from "../model/google-news.ts";
import type { Problem } from "../problem.ts";
import type { CataloguedFeed } from "../render/catalogue.ts";
import { groundOf } from "./engine.ts";
import type { FeedChange } from "./event.ts";
import type { PartnerAges } from "./touched.ts";

/** Keys of the ledger's notes on the last run and, with the folder behind it, on each of its feeds. */
const KEY = "last run";
const FEED = "feed ";

/** A feed as the last run left it: enough to report and list it without looking at it. */
export interface FeedSummary {
  readonly folder: string;
  /** Name of its edition. */
  readonly edition: string;
  /** How many. */
  readonly entries: number;
  /** What the catalogue says of it; absent of a partner's file. */
  readonly catalogued?: Omit<CataloguedFeed, "updated">;
  /** Milliseconds since 1970; absent of a feed that never had an entry. */
  readonly updated?: number;
}

/** What the last run left: a feed that nothing of it touches cannot differ. */
export interface LastRun {
  /** Of configuration and strings. */
  readonly ground: string;
  /** Stamp of the files of strings. */
  readonly strings: string;
  /** The clock of that run; milliseconds since 1970. */
  readonly from: number;
  /** First moment at which the clock alone changes a feed; absent where none will. */
  readonly until?: number;
  /** What was wrong with locales/. */
  readonly problems: readonly Problem[];
  /** In the order they are reported. */
  readonly feeds: readonly FeedSummary[];
  readonly counts: Counts;
}

/** The note as it is written: what is said of each feed lies beside it, so that only those that changed are written. */
interface Note extends Omit<LastRun, "feeds"> {
  readonly folders: readonly string[];
}

/**
 * What this process read or wrote last of each feed. To parse it again takes longer than to compare it, and as long as a
 * feed is the same object, what was made of it is known as well.
 */
const known = new Map<string, { readonly written: string; readonly feed: FeedSummary }>();

/**
 * The note of the last run, where it still holds but for what happened since.
 * @param ledger - that has it
 * @param ground - of configuration and strings now
 * @param now - milliseconds since 1970
 * @returns the note, or undefined where every feed must be looked at
 */
export async function readLastRun(
  ledger: Ledger,
  ground: string,
  now: number,
): Promise<LastRun | undefined> {
  const written = (await ledger.meta(KEY)) ?? "";
  if (written === "") return undefined;
  const { folders, ...note }: Note = JSON.parse(written);
  if (note.ground !== ground || now < note.from) return undefined;
  const feeds: FeedSummary[] = [];
  for (const folder of folders) {
    const feed = readFeed(folder, (await ledger.meta(FEED + folder)) ?? "");
    if (feed === undefined) return undefined;
    feeds.push(feed);
  }
  return { ...note, feeds };
}

/**
 * The stamp of strings that the last run noted.
 * @param ledger - that has it
 * @param config - of the newsroom
 * @returns the stamp, undefined where there is no note, or one of another configuration
 */
export async function lastStrings(ledger: Ledger, config: Config): Promise<string | undefined> {
  const written = (await ledger.meta(KEY)) ?? "";
  if (written === "") return undefined;
  const { ground, strings }: Note = JSON.parse(written);
  return ground === groundOf(config, strings) ? strings : undefined;
}

/**
 * A feed as it was noted.
 * @param folder - of the feed
 * @param written - what was noted; "" where nothing was
 * @returns the feed
 */
function readFeed(folder: string, written: string): FeedSummary | undefined {
  if (written === "") return undefined;
  const last = known.get(folder);
  if (last?.written === written) return last.feed;
  const feed: FeedSummary = JSON.parse(written);
  known.set(folder, { written, feed });
  return feed;
}

/**
 * Notes that feeds may differ from what the last run left.
 * @param ledger - to note it in
 */
export async function forgetLastRun(ledger: Ledger): Promise<void> {
  await ledger.setMeta(KEY, "");
}

/**
 * Notes what this run left.
 * @param ledger - to note it in
 * @param lastRun - the note
 */
export async function noteLastRun(ledger: Ledger, lastRun: LastRun): Promise<void> {
  const { feeds, ...rest } = lastRun;
  const note: Note = { ...rest, folders: feeds.map(({ folder }) => folder) };
  await ledger.begin();
  for (const feed of feeds) {
    const last = known.get(feed.folder);
    const written = last?.feed === feed ? last.written : JSON.stringify(feed);
    known.set(feed.folder, { written, feed });
    await ledger.setMeta(FEED + feed.folder, written);
  }
  await ledger.setMeta(KEY, JSON.stringify(note));
  await ledger.commit();
}

/**
 * The next moment at which the clock alone may change a feed: an embargo or an article ends, a tombstone is old enough,
 * an article grows too old for a window, a partner or the news sitemap.
 * @param config - of the newsroom
 * @param ages - days after which partners take an article no more, and after which they forget a takedown
 * @param ledger - knows the moments
 * @param now - milliseconds since 1970
 * @returns the moment, undefined where there is none
 */
export async function nextBoundary(
  config: Config,
  ages: PartnerAges,
  ledger: Ledger,
  now: number,
): Promise<number | undefined> {
  const { maxAgeDays } = config.feeds;
  const window = maxAgeDays === undefined ? [] : [maxAgeDays];
  const days = [0, NEWS_LIMITS.days, ...window, ...ages.articles];
  return ledger.nextMoment(
    now,
    [...new Set(days)].map((age) => age * DAY),
    [...new Set([config.publish.tombstoneDays, ...ages.takedowns])].map((age) => age * DAY),
  );
}

/**
 * What a run reports of a feed that stands as it is.
 * @param feed - as the last run left it
 * @returns a change without changes
 */
export function unchanged(feed: FeedSummary): FeedChange {
  const { folder, entries } = feed;
  return { folder, entries, added: [], updated: [], removed: [] };
}
