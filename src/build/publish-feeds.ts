import { setImmediate } from "node:timers/promises";
import type { DocumentStamp } from "../ledger/ledger.ts";
import { problem } from "../problem.ts";
import type { FilePublisher } from "../publish/file.ts";
import { composeCatalogue } from "./catalogue.ts";
import { composeFeeds, type ComposedFeed } from "./compose.ts";
import type { ComposeContext, Since } from "./contents.ts";
import type { FeedChange } from "./event.ts";
import { composeNinjs, ninjsTouched } from "./ninjs.ts";
import type { ComposedPartnerFeed } from "./partner-result.ts";
import {
  preparing,
  publish,
  publisherOf,
  intactDocuments,
  type Publishable,
  type Told,
} from "./publish.ts";
import { agesOf } from "./read-changes.ts";
import type { Twins } from "./twins.ts";
import { complain, type Published, type Run } from "./run.ts";
import { nextBoundary, noteLastRun, type FeedSummary } from "./last-run.ts";

/** What composing gives to publishing. */
interface Gathered {
  readonly documents: Publishable[];
  readonly kept: string[];
  readonly changes: FeedChange[];
  readonly told: Told[];
  /** All feeds as readers will have them. */
  readonly feeds: FeedSummary[];
  /** Folders of feeds that were looked at. */
  readonly looked: Set<string>;
}

/**
 * Composes all feeds that may have changed and publishes what differs.
 * @param run - this one
 * @param since - what the last run left and what happened since; absent, every feed is looked at
 * @returns what changed, feed by feed and file by file
 */
export async function publishFeeds(run: Run, since: Since | undefined): Promise<Published> {
  const publisher = publisherOf(run.config);
  try {
    return await publishBy(publisher, run, since);
  } catch (error) {
    // Not left for the next run to sweep: where the disk is full, this is what fills it.
    publisher.sweep();
    throw error;
  }
}

/**
 * The same by a publisher.
 * @param publisher - writes the files
 * @param run - this one
 * @param since - what the last run left and what happened since
 * @returns what changed
 */
async function publishBy(
  publisher: FilePublisher,
  run: Run,
  since: Since | undefined,
): Promise<Published> {
  const { config, ledger, now, ports } = run;
  const outline = await ledger.outline();
  const intact = intactDocuments(outline, publisher);
  const acceptLosses = ports.acceptLosses === true;
  const failing = acceptLosses ? new Set<string>() : await ledger.failing();
  const context: ComposeContext = {
    config,
    ledger,
    crafts: await run.crafts(),
    engine: run.engine,
    now,
    prepare: preparing(intact, publisher, config.output),
    full: ports.full === true,
    intact,
    failing,
    acceptLosses,
    // Where a file was damaged or taken away, its feed has to be written again, whatever happened.
    since: intact.size === outline.size ? since : undefined,
  };
  const gathered = await gather(run, context);
  gathered.kept.push(...untouched(gathered, outline, context));
  const { documents, kept, changes, told } = gathered;
  const twins = await twinsOf(documents, kept, context);
  const plan = await publish([...documents, ...twins.documents], [...kept, ...twins.kept], {
    ledger,
    publisher,
    outline,
    intact,
    output: config.output,
    told,
    note: async (written) => {
      if (ports.hubs === undefined) return;
      const { notePings } = await import("./tell-hubs.ts");
      await notePings(written, config, ledger);
    },
  });
  if (!changes.some(({ heldBack }) => heldBack !== undefined)) await noteRun(run, gathered.feeds);
  return { changes, plan };
}

/**
 * The compressed twins of all documents, where config wants any.
 * @param documents - rendered in this run
 * @param kept - paths that stay as they are
 * @param context - config, and what lies intact on the disk
 * @returns twins to write, and those that stay
 */
async function twinsOf(
  documents: readonly Publishable[],
  kept: readonly string[],
  context: ComposeContext,
): Promise<Twins> {
  if (context.config.publish.compress.length === 0) return { documents: [], kept: [] };
  // Loaded only here: compressors take longer to load than a feed to write.
  const twins = await import("./twins.ts");
  return twins.twinsOf(documents, kept, context);
}

/**
 * Composes all there is.
 * @param run - this one
 * @param context - what composing needs
 * @returns documents, and what is to be told of them
 */
