import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Counts } from "../ledger/traces.ts";
import type { Problem } from "../problem.ts";
import type { CataloguedFeed } from "../render/catalogue.ts";
import type { FeedChange } from "./event.ts";
import type { PartnerAges } from "./touched.ts";

/** Key of the ledger's note on the last run. */
const KEY = "standing";

const DAY = 86_400_000;

/** News sitemaps hold two days. */
export const NEWS_DAYS = 2;

/** A feed as the last run left it: enough to report and list it without looking at it. */
export interface StandingFeed {
  readonly folder: string;
  /** Name of its edition. */
  readonly edition: string;
  /** How many. */
  readonly entries: number;
  /** What the catalogue says of it; absent of a partner's file. */
  readonly listed?: Omit<CataloguedFeed, "updated">;
  /** Milliseconds since 1970; absent of a feed that never had an entry. */
  readonly updated?: number;
}

/** What the last run left: a feed that nothing of it touches cannot differ. */
export interface Standing {
  /** Of configuration and strings. */
  readonly ground: string;
  /** The clock of that run; milliseconds since 1970. */
  readonly from: number;
  /** First moment at which the clock alone changes a feed; absent where none will. */
  readonly until?: number;
  /** What was wrong with locales/. */
  readonly problems: readonly Problem[];
  /** In the order they are reported. */
  readonly feeds: readonly StandingFeed[];
  readonly counts: Counts;
}

/**
 * The note that this process read or wrote last. To parse it again takes longer than to compare it, and by its feeds,
 * which stay the same objects, is known what was made of them.
 */
let last: { readonly written: string; readonly standing: Standing } | undefined;

/**
 * The note of the last run, where it still holds but for what happened since.
 * @param ledger - that has it
 * @param ground - of configuration and strings now
 * @param now - milliseconds since 1970
 * @returns the note, or undefined where every feed must be looked at
 */
export async function readStanding(
  ledger: Ledger,
  ground: string,
  now: number,
): Promise<Standing | undefined> {
  const written = (await ledger.meta(KEY)) ?? "";
  if (written === "") return undefined;
  if (last?.written !== written) last = { written, standing: JSON.parse(written) };
  const { standing } = last;
  return standing.ground === ground && now >= standing.from ? standing : undefined;
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
  last = { written: JSON.stringify(standing), standing };
  await ledger.setMeta(KEY, last.written);
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
  const days = [0, NEWS_DAYS, ...(maxAgeDays === undefined ? [] : [maxAgeDays]), ...ages.articles];
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
export function unchanged(feed: StandingFeed): FeedChange {
  const { folder, entries } = feed;
  return { folder, entries, added: [], updated: [], removed: [] };
}
