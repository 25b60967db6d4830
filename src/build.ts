import { dirname, join } from "node:path";
import { allChanges, FEW, namedChanges, vanished, type Changes } from "./build/changes.ts";
import { composeCatalogue } from "./build/catalogue.ts";
import { composeFeeds, type ComposedFeed } from "./build/compose.ts";
import { engineOf, extractionContext, makeCrafts, type Crafts } from "./build/crafts.ts";
import type { ArticleOutcome, BuildEvent, BuildReport, FeedChange } from "./build/event.ts";
import { ingestFiles } from "./build/ingest.ts";
import { composePartners, type ComposedPartnerFeed } from "./build/partners.ts";
import { composeNinjs } from "./build/ninjs.ts";
import { publish, standingDocuments, type Publishable, type Told } from "./build/publish.ts";
import { settleId } from "./build/settle.ts";
import { notePings, tellHubs } from "./build/tell-hubs.ts";
import { twinsOf } from "./build/twins.ts";
import type { Config } from "./config.ts";
import type { ExtractionContext } from "./extract/extractor.ts";
import { LedgerCorruptError, type FileRecord, type Ledger } from "./ledger/ledger.ts";
import { isCorruption, openLedger, setAside } from "./ledger/sqlite.ts";
import type { PublishPlan } from "./model/document.ts";
import { problem, type Problem } from "./problem.ts";
import { filePublisher } from "./publish/file.ts";
import type { HubPorts } from "./publish/hub.ts";

/** The outer world, and choices of this one run. */
export interface BuildPorts {
  /** The clock of windows, embargoes and expiry; the machine's where absent. */
  readonly now?: Temporal.Instant;
  /** Hears what happens. What it throws ends the run, as long as nothing is being published. */
  readonly emit?: (event: BuildEvent) => void;
  /** Read every article again and render every feed. */
  readonly full?: boolean;
  /** Only these files changed (relative to the articles folder); the folder is not walked. */
  readonly changed?: readonly string[];
  /** Let a vanished folder or a feed's loss go through. */
  readonly acceptLosses?: boolean;
  /** How to reach WebSub hubs; absent, nobody is told. */
  readonly hubs?: HubPorts;
  /** Milliseconds to wait for another run, standing still meanwhile; 10 s where absent. */
  readonly patience?: number;
}

/** One run. */
interface Run {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly crafts: Crafts;
  readonly ports: BuildPorts;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly emit: (event: BuildEvent) => void;
  readonly problems: Problem[];
  readonly outcomes: ArticleOutcome[];
  /** True where nothing may be published. */
  held: boolean;
}

/** Milliseconds by which a newsroom's clock may be ahead of ours. */
const CLOCK_SKEW = 600_000;

/** What publishing did. */
interface Published {
  readonly changes: readonly FeedChange[];
  readonly plan: PublishPlan;
}

const NOTHING: Published = { changes: [], plan: { write: [], keep: [], remove: [] } };

/** What composing gives to publishing. */
interface Gathered {
  readonly documents: Publishable[];
  readonly kept: string[];
  readonly changes: FeedChange[];
  readonly told: Told[];
}

/**
 * Builds all feeds of a newsroom: reads what changed, renders what it touches, publishes what differs.
 * @param config - of the newsroom, from `readConfig`
 * @param ports - clock, listener and choices
 * @returns the report; `exitCode` 1 where something was held back or failed
 * @throws {LedgerBusyError} where another run is writing
 */
export async function build(config: Config, ports: BuildPorts = {}): Promise<BuildReport> {
  try {
    return await buildWith(openLedger(config.state, "writer", ports.patience), config, ports);
  } catch (error) {
    if (!(error instanceof LedgerCorruptError) && !isCorruption(error)) throw error;
    const message = `the ledger is damaged; it lies in ${setAside(config.state)} now`;
    const damage = problem("ledger_rebuilt", config.state, message);
    return buildWith(openLedger(config.state, "writer", ports.patience), config, ports, damage);
  }
}

/**
 * Builds with an open ledger, and closes it.
 * @param ledger - of the newsroom
 * @param config - of the newsroom
 * @param ports - clock, listener and choices
 * @param damage - what was wrong with the last ledger
 * @returns the report
 */
async function buildWith(
  ledger: Ledger,
  config: Config,
  ports: BuildPorts,
  damage?: Problem,
): Promise<BuildReport> {
  const started = performance.now();
  try {
    const run: Run = {
      config,
      ledger,
      ports,
      crafts: await makeCrafts(config),
      now: (ports.now ?? Temporal.Now.instant()).epochMilliseconds,
      emit: ports.emit ?? (() => undefined),
      problems: [],
      outcomes: [],
      held: false,
    };
    for (const each of run.crafts.problems) complain(run, each);
    if (damage !== undefined) complain(run, damage);
    const changes = await readChanges(run);
    const feeds = run.held ? NOTHING : await publishFeeds(run);
    const report = await reportOf(run, changes, feeds.changes, feeds.plan, started);
    run.emit({ type: "finished", report });
    return report;
  } finally {
    await ledger.close();
  }
}

/**
 * Notes and tells a Problem.
 * @param run - this one
 * @param found - the Problem
 */
function complain(run: Run, found: Problem): void {
  run.problems.push(found);
  run.emit({ type: "problem", problem: found });
}

/**
 * Brings the ledger up to the folder's state, whole or not at all.
 * @param run - this one
 * @returns what changed
 */
