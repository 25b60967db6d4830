import type { FileStamp } from "../ledger/ledger.ts";
import type { Trace } from "../ledger/traces.ts";
import { problem } from "../problem.ts";
import { allChanges, FEW, namedChanges, vanished, type Changes } from "./changes.ts";
import { complain, type Run } from "./run.ts";
import { forgetLastRun, readLastRun, type LastRun } from "./last-run.ts";
import { touchedSince, type PartnerAges, type Touched } from "./touched.ts";

/** What reading the folder came to. */
export interface ReadResult {
  readonly changes: Changes;
  /** What the last run left, where that still holds but for what happened since. */
  readonly lastRun?: LastRun | undefined;
  /** What happened since; undefined where nothing did that could change a feed. */
  readonly touched?: Touched | undefined;
}

/**
 * Brings the ledger up to the folder's state, whole or not at all.
 * @param run - this one
 * @returns what changed
 */
export async function readChanges(run: Run): Promise<ReadResult> {
  const { ledger } = run;
  await ledger.begin();
  const isNew = await ledger.isNew();
  if (isNew) await recoverLedger(run);
  const { reread, lastRun } = await whatHolds(run, isNew);
  const { changes, total } = await changesOf(run, reread);
  for (const each of changes.problems) complain(run, each);
  run.emit({ type: "listed", files: changes.files, changed: changes.changed.length });
  if (lastRun !== undefined && changes.changed.length + changes.gone.length > 0) {
    ledger.traces.watch();
  }
  await takeIn(run, changes, total, reread);
  if (isNew && (await isUnfounded(run, changes))) {
    await ledger.rollback();
    return { changes };
  }
  if (lastRun !== undefined && isQuiet(run, changes, lastRun)) {
    await ledger.commit();
    return { changes, lastRun };
  }
  return { changes, lastRun, touched: await bringUp(run, lastRun) };
}

/**
 * What of the last run still holds. Files are read again where the engine changed, and where sections are named
 * otherwise: the ledger keeps an article's section by its key.
 * @param run - this one
 * @param isNew - true where there was none before
 * @returns whether all is to be read again, and what stands
 */
async function whatHolds(
  run: Run,
  isNew: boolean,
): Promise<{ readonly reread: boolean; readonly lastRun: LastRun | undefined }> {
  const { ledger, ports, engine } = run;
  const reread = ports.full === true || (await ledger.meta("engine")) !== engine;
  if (reread || isNew) return { reread, lastRun: undefined };
  const lastRun = await lastRunOf(run);
  if (lastRun !== undefined) return { reread, lastRun };
  const { sectionsHash } = await run.crafts();
  return { reread: (await ledger.meta("sections")) !== sectionsHash, lastRun };
}

/**
 * Reads what changed, and forgets what went.
 * @param run - this one
 * @param changes - of the folder
 * @param total - files that the last run saw
 * @param reread - true where unchanged bytes are read again
 */
async function takeIn(run: Run, changes: Changes, total: number, reread: boolean): Promise<void> {
  if (changes.changed.length > 0) {
    // Loaded only here: a folder in which nothing changed needs no parsers.
    const { readFiles } = await import("./read-files.ts");
    await readFiles(run, changes.changed, reread);
  }
  await forgetGone(run, changes, total);
}

/**
 * What the last run left, where that still holds but for what happened since.
 * @param run - this one
 * @returns the note, undefined where every feed has to be looked at
 */
async function lastRunOf(run: Run): Promise<LastRun | undefined> {
  const { ledger, ports, ground, now } = run;
  if (ports.acceptLosses === true) return undefined;
  const lastRun = await readLastRun(ledger, ground, now);
  if (lastRun !== undefined) ledger.traces.begin(lastRun.counts);
  return lastRun;
}

/**
 * Whether neither files nor the clock can have changed a feed.
 * @param run - this one
 * @param changes - of the folder
 * @param lastRun - what the last run left
 * @returns true where they cannot
 */
