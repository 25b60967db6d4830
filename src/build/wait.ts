import type { FileRecord } from "../ledger/ledger.ts";
import type { Source } from "../model/source.ts";
import { addressesOf } from "./addresses.ts";
import { articleUrl } from "./article-url.ts";
import type { IngestContext } from "./ingest-context.ts";
import type { Loaded } from "./read-article.ts";

/** Looks at heads of pages; loaded with the first page. */
let glance: (typeof import("../extract/glance.ts"))["glance"] | undefined;

/**
 * Lets an article wait unread, where nothing that is published depends on it so far.
 * @param file - size, time and hash
 * @param loaded - the same, decoded
 * @param known - true where the file was seen before
 * @param context - config, ledger and crafts
 * @returns true where it waits
 */
export async function mayWait(
  file: FileRecord,
  loaded: Loaded,
  known: boolean,
  context: IngestContext,
): Promise<boolean> {
  const { defers, isFresh, ledger, config, crafts } = context;
  if (!defers || (known && !ledger.deferred.has(file.path))) return false;
  if ("code" in loaded || loaded.problems.length > 0) return false;
  const { source } = loaded;
  const seen = await glanceAt(source, context);
  if (seen === undefined || seen.translations.length > 0) return false;
  const { id, language, section, published, canonicalUrl } = seen;
  const url = articleUrl({ id, language, path: file.path, canonicalUrl }, source.stem, config);
  const record = {
    path: file.path,
    id,
    language,
    section: section === undefined ? "" : crafts.sectionKey(section),
    story: source.stem,
    published,
    addresses: addressesOf({ id, translations: [] }, url).own,
  };
  // What this run takes in meanwhile calls for what belongs to it afterwards.
  if (!isFresh && ledger.deferred.isTied(record)) return false;
  await ledger.defer(file, record);
  context.onDeferred();
  return true;
}

/**
 * Looks at the head of a page.
 * @param source - of an article
 * @param context - what extraction needs
 * @returns what it says, where that is enough
 */
async function glanceAt(
  source: Source,
  context: IngestContext,
): Promise<ReturnType<NonNullable<typeof glance>>> {
  if (source.format !== "html") return undefined;
  glance ??= (await import("../extract/glance.ts")).glance;
  return glance(source, await context.extraction());
}
