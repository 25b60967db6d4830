import type { HeadRecord } from "../ledger/ledger.ts";
import type { FeedChange } from "./event.ts";

/**
 * The revision of an entry: another one exactly where its readers would see a difference.
 * @param head - of the article
 * @returns a short text
 */
export function revisionOf(head: HeadRecord): string {
  return `${head.content.slice(0, 16)} ${head.published} ${head.updated}`;
}

/**
 * Whether a published entry is the article as it is now.
 * @param published - its revision; it begins with a space where a ledger found again does not know the content's hash
 * @param head - of the article
 * @returns true where it is
 */
export function isPresent(published: string | undefined, head: HeadRecord): boolean {
  const present = revisionOf(head);
  return (
    published === present || (published?.startsWith(" ") === true && present.endsWith(published))
  );
}

/**
 * Whether a feed would lose too many entries because their files fail.
 * @param before - entries of the last run
 * @param after - entries now
 * @param failing - ids whose files fail at present
 * @param share - of its entries that a feed may lose
 * @returns why it is held back, or undefined
 */
export function lossOf(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  failing: ReadonlySet<string>,
  share: number,
): string | undefined {
  const ids = Object.keys(before);
  const lost = ids.filter((id) => !Object.hasOwn(after, id) && failing.has(id));
  if (lost.length === 0 || lost.length <= ids.length * share) return undefined;
  return `${lost.length} of ${ids.length} entries would be lost because their files fail`;
}

/**
 * What a feed gained and lost.
 * @param folder - of the feed
 * @param before - revisions by id
 * @param after - revisions by id
 * @returns the change
 */
export function changeOf(
  folder: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): FeedChange {
  const ids = Object.keys(after);
  return {
    folder,
    entries: ids.length,
    added: ids.filter((id) => !Object.hasOwn(before, id)),
    updated: ids.filter((id) => Object.hasOwn(before, id) && before[id] !== after[id]),
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
  };
}
