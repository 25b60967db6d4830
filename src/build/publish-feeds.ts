import { dirname, join } from "node:path";
import { problem } from "../problem.ts";
import { filePublisher } from "../publish/file.ts";
import { composeCatalogue } from "./catalogue.ts";
import { composeFeeds, type ComposedFeed } from "./compose.ts";
import type { FeedChange } from "./event.ts";
import { composePartners, partnerAges, type ComposedPartnerFeed } from "./partners.ts";
import { publish, standingDocuments, type Publishable, type Told } from "./publish.ts";
import { composeNinjs } from "./ninjs.ts";
import { notePings } from "./tell-hubs.ts";
import { twinsOf } from "./twins.ts";
import { complain, type Published, type Run } from "./run.ts";
import { nextBoundary, noteStanding } from "./standing.ts";

/** What composing gives to publishing. */
interface Gathered {
  readonly documents: Publishable[];
  readonly kept: string[];
  readonly changes: FeedChange[];
  readonly told: Told[];
}

/**
 * Composes all feeds and publishes what differs.
 * @param run - this one
 * @returns what changed, feed by feed and file by file
 */
export async function publishFeeds(run: Run): Promise<Published> {
  const { config, ledger, now, ports } = run;
  const crafts = await run.crafts();
  const publisher = filePublisher(config.output, join(dirname(config.state), "scratch"));
  const full = ports.full === true;
  const records = await ledger.documents();
  const standing = standingDocuments(records, publisher);
  const acceptLosses = ports.acceptLosses === true;
  const failing = acceptLosses ? new Set<string>() : await ledger.failing();
  const found = { records, standing, failing, acceptLosses };
  const context = { config, ledger, crafts, now, full, ...found };
  const gathered: Gathered = { documents: [], kept: [], changes: [], told: [] };
  const feeds: ComposedFeed[] = [];
  for await (const feed of composeFeeds(context)) {
    feeds.push(feed);
    gatherFeed(run, gathered, feed);
  }
  for await (const feed of composePartners(context)) gatherPartner(run, gathered, feed);
  const items = await composeNinjs(context);
  for (const document of items.documents) gathered.documents.push({ ...document, problems: [] });
  gathered.kept.push(...items.kept);
  for (const document of await composeCatalogue(feeds, context)) {
    gathered.documents.push({ ...document, fingerprint: "", entries: {}, problems: [] });
  }
  const { output, publish: options } = config;
  const { documents, kept, changes, told } = gathered;
  const twins = twinsOf(documents, kept, { encodings: options.compress, standing, output });
  const plan = await publish([...documents, ...twins.documents], [...kept, ...twins.kept], {
    ledger,
    publisher,
    output,
    told,
    note: async (written) => {
      if (ports.hubs !== undefined) await notePings(written, config, ledger);
    },
  });
  if (!changes.some(({ heldBack }) => heldBack !== undefined)) await noteRun(run, changes);
  return { changes, plan };
}

/**
 * Takes in a public feed.
 * @param run - this one
 * @param gathered - so far
 * @param feed - composed
 */
function gatherFeed(run: Run, gathered: Gathered, feed: ComposedFeed): void {
  const { change } = feed;
  for (const document of feed.documents) gathered.documents.push({ ...document, problems: [] });
  gathered.kept.push(...feed.kept);
  if (change.heldBack !== undefined) {
    complain(run, problem("feed_held_back", change.folder, change.heldBack));
  }
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
  gathered.changes.push(change);
  gathered.told.push({ channel, facts });
  run.emit({ type: "feed", change });
}

/**
 * Notes what this run left, so that the next one need not look at feeds where nothing happened.
 * @param run - this one
 * @param changes - of all feeds
 */
async function noteRun(run: Run, changes: readonly FeedChange[]): Promise<void> {
  const { config, ledger, now, ground } = run;
  const until = await nextBoundary(config, partnerAges(config), ledger, now);
  await noteStanding(ledger, {
    ground,
    from: now,
    ...(until === undefined ? {} : { until }),
    problems: (await run.crafts()).problems,
    folders: changes.map(({ folder }) => folder),
  });
}
