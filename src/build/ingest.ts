import type { FileRecord } from "../ledger/ledger.ts";
import { listFile, type ListedFile } from "../load/list.ts";
import { outcomeOf, toRecord } from "./article-record.ts";
import type { IngestContext } from "./ingest-context.ts";
import { look, type Sight } from "./look.ts";
import { readAhead, type SeenFile } from "./read-ahead.ts";
import { settleId } from "./settle.ts";
import { mayWait, wait } from "./wait.ts";

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
  for await (const seen of readAhead(files, context)) {
    const { path } = seen.file;
    // Two names that differ in Unicode's normal form only are one path, listed twice in a row.
    const isSecond = path === previous;
    await ingestFile(seen, isSecond ? { ...context, isFresh: false } : context, ids);
    previous = path;
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
 * @param seen - the file, and what was found of it
 * @param context - config, ledger and crafts
 * @param ids - collects the ids whose life may have changed
 */
async function ingestFile(
  seen: SeenFile,
  context: IngestContext,
  ids: Map<string, boolean>,
): Promise<void> {
  const { file, sight } = seen;
  if (sight.kind === "gone") return;
  const { path, size, mtimeMs } = file;
  const { sha256 } = sight;
  const { ledger, isFresh, reread } = context;
  const before = isFresh ? undefined : await ledger.file(path);
  const record = { path, size, mtimeMs, sha256, id: before?.id };
  const same = before?.sha256 === sha256;
  if (same && sha256 !== "" && !reread) {
    await ledger.touch(record);
  } else if (sight.kind === "read") {
    const ingested = toRecord(record, sight.article, context);
    await ledger.ingest(ingested);
    note(ids, [before?.id, ingested.head?.id], same);
    context.onOutcome(outcomeOf(path, ingested));
  } else if (!(await staysUnread(record, sight, before, context))) {
    const whole = await look({ file, mayWait: false }, context);
    await ingestFile({ file, sight: whole }, context, ids);
  }
}

/**
 * Lets a file wait that nobody read, where the ledger, which has moved on since it was looked at, still allows it.
 * @param file - size, time and hash
 * @param sight - what was found of it
 * @param before - what the ledger has of it
 * @param context - ledger and crafts
 * @returns true where it waits
 */
async function staysUnread(
  file: FileRecord,
  sight: Sight,
  before: FileRecord | undefined,
  context: IngestContext,
): Promise<boolean> {
  if (sight.kind !== "waiting" || !mayWait(file.path, before, context)) return false;
  return wait(file, sight.article, context);
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