function isQuiet(run: Run, changes: Changes, lastRun: LastRun): boolean {
  const happened = run.outcomes.length + run.deferred + changes.gone.length > 0;
  return !happened && run.now < (lastRun.until ?? Infinity);
}

/**
 * Brings lives up to date where files or the clock changed something.
 * @param run - this one
 * @param lastRun - what the last run left
 * @returns what happened since then
 */
async function bringUp(run: Run, lastRun: LastRun | undefined): Promise<Touched | undefined> {
  const { config, ledger, now, engine } = run;
  const { readReachable } = await import("./read-files.ts");
  if (lastRun !== undefined) {
    ledger.traces.watch();
    ledger.traces.pass(lastRun.from, now);
  }
  const places = (): readonly Trace[] | undefined =>
    lastRun === undefined ? undefined : ledger.traces.read();
  // What a window shows may make room for more: an article that fails, or that says what another one says.
  for (let isStill = false; !isStill;) {
    const seen = places();
    await readReachable(run, seen);
    await ledger.enliven(now);
    await ledger.settle(now);
    isStill =
      seen === undefined
        ? (await readReachable(run, undefined)) === 0
        : places()?.length === seen.length;
  }
  await ledger.setMeta("engine", engine);
  if (lastRun === undefined) await ledger.setMeta("sections", (await run.crafts()).sectionsHash);
  await forgetLastRun(ledger);
  await ledger.commit();
  if (lastRun === undefined) return undefined;
  return touchedSince(config, await agesOf(run), lastRun.from, ledger, now);
}

/**
 * The ages at which partners' files change by the clock alone.
 * @param run - this one
 * @returns days; none where there are no partners
 */
export async function agesOf(run: Run): Promise<PartnerAges> {
  if (run.config.partners.length === 0) return { articles: [], takedowns: [] };
  // Loaded only here: most newsrooms have no partners, and their profiles take long to check.
  const { partnerAges } = await import("./partners.ts");
  return partnerAges(run.config);
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
 * Finds out what a lost ledger knew.
 * @param run - this one
 */
async function recoverLedger(run: Run): Promise<void> {
  // Loaded only here: a run that has its ledger needs no parser of feeds.
  const { recover } = await import("./recover/recover.ts");
  for (const each of await recover(run.config, run.ledger)) complain(run, each);
}

/**
 * Whether most of what is published has no file any more, and the ledger that would know the files is lost too: that
 * is a disk that is not mounted, rather than so many takedowns. Nothing is published then.
 * @param run - this one
 * @param changes - of the folder
 * @returns true where it is held
 */
async function isUnfounded(run: Run, changes: Changes): Promise<boolean> {
  if (run.ports.acceptLosses === true) return false;
  run.held = changes.away || (await areOrphans(run));
  return run.held;
}

/**
 * Whether most of what is published has no file any more.
 * @param run - this one
 * @returns true where it was said so
 */
async function areOrphans(run: Run): Promise<boolean> {
  const { items, orphans } = await run.ledger.itemCounts();
  if (orphans < FEW || orphans <= items * run.config.publish.maxLossShare) return false;
  const message = `${orphans} of ${items} published articles have no file; they stay published`;
  complain(run, problem("folder_vanished", run.config.articles, message));
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
  const accepts = ports.acceptLosses === true;
  const refused = accepts ? undefined : vanished(config.articles, changes.gone, total, share);
  if (refused !== undefined) {
    complain(run, refused);
    return;
  }
  const gone = accepts ? [...changes.gone, ...changes.unseen] : changes.gone;
  if (gone.length === 0) return;
  const { settleId } = await import("./settle.ts");
  for (const path of gone) {
    const id = (await ledger.file(path))?.id;
    await ledger.forget(path);
    if (id !== undefined) await settleId(id, false, run);
  }
}
