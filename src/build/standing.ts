import type { Config } from "../config.ts";
import type { DocumentRecord, Ledger } from "../ledger/ledger.ts";
import type { Problem } from "../problem.ts";
import type { FeedChange } from "./event.ts";
import { changeOf } from "./feed-change.ts";

/** Key of the ledger's note on the last run. */
const KEY = "standing";

const DAY = 86_400_000;

/** News sitemaps hold two days. */
const NEWS_DAYS = 2;

/** What the last run left: as long as nothing of it changes, no feed can differ. */
export interface Standing {
  /** Of configuration and strings. */
  readonly ground: string;
  /** The clock of that run; milliseconds since 1970. */
  readonly from: number;
  /** First moment at which the clock alone changes a feed; absent where none will. */
  readonly until?: number;
  /** What was wrong with locales/. */
  readonly problems: readonly Problem[];
  /** Folders of all feeds, in the order they are reported. */
  readonly folders: readonly string[];
}

/**
 * The note of the last run, where it still holds.
 * @param ledger - that has it
 * @param ground - of configuration and strings now
 * @param now - milliseconds since 1970
 * @returns the note, or undefined where feeds must be looked at
 */
export async function readStanding(
  ledger: Ledger,
  ground: string,
  now: number,
): Promise<Standing | undefined> {
  const written = (await ledger.meta(KEY)) ?? "";
  if (written === "") return undefined;
  const standing: Standing = JSON.parse(written);
  const holds = standing.ground === ground && now >= standing.from;
  return holds && now < (standing.until ?? Infinity) ? standing : undefined;
}

/**
 * Notes that feeds may differ from what the last run left.
 * @param ledger - to note it in
 */
export async function forgetStanding(ledger: Ledger): Promise<void> {
  await ledger.setMeta(KEY, "");
}

/**
 * Notes what this run left.
 * @param ledger - to note it in
 * @param standing - the note
 */
export async function noteStanding(ledger: Ledger, standing: Standing): Promise<void> {
  await ledger.setMeta(KEY, JSON.stringify(standing));
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
  ages: { readonly articles: readonly number[]; readonly takedowns: readonly number[] },
  ledger: Ledger,
  now: number,
): Promise<number | undefined> {
  const { maxAgeDays } = config.feeds;
  const days = [0, NEWS_DAYS, ...(maxAgeDays === undefined ? [] : [maxAgeDays]), ...ages.articles];
  return ledger.nextMoment(
    now,
    [...new Set(days)].map((age) => age * DAY),
    [...new Set([config.publish.tombstoneDays, ...ages.takedowns])].map((age) => age * DAY),
  );
}

/**
 * What a run reports of feeds that stand as they are.
 * @param standing - the note of the last run
 * @param documents - all there are
 * @returns a change without changes for each feed
 */
export function unchangedFeeds(
  standing: Standing,
  documents: ReadonlyMap<string, DocumentRecord>,
): readonly FeedChange[] {
  const byFolder = new Map<string, DocumentRecord>();
  for (const record of documents.values()) {
    const folder = record.path.slice(0, Math.max(0, record.path.lastIndexOf("/")));
    if (!byFolder.has(folder)) byFolder.set(folder, record);
  }
  return standing.folders.map((folder) => {
    const entries = byFolder.get(folder)?.entries ?? {};
    return changeOf(folder, entries, entries);
  });
}
