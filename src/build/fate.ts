import type { Config } from "../config.ts";
import type { DocumentRecord, HeadRecord } from "../ledger/ledger.ts";
import { takesLanguage, type Edition } from "../model/edition.ts";

/** Whether an article is in a feed, and why not. */
export interface Fate {
  /** Folder of the feed within output/. */
  readonly feed: string;
  readonly included: boolean;
  /** Why it is left out; "" where it is in. */
  readonly reason: string;
}

/**
 * What becomes of an article in each edition.
 * @param head - of the article as the ledger has it
 * @param documents - published, with the ids in them
 * @param config - of the newsroom
 * @param now - milliseconds since 1970
 * @returns a fate for each feed that holds it, and for each edition that does not
 */
export function fatesOf(
  head: HeadRecord,
  documents: Iterable<DocumentRecord>,
  config: Config,
  now: number,
): readonly Fate[] {
  const holding = new Set(
    [...documents]
      .filter(({ entries }) => Object.hasOwn(entries, head.id))
      .map(({ path }) => path.replace(/\/[^/]+$/, "")),
  );
  const included = [...holding].toSorted().map((feed) => ({ feed, included: true, reason: "" }));
  const left = config.editions
    .filter(({ name }) => !holding.has(name))
    .map((edition) => ({
      feed: edition.name,
      included: false,
      reason: reasonOf(head, edition, config, now),
    }));
  return [...included, ...left];
}

/**
 * Why an edition's main feed does not hold an article.
 * @param head - of the article
 * @param edition - the audience
 * @param config - of the newsroom
 * @param now - milliseconds since 1970
 * @returns the first reason that applies
 */
function reasonOf(head: HeadRecord, edition: Edition, config: Config, now: number): string {
  if (!edition.languages.some((range) => takesLanguage(range, head.language))) {
    return `takes ${edition.languages.join(", ")}, the article is in ${head.language}`;
  }
  if (head.status !== "usable") return `its status is ${head.status}`;
  if (head.embargo !== undefined && head.embargo > now)
    return `embargoed until ${moment(head.embargo)}`;
  if (head.expires !== undefined && head.expires <= now)
    return `expired at ${moment(head.expires)}`;
  return `left out by feeds.include, feeds.exclude or the window of ${config.feeds.items} entries, or not built yet`;
}

/**
 * A moment for people.
 * @param at - milliseconds since 1970
 * @returns RFC 3339
 */
function moment(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}
