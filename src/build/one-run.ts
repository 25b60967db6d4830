import type { Since } from "./contents.ts";
import { engineOf, groundOf } from "./engine.ts";
import type { BuildReport } from "./event.ts";
import { publisherOf, intactDocuments } from "./publish.ts";
import { readChanges, type ReadResult } from "./read-changes.ts";
import { reportOf, tellFileProblems } from "./report.ts";
import { complain, type BuildPorts, type Published, type Run } from "./run.ts";
import { unchanged } from "./last-run.ts";
import { LazyThreads } from "./threads/lazy-threads.ts";
import { threadUse } from "./threads/use.ts";
import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Problem } from "../problem.ts";
import type { Delivery } from "../publish/delivery.ts";

const NOTHING: Published = { changes: [], plan: { write: [], keep: [], remove: [] } };

/** What stays from one run to the next in the same process. */
export interface Kept {
  readonly ledger: Ledger;
  /** Stamp of the files of strings. */
  readonly strings: string;
  /** Crafts of dressing for those strings. */
  readonly crafts: Run["crafts"];
}

/**
 * Builds with an open ledger.
 * @param kept - what stays from the last build
 * @param config - of the newsroom
 * @param ports - clock, listener and choices
 * @param damage - what was wrong with the last ledger
 * @returns the report
 */
export async function buildAt(
  kept: Kept,
  config: Config,
  ports: BuildPorts,
  damage?: Problem,
): Promise<BuildReport> {
  const started = performance.now();
  const { ledger, strings, crafts } = kept;
  const run: Run = {
    config,
    ledger,
    ports,
    threads: threadsOf(config, ports),
    crafts,
    ground: groundOf(config, strings),
    strings,
    engine: engineOf(config),
    now: (ports.now ?? Temporal.Now.instant()).epochMilliseconds,
    emit: ports.emit ?? (() => undefined),
    problems: [],
    outcomes: [],
    held: false,
    deferred: 0,
  };
  if (damage !== undefined) complain(run, damage);
  const read = await readChanges(run).finally(() => run.threads.close());
  if (!run.held) await tellProblems(run, read);
  const feeds = run.held ? NOTHING : await publishChanges(run, read);
  const targets = run.held ? [] : await sendPublished(run);
  const report = await reportOf(run, read.changes, { ...feeds, targets }, started);
  run.emit({ type: "finished", report });
  return report;
}

/**
 * The threads of a run.
 * @param config - of the newsroom
 * @param ports - choices of this one run, which go first
 * @returns threads, none of which is started yet
 */
function threadsOf(config: Config, ports: BuildPorts): LazyThreads {
  const { workers } = config;
  const said = workers === undefined ? {} : { count: workers };
  return new LazyThreads(threadUse({ ...said, ...ports.threads }), config);
}

/**
 * Tells what is wrong with strings and files, whether they were read in this run or not.
 * @param run - this one
 * @param read - what became of the folder
 */
async function tellProblems(run: Run, read: ReadResult): Promise<void> {
  const { problems } = read.lastRun ?? (await run.crafts());
  for (const each of problems) complain(run, each);
  await tellFileProblems(run);
}

/**
 * Publishes what changed; where nothing did, only looks whether everything still lies there.
 * @param run - this one
 * @param read - what became of the folder
 * @returns what was done
 */
async function publishChanges(run: Run, read: ReadResult): Promise<Published> {
  const quiet = await publishNothing(run, read);
  if (quiet !== undefined) return quiet;
  // Loaded only here: nothing changed in most runs.
  const { publishFeeds } = await import("./publish-feeds.ts");
  return publishFeeds(run, sinceOf(read));
}

/**
 * What the last run left and what happened since.
 * @param read - what became of the folder
 * @returns both, undefined where every feed has to be looked at
 */
function sinceOf(read: ReadResult): Since | undefined {
  const { lastRun, touched } = read;
  if (lastRun === undefined || touched === undefined) return undefined;
  return { feeds: new Map(lastRun.feeds.map((feed) => [feed.folder, feed])), touched };
}

/**
 * Looks whether everything still lies there, where nothing happened.
 * @param run - this one
 * @param read - what became of the folder
 * @returns what is to be reported, undefined where feeds have to be looked at
 */
async function publishNothing(run: Run, read: ReadResult): Promise<Published | undefined> {
  const { config, ledger } = run;
  const { lastRun, touched } = read;
  if (lastRun === undefined || touched !== undefined) return undefined;
  const outline = await ledger.outline();
  if (intactDocuments(outline, publisherOf(config)).size < outline.size) return undefined;
  for (const { problems } of outline.values()) {
    for (const each of problems) complain(run, each);
  }
  const changes = lastRun.feeds.map(unchanged);
  for (const change of changes) run.emit({ type: "feed", change });
  return { changes, plan: { write: [], keep: [...outline.keys()].toSorted(), remove: [] } };
}

/**
 * Sends what is published on, where there is somebody to send it to.
 * @param run - this one
 * @returns what came of each target
 */
async function sendPublished(run: Run): Promise<readonly Delivery[]> {
  if (run.config.publish.targets.length === 0 && run.ports.hubs === undefined) return [];
  const { sendOut } = await import("./send-out.ts");
  return sendOut(run);
}
