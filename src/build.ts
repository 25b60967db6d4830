import { dirname, join } from "node:path";
import type { Since } from "./build/contents.ts";
import { engineOf, groundOf, stringStamp } from "./build/engine.ts";
import type { BuildReport } from "./build/event.ts";
import { standingDocuments } from "./build/publish.ts";
import { readChanges, type Read } from "./build/read-changes.ts";
import { reportOf, standingProblems } from "./build/report.ts";
import { complain, type BuildPorts, type Published, type Run } from "./build/run.ts";
import { unchanged } from "./build/standing.ts";
import type { Config } from "./config.ts";
import { LedgerCorruptError, type Ledger } from "./ledger/ledger.ts";
import { isCorruption, openLedger, setAside } from "./ledger/sqlite.ts";
import { problem, type Problem } from "./problem.ts";
import type { Delivery } from "./publish/delivery.ts";
import { filePublisher } from "./publish/file.ts";

export type { BuildPorts } from "./build/run.ts";

const NOTHING: Published = { changes: [], plan: { write: [], keep: [], remove: [] } };

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
    let crafts: ReturnType<Run["crafts"]> | undefined;
    const strings = stringStamp(config);
    const run: Run = {
      config,
      ledger,
      ports,
      crafts: () => (crafts ??= craftsOf(config, strings, ledger)),
      ground: groundOf(config, strings),
      engine: engineOf(config),
      now: (ports.now ?? Temporal.Now.instant()).epochMilliseconds,
      emit: ports.emit ?? (() => undefined),
      problems: [],
      outcomes: [],
      held: false,
      deferred: 0,
    };
    if (damage !== undefined) complain(run, damage);
    const read = await readChanges(run);
    if (!run.held) await tellProblems(run, read);
    const feeds = run.held ? NOTHING : await publishChanges(run, read);
    const targets = run.held ? [] : await sendPublished(run);
    const report = await reportOf(run, read.changes, { ...feeds, targets }, started);
    run.emit({ type: "finished", report });
    return report;
  } finally {
    await ledger.close();
  }
}

/**
 * Makes the crafts of dressing.
 * @param config - of the newsroom
 * @param strings - stamp of its strings
 * @param ledger - of the newsroom
 * @returns the crafts
 */
async function craftsOf(
  config: Config,
  strings: string,
  ledger: Ledger,
): ReturnType<Run["crafts"]> {
  // Loaded only here: strings and their parsers cost more than looking at an unchanged folder.
  const { makeCrafts } = await import("./build/crafts.ts");
  return makeCrafts(config, strings, ledger);
}

/**
 * Tells what is wrong with strings and files, whether they were read in this run or not.
 * @param run - this one
 * @param read - what became of the folder
 */
async function tellProblems(run: Run, read: Read): Promise<void> {
  const { problems } = read.standing ?? (await run.crafts());
  for (const each of problems) complain(run, each);
  await standingProblems(run);
}

/**
 * Publishes what changed; where nothing did, only looks whether everything still lies there.
 * @param run - this one
 * @param read - what became of the folder
 * @returns what was done
 */
async function publishChanges(run: Run, read: Read): Promise<Published> {
  const quiet = await publishNothing(run, read);
  if (quiet !== undefined) return quiet;
  // Loaded only here: nothing changed in most runs.
  const { publishFeeds } = await import("./build/publish-feeds.ts");
  return publishFeeds(run, sinceOf(read));
}

/**
 * What the last run left and what happened since.
 * @param read - what became of the folder
 * @returns both, undefined where every feed has to be looked at
 */
function sinceOf(read: Read): Since | undefined {
  const { standing, touched } = read;
  if (standing === undefined || touched === undefined) return undefined;
  return { feeds: new Map(standing.feeds.map((feed) => [feed.folder, feed])), touched };
}

/**
 * Looks whether everything still lies there, where nothing happened.
 * @param run - this one
 * @param read - what became of the folder
 * @returns what is to be reported, undefined where feeds have to be looked at
 */
async function publishNothing(run: Run, read: Read): Promise<Published | undefined> {
  const { config, ledger } = run;
  const { standing, touched } = read;
  if (standing === undefined || touched !== undefined) return undefined;
  const outline = await ledger.outline();
  const publisher = filePublisher(config.output, join(dirname(config.state), "scratch"));
  if (standingDocuments(outline, publisher).size < outline.size) return undefined;
  for (const { problems } of outline.values()) {
    for (const each of problems) complain(run, each);
  }
  const changes = standing.feeds.map(unchanged);
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
  const { sendOut } = await import("./build/send-out.ts");
  return sendOut(run);
}
