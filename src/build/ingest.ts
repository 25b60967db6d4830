import { listFile, type ListedFile } from "../load/list.ts";
import { outcomeOf, toRecord } from "./article-record.ts";
import type { FoundFile } from "./found-file.ts";
import type { IngestContext } from "./ingest-context.ts";
import { readAhead } from "./read-ahead.ts";
import { settleId } from "./settle.ts";
import { mayWait } from "./wait.ts";

/** So many files at once are an archive. */
const ARCHIVE = 1000;

/**
 * Reads changed files into the ledger.
 * @param files - new, changed or to be read again, in byte order
 * @param context - config, ledger and crafts
 */
export async function ingestFiles(
  files: readonly ListedFile[],
  context: IngestContext,
): Promise<void> {
  /** Ids to settle; true where all that changed is the engine that read them. */
  const ids = new Map<string, boolean>();
  const { ledger } = context;
  const isArchive = context.isFresh && files.length >= ARCHIVE;
  if (isArchive) ledger.deferred.beginArchive();
  let previous = "";
  for await (const found of readAhead(files, context)) {
    // Two names that differ in Unicode's normal form only are one path, listed twice in a row.
    const isFresh = context.isFresh && found.file.path !== previous;
    await ingestFile(found, { ...context, isFresh }, ids);
    previous = found.file.path;
  }
  if (isArchive) ledger.deferred.endArchive();
  for (const [id, reread] of ids) await settleId(id, reread, context);
  if (context.defers) await takeInKin([...ids.keys()], context);
}

/**
 * Takes in articles that wait and belong to others that were taken in: files of the same id, versions of the story.
 * @param ids - of those others
 * @param context - config, ledger and crafts
 */
async function takeInKin(ids: readonly string[], context: IngestContext): Promise<void> {
  const { ledger } = context;
  const paths = new Set<string>();
  for (const id of ids) {
    for (const { path, story } of await ledger.claims(id)) {
      const translations = ledger.translations(path);
      for (const each of ledger.deferred.kin({ id, story, translations })) paths.add(each);
    }
  }
  if (paths.size > 0) await takeIn([...paths].toSorted(), context);
}

/**
 * Reads files that waited so far, and what belongs to them.
 * @param paths - relative to the articles folder
 * @param context - config, ledger and crafts
 */
export async function takeIn(paths: readonly string[], context: IngestContext): Promise<void> {
  const { ledger, config } = context;
  const files: ListedFile[] = [];
  for (const path of paths) {
    const file = listFile(config.articles, path);
    ledger.deferred.forget(path);
    if (file !== undefined) files.push(file);
  }
  const taken: string[] = [];
  await ingestFiles(files, {
    ...context,
    defers: false,
    isFresh: false,
    reread: true,
    onOutcome: (each) => {
      if (each.id !== undefined) taken.push(each.id);
      context.onOutcome(each);
    },
  });
  await takeInKin(taken, context);
}

/**
 * Puts one file into the ledger.
 * @param found - the file with its bytes
 * @param context - config, ledger and crafts
 * @param ids - collects the ids whose life may have changed
 */
async function ingestFile(
  found: FoundFile,
  context: IngestContext,
  ids: Map<string, boolean>,
): Promise<void> {
  const { sha256 } = found;
  const { path, size, mtimeMs } = found.file;
  const { ledger, isFresh, reread } = context;
  const before = isFresh ? undefined : await ledger.file(path);
  const record = { path, size, mtimeMs, sha256, id: before?.id };
  const same = before?.sha256 === sha256;
  // Hashed before anything is parsed: a file that was only touched costs no more than reading it.
  if (same && sha256 !== "" && !reread) {
    await ledger.touch(record);
    return;
  }
  if (await mayWait(record, found, before !== undefined, context)) return;
  const ingested = toRecord(record, await found.article(), context);
  await ledger.ingest(ingested);
  note(ids, [before?.id, ingested.head?.id], same);
  context.onOutcome(outcomeOf(path, ingested));
}

/**
 * Notes ids to settle.
 * @param ids - noted so far
 * @param touched - of a file, before and now
 * @param reread - true where the file's bytes did not change
 */
function note(
  ids: Map<string, boolean>,
  touched: readonly (string | undefined)[],
  reread: boolean,
): void {
  for (const id of touched) {
    if (id !== undefined) ids.set(id, reread && (ids.get(id) ?? true));
  }
}
