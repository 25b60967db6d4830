import { dirname, join } from "node:path";
import { allChanges, FEW, namedChanges, vanished, type Changes } from "./build/changes.ts";
import { engineOf, groundOf } from "./build/engine.ts";
import type { BuildReport } from "./build/event.ts";
import { standingDocuments } from "./build/publish.ts";
import { complain, type BuildPorts, type Published, type Run } from "./build/run.ts";
import { forgetStanding, readStanding, unchangedFeeds, type Standing } from "./build/standing.ts";
import type { Config } from "./config.ts";
import { LedgerCorruptError, type FileStamp, type Ledger } from "./ledger/ledger.ts";
import { isCorruption, openLedger, setAside } from "./ledger/sqlite.ts";
import { problem, type Problem } from "./problem.ts";
import type { Delivery } from "./publish/delivery.ts";
import { filePublisher } from "./publish/file.ts";

export type { BuildPorts } from "./build/run.ts";

/** Milliseconds by which a newsroom's clock may be ahead of ours. */
const CLOCK_SKEW = 600_000;

const NOTHING: Published = { changes: [], plan: { write: [], keep: [], remove: [] } };

/** What became of the folder. */
interface Read {
  readonly changes: Changes;
  /** The last run's note, where nothing happened since that could change a feed. */
  readonly standing?: Standing | undefined;
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
    let crafts: ReturnType<Run["crafts"]> | undefined;
    const run: Run = {
      config,
      ledger,
      ports,
      crafts: () => (crafts ??= craftsOf(config)),
      ground: groundOf(config),
      now: (ports.now ?? Temporal.Now.instant()).epochMilliseconds,
      emit: ports.emit ?? (() => undefined),
      problems: [],
      outcomes: [],
      held: false,
      deferred: 0,
    };
    if (damage !== undefined) complain(run, damage);
    const read = await readChanges(run);
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
 * @returns the crafts
 */
async function craftsOf(config: Config): ReturnType<Run["crafts"]> {
  // Loaded only here: strings and their parsers cost more than looking at an unchanged folder.
  const { makeCrafts } = await import("./build/crafts.ts");
  return makeCrafts(config);
}

/**
 * Brings the ledger up to the folder's state, whole or not at all.
 * @param run - this one
 * @returns what changed
 */
async function readChanges(run: Run): Promise<Read> {
  const { config, ledger, ports } = run;
  await ledger.begin();
  const isNew = await ledger.isNew();
  if (isNew) await recoverLedger(run);
  const engine = engineOf(config);
  const reread = ports.full === true || (await ledger.meta("engine")) !== engine;
  const fresh = reread || isNew || ports.acceptLosses === true;
  const standing = fresh ? undefined : await readStanding(ledger, run.ground, run.now);
  const { changes, total } = await changesOf(run, reread);
  for (const each of changes.problems) complain(run, each);
  run.emit({ type: "listed", files: changes.files, changed: changes.changed.length });
  if (changes.changed.length > 0) {
    // Loaded only here: a folder in which nothing changed needs no parsers.
    const { readFiles } = await import("./build/read-files.ts");
    await readFiles(run, changes.changed, reread);
  }
  await forgetGone(run, changes, total);
  if (isNew && (await isUnfounded(run))) {
    await ledger.rollback();
    return { changes };
  }
  const happened = run.outcomes.length + run.deferred + changes.gone.length > 0;
  const read = { changes, standing: happened ? undefined : standing };
  await bringUp(run, read, engine);
  return read;
}

/**
 * Brings lives up to date where files or the clock changed something, and tells what is wrong.
 * @param run - this one
 * @param read - what became of the folder
 * @param engine - that extracted what the ledger holds
 */
async function bringUp(run: Run, read: Read, engine: string): Promise<void> {
  const { ledger, now } = run;
  if (read.standing === undefined) {
    const { readReachable } = await import("./build/read-files.ts");
    // What a window shows may make room for more: an article that fails, or that says what another one says.
    do {
      await readReachable(run);
      await ledger.enliven(now);
      await ledger.settle(now);
    } while ((await readReachable(run)) > 0);
    await ledger.setMeta("engine", engine);
    await forgetStanding(ledger);
  }
  await ledger.commit();
  const { problems } = read.standing ?? (await run.crafts());
  for (const each of problems) complain(run, each);
  await standingProblems(run);
}

/**
 * Looks at the folder, or at the files that are named.
 * @param run - this one
 * @param reread - true where unchanged bytes are read again
 * @returns what changed, and how many files the last run saw
 */
async function changesOf(
  run: Run,
  reread: boolean,
): Promise<{ readonly changes: Changes; readonly total: number }> {
  const { config, ledger, ports } = run;
  if (ports.changed === undefined || reread) {
    const known = await ledger.stamps();
    return { changes: allChanges(config.articles, known, reread), total: known.size };
  }
  const known = new Map<string, FileStamp>();
  for (const path of ports.changed) {
    const file = await ledger.file(path);
    if (file !== undefined) known.set(path, file.sha256 === "" ? { ...file, size: -1 } : file);
  }
  const { articles, failed, deferred } = await ledger.counts();
  const total = articles + failed + deferred;
  return { changes: namedChanges(config.articles, ports.changed, known, total), total };
}

/**
 * Publishes what changed; where nothing did, only looks whether everything still lies there.
 * @param run - this one
 * @param read - what became of the folder
 * @returns what was done
 */
async function publishChanges(run: Run, read: Read): Promise<Published> {
  const { config, ledger } = run;
  const { standing } = read;
  if (standing !== undefined) {
    const records = await ledger.documents();
    const publisher = filePublisher(config.output, join(dirname(config.state), "scratch"));
    if (standingDocuments(records, publisher).size === records.size) {
      const changes = unchangedFeeds(standing, records);
      for (const { problems } of records.values()) {
        for (const each of problems) complain(run, each);
      }
      for (const change of changes) run.emit({ type: "feed", change });
      return { changes, plan: { write: [], keep: [...records.keys()].toSorted(), remove: [] } };
    }
  }
  // Loaded only here: nothing changed in most runs.
  const { publishFeeds } = await import("./build/publish-feeds.ts");
  return publishFeeds(run);
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
 * Takes down the articles of files that went, unless too many went at once.
 * @param run - this one
 * @param changes - of the folder
 * @param total - files that the last run saw
 */
async function forgetGone(run: Run, changes: Changes, total: number): Promise<void> {
  const { config, ledger, ports } = run;
  const share = config.publish.maxLossShare;
  const refused =
    ports.acceptLosses === true ? undefined : vanished(config.articles, changes.gone, total, share);
  if (refused !== undefined) {
    complain(run, refused);
    return;
  }
  if (changes.gone.length === 0) return;
  const { settleId } = await import("./build/settle.ts");
  for (const path of changes.gone) {
    const id = (await ledger.file(path))?.id;
    await ledger.forget(path);
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
 * Sums the run up.
 * @param run - this one
 * @param changes - of the folder
 * @param published - feed by feed, file by file, target by target
 * @param started - on the performance clock
 * @returns the report
 */
async function reportOf(
  run: Run,
  changes: Changes,
  published: Published & { readonly targets: readonly Delivery[] },
  started: number,
): Promise<BuildReport> {
  const { changes: feeds, plan, targets } = published;
  const { articles, failed, deferred } = await run.ledger.counts();
  return {
    now: Temporal.Instant.fromEpochMilliseconds(run.now).toString(),
    exitCode: run.problems.some(({ severity }) => severity === "error") ? 1 : 0,
    articles: {
      files: changes.files,
      read: run.outcomes.length,
      standing: articles,
      failed,
      waiting: deferred,
      outcomes: run.outcomes,
    },
    feeds,
    problems: run.problems,
    documents: {
      written: plan.write.map(({ path }) => path),
      kept: plan.keep.length,
      removed: plan.remove,
    },
    targets,
    milliseconds: Math.round(performance.now() - started),
  };
}
