import { sha256Of } from "../load/sha256.ts";
import type { ComposeContext, Contents } from "./contents.ts";
import { RENDERING } from "./engine.ts";
import { fingerprint } from "./fingerprint.ts";
import { revisionOf } from "./feed-change.ts";
import { siteName } from "./frames.ts";

/** Keys of contents that were asked for before in this run. */
const known = new WeakMap<Contents, ReadonlyMap<string, string>>();

/**
 * What the entries of a feed are made from, each in one short text: an entry that was written under the same key
 * before would be written in the same bytes now.
 * @param contents - what the feed holds
 * @param context - config and crafts
 * @returns keys by id
 */
export function entryKeys(
  contents: Contents,
  context: ComposeContext,
): ReadonlyMap<string, string> {
  const keys = known.get(contents) ?? keysOf(contents, context);
  known.set(contents, keys);
  return keys;
}

/**
 * Makes the keys of a feed's entries.
 * @param contents - what the feed holds
 * @param context - config and crafts
 * @returns keys by id
 */
function keysOf(contents: Contents, context: ComposeContext): ReadonlyMap<string, string> {
  const { edition, versions } = contents;
  const { config, crafts, engine } = context;
  const name = siteName(config, edition.locale);
  const common = fingerprint([
    RENDERING,
    engine,
    crafts.stringsHash,
    config.feeds.content,
    edition,
    name,
  ]);
  return new Map(
    contents.heads.map((head) => {
      const { id, source, url, section, story } = head;
      const others = versions.get(story)?.map((each) => [each.id, each.url, each.language]);
      // The source's hash besides the content's: how precise a date is stated, say, is no content, but it is shown.
      const own = JSON.stringify([id, revisionOf(head), source, url, section, others]);
      return [id, sha256Of(common + own).slice(0, 20)];
    }),
  );
}

/**
 * Everything a feed is made from, as a hash.
 * @param contents - what it holds
 * @param context - config and crafts
 * @param more - what else decides its bytes
 * @returns the fingerprint
 */
export function fingerprintOf(
  contents: Contents,
  context: ComposeContext,
  more: unknown = null,
): string {
  const { frame, withdrawn } = contents;
  return fingerprint([
    frame,
    [...entryKeys(contents, context).values()],
    withdrawn.map(({ id, withdrawn: at }) => [id, at]),
    more,
  ]);
}
