import type { DeferredRecord } from "../ledger/deferred.ts";
import type { FileRecord } from "../ledger/ledger.ts";
import type { IngestContext } from "./ingest-context.ts";
import type { WaitingArticle } from "./look.ts";

/**
 * Whether what is known of a file lets its article wait: it was never read, or it waits already.
 * @param path - of the file
 * @param before - what the ledger has of it
 * @param context - ledger and choices
 * @returns true where it may wait, as long as nothing else calls for it
 */
export function mayWait(
  path: string,
  before: FileRecord | undefined,
  context: IngestContext,
): boolean {
  const { defers, ledger } = context;
  return defers && (before === undefined || ledger.deferred.has(path));
}

/**
 * Lets an article wait unread, where nothing that is published depends on it so far.
 * @param file - size, time and hash
 * @param article - what a glance told of it
 * @param context - ledger and crafts
 * @returns true where it waits
 */
export async function wait(
  file: FileRecord,
  article: WaitingArticle,
  context: IngestContext,
): Promise<boolean> {
  const { isFresh, ledger, crafts } = context;
  const { section, ...rest } = article;
  const key = section === undefined ? "" : crafts.sectionKey(section);
  const record: DeferredRecord = { ...rest, section: key };
  // Ties to articles that this run takes in after this one are found once all files are read, see `ingest.ts`.
  if (!isFresh && ledger.deferred.isTied(record)) return false;
  await ledger.defer(file, record);
  context.onDeferred();
  return true;
}