async function readChanges(run: Run): Promise<Changes> {
  const { config, ledger, ports } = run;
  await ledger.begin();
  const isNew = await ledger.isNew();
  if (isNew) await recoverLedger(run);
  const engine = engineOf(config);
  const reread = ports.full === true || (await ledger.meta("engine")) !== engine;
  const known = await ledger.files();
  const changes =
    ports.changed === undefined || reread
      ? allChanges(config.articles, known, reread)
      : namedChanges(config.articles, ports.changed, known);
  for (const each of changes.problems) complain(run, each);
  run.emit({ type: "listed", files: changes.files, changed: changes.changed.length });
  await ingest(run, changes, known, reread);
  await forgetGone(run, changes, known);
  if (isNew && (await isUnfounded(run))) {
    await ledger.rollback();
    return changes;
  }
  await ledger.enliven(run.now);
  await ledger.settle(run.now);
  await ledger.setMeta("engine", engine);
  await ledger.commit();
  await standingProblems(run);
  return changes;
}

/**
 * Finds out what a lost ledger knew.
 * @param run - this one
 */
async function recoverLedger(run: Run): Promise<void> {
  // Loaded only here: a run that has its ledger needs no parser of feeds.
  const { recover } = await import("./build/recover/recover.ts");
  for (const each of await recover(run.config, run.ledger)) complain(run, each);
}

/**
 * Whether most of what is published has no file any more, and the ledger that would know the files is lost too: that
 * is a disk that is not mounted, rather than so many takedowns. Nothing is published then.
 * @param run - this one
 * @returns true where it is held
 */
async function isUnfounded(run: Run): Promise<boolean> {
  const { items, orphans } = await run.ledger.standing();
  const share = run.config.publish.maxLossShare;
  if (run.ports.acceptLosses === true || orphans < FEW || orphans <= items * share) return false;
  const message = `${orphans} of ${items} published articles have no file; they stay published`;
  complain(run, problem("folder_vanished", run.config.articles, message));
  run.held = true;
  return true;
}

/**
 * Reads the files that changed.
 * @param run - this one
 * @param changes - of the folder
 * @param known - files as the last run saw them
 * @param reread - true where unchanged bytes are read again
 */
async function ingest(
  run: Run,
  changes: Changes,
  known: ReadonlyMap<string, FileRecord>,
  reread: boolean,
): Promise<void> {
  let extraction: Promise<ExtractionContext> | undefined;
  const { config, ledger, crafts, now, outcomes } = run;
  await ingestFiles(changes.changed, {
    config,
    ledger,
    crafts,
    now,
    known,
    reread,
    extraction: () => (extraction ??= extractionContext(config)),
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      const [done, of] = [outcomes.length, changes.changed.length];
      run.emit({ type: "article", outcome, done, of });
    },
  });
}

/**
 * Takes down the articles of files that went, unless too many went at once.
 * @param run - this one
 * @param changes - of the folder
 * @param known - files as the last run saw them
 */
async function forgetGone(
  run: Run,
  changes: Changes,
  known: ReadonlyMap<string, FileRecord>,
): Promise<void> {
  const { config, ledger, ports } = run;
  const share = config.publish.maxLossShare;
  const refused =
    ports.acceptLosses === true ? undefined : vanished(config.articles, changes.gone, known, share);
  if (refused !== undefined) {
    complain(run, refused);
    return;
  }
  for (const path of changes.gone) {
    await ledger.forget(path);
    const id = known.get(path)?.id;
    if (id !== undefined) await settleId(id, false, run);
  }
}

/**
 * Tells what is wrong with the files as they are, those that were not read in this run too.
 * @param run - this one
 */
async function standingProblems(run: Run): Promise<void> {
  for (const each of await run.ledger.problems()) complain(run, each);
  for (const { path, winner, id } of await run.ledger.duplicates()) {
    const message = `${winner} has the same id ${id} and is newer; this file is left out`;
    complain(run, problem("id_duplicate", path, message));
  }
  for (const { path, published } of await run.ledger.dated(run.now + CLOCK_SKEW, run.now)) {
    const date = Temporal.Instant.fromEpochMilliseconds(published).toString();
    complain(run, problem("date_in_future", path, `the article is dated ${date}`));
  }
  for (const { path, winner } of await run.ledger.doubles()) {
    complain(run, problem("wire_double", path, `${winner} says the same; this file is left out`));
  }
}

/**
 * Composes all feeds and publishes what differs.
 * @param run - this one
 * @returns what changed, feed by feed and file by file
 */
async function publishFeeds(run: Run): Promise<Published> {
  const { config, ledger, crafts, now, ports } = run;
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
  if (ports.hubs !== undefined) {
    for (const each of await tellHubs(config, ledger, ports.hubs)) complain(run, each);
  }
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
 * Sums the run up.
 * @param run - this one
 * @param changes - of the folder
 * @param feeds - feed by feed
 * @param plan - file by file
 * @param started - on the performance clock
 * @returns the report
 */
async function reportOf(
  run: Run,
  changes: Changes,
  feeds: readonly FeedChange[],
  plan: PublishPlan,
  started: number,
): Promise<BuildReport> {
  const { articles, failed } = await run.ledger.counts();
  return {
    now: Temporal.Instant.fromEpochMilliseconds(run.now).toString(),
    exitCode: run.problems.some(({ severity }) => severity === "error") ? 1 : 0,
    articles: {
      files: changes.files,
      read: run.outcomes.length,
      standing: articles,
      failed,
      outcomes: run.outcomes,
    },
    feeds,
    problems: run.problems,
    documents: {
      written: plan.write.map(({ path }) => path),
      kept: plan.keep.length,
      removed: plan.remove,
    },
    milliseconds: Math.round(performance.now() - started),
  };
}