async function gather(run: Run, context: ComposeContext): Promise<Gathered> {
  const gathered: Gathered = {
    documents: [],
    kept: [],
    changes: [],
    told: [],
    feeds: [],
    looked: new Set(),
  };
  for await (const feed of composeFeeds(context)) {
    gatherFeed(run, gathered, feed);
    // Lets go of files that the disk has by now, so that those of the next feed need not be waited for.
    if (feed.documents.length > 0) await setImmediate();
  }
  const { feeds } = gathered;
  for (const document of await composeCatalogue(feeds, context)) {
    gathered.documents.push({ ...document, fingerprint: "", entries: {}, problems: [] });
  }
  if (run.config.partners.length > 0) {
    const { composePartners } = await import("./partners.ts");
    for await (const feed of composePartners(context)) {
      gatherPartner(run, gathered, feed);
      if (feed.document !== undefined) await setImmediate();
    }
  }
  const items = await composeNinjs(context);
  for (const document of items.documents) gathered.documents.push({ ...document, problems: [] });
  gathered.kept.push(...items.kept);
  return gathered;
}

/**
 * Documents that nobody looked at, since nothing happened that they could show: they stay.
 * @param gathered - what was looked at
 * @param outline - all documents
 * @param context - what happened since the last run
 * @returns their paths, without compressed twins
 */
function untouched(
  gathered: Gathered,
  outline: ReadonlyMap<string, DocumentStamp>,
  context: ComposeContext,
): readonly string[] {
  const { since } = context;
  if (since === undefined) return [];
  const composed = new Set(gathered.documents.map(({ path }) => path));
  const stays = new Set(gathered.feeds.map(({ folder }) => folder));
  const gone = [...since.feeds.keys()].filter((folder) => !stays.has(folder));
  const looked = new Set([...gathered.looked, ...gone]);
  const isNinjs = ninjsTouched(context);
  return [...outline.keys()].filter((path) => {
    if (/\.(?:gz|br)$/.test(path) || composed.has(path)) return false;
    if (/\/ninjs\/[^/]+$/.test(path)) return !isNinjs(path);
    if (!path.includes("/")) return true;
    return !looked.has(path.slice(0, path.lastIndexOf("/")).replace(/\/archive\/\d+$/, ""));
  });
}

/**
 * Takes in a public feed.
 * @param run - this one
 * @param gathered - so far
 * @param feed - composed
 */
function gatherFeed(run: Run, gathered: Gathered, feed: ComposedFeed): void {
  const { change, summary } = feed;
  for (const document of feed.documents) gathered.documents.push({ ...document, problems: [] });
  gathered.kept.push(...feed.kept);
  if (change.heldBack !== undefined) {
    complain(run, problem("feed_held_back", change.folder, change.heldBack));
  }
  gathered.feeds.push(summary);
  if (feed.looked) gathered.looked.add(summary.folder);
  gathered.changes.push(change);
  run.emit({ type: "feed", change });
}

/**
 * Takes in a partner's file.
 * @param run - this one
 * @param gathered - so far
 * @param feed - composed
 */
function gatherPartner(run: Run, gathered: Gathered, feed: ComposedPartnerFeed): void {
  const { change, fingerprint, entries, problems, document, channel, facts } = feed;
  if (document !== undefined)
    gathered.documents.push({ ...document, fingerprint, entries, problems });
  gathered.kept.push(...feed.kept);
  for (const each of problems) complain(run, each);
  gathered.feeds.push({ folder: change.folder, edition: channel, entries: change.entries });
  if (feed.looked) gathered.looked.add(change.folder);
  gathered.changes.push(change);
  gathered.told.push({ channel, facts });
  run.emit({ type: "feed", change });
}

/**
 * Notes what this run left, so that the next one need not look at feeds where nothing happened.
 * @param run - this one
 * @param feeds - all there are
 */
async function noteRun(run: Run, feeds: readonly FeedSummary[]): Promise<void> {
  const { config, ledger, now, ground, strings } = run;
  const until = await nextBoundary(config, await agesOf(run), ledger, now);
  await noteLastRun(ledger, {
    ground,
    strings,
    from: now,
    ...(until === undefined ? {} : { until }),
    problems: (await run.crafts()).problems,
    feeds,
    counts: await ledger.counts(),
  });
}
