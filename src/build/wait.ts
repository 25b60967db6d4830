import type { FileRecord } from "../ledger/ledger.ts";
import { addressesOf } from "./addresses.ts";
import { articleUrl } from "./article-url.ts";
import type { FoundFile } from "./found-file.ts";
import type { IngestContext } from "./ingest-context.ts";

/**
 * Lets an article wait unread, where nothing that is published depends on it so far.
 * @param file - size, time and hash
 * @param found - the same, with its bytes
 * @param known - true where the file was seen before
 * @param context - config, ledger and crafts
 * @returns true where it waits
 */
export async function mayWait(
  file: FileRecord,
  found: FoundFile,
  known: boolean,
  context: IngestContext,
): Promise<boolean> {
  const { defers, isFresh, ledger, config, crafts } = context;
  if (!defers || (known && !ledger.deferred.has(file.path))) return false;
  const { loaded } = found;
  const seen = await found.glance();
  if (seen === undefined || seen.translations.length > 0 || "code" in loaded) return false;
  const { stem } = loaded.source;
  const { id, language, section, published, canonicalUrl } = seen;
  const url = articleUrl({ id, language, path: file.path, canonicalUrl }, stem, config);
  const record = {
    path: file.path,
    id,
    language,
    section: section === undefined ? "" : crafts.sectionKey(section),
    story: stem,
    published,
    addresses: addressesOf({ id, translations: [] }, url).own,
  };
  // What this run takes in meanwhile calls for what belongs to it afterwards.
  if (!isFresh && ledger.deferred.isTied(record)) return false;
  await ledger.defer(file, record);
  context.onDeferred();
  return true;
}
