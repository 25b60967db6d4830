import type { Config } from "../config.ts";
import type { DocumentRecord, HeadRecord } from "../ledger/ledger.ts";
import { takesLanguage, type Edition } from "../model/edition.ts";
import { partnerEditions, partnerFolder } from "./partner-place.ts";

/** Whether an article is in a feed, and why not. */
export interface Fate {
  /** Folder of the feed within output/. */
  readonly feed: string;
  readonly included: boolean;
  /** Why it is left out; "" where it is in. */
  readonly reason: string;
}

/** An article as the ledger has it. */
export interface Candidate extends HeadRecord {
  /** File of an article that says the same and came first. */
  readonly doubleOf?: string | undefined;
}

/**
 * What becomes of an article in each edition.
 * @param head - of the article
 * @param documents - published, with the ids in them
 * @param config - of the newsroom
 * @param now - milliseconds since 1970
 * @returns a fate for each feed that holds it, and for each edition that does not
 */
export function fatesOf(
  head: Candidate,
  documents: readonly DocumentRecord[],
  config: Config,
  now: number,
): readonly Fate[] {
  const holding = new Set(
    documents
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
  return [...included, ...left, ...partnerFates(head, documents, config)];
}

/**
 * Why an article is not in a partner's file, for each that might have it.
 * @param head - of the article as the ledger has it
 * @param documents - published, with what preflight said of them
 * @param config - of the newsroom
 * @returns a fate for each partner's file that lacks it
 */
function partnerFates(
  head: HeadRecord,
  documents: readonly DocumentRecord[],
  config: Config,
): readonly Fate[] {
  return config.partners.flatMap((partner) =>
    partnerEditions(partner, config)
      .filter((edition) => takesLanguage(edition, head.language))
      .map(({ name }) => partnerFolder(partner.name, name))
      .flatMap((feed): readonly Fate[] => {
        const record = documents.find(({ path }) => path.startsWith(`${feed}/`));
        if (record !== undefined && Object.hasOwn(record.entries, head.id)) return [];
        const said = record?.problems.filter(({ path }) => path === head.path) ?? [];
        const reasons = said.map(({ code, message, fix }) => `${code}: ${message}; ${fix}`);
        if (record === undefined) reasons.push("the file was held back, or not built yet");
        if (reasons.length === 0) reasons.push("not among the newest articles looked at");
        return [{ feed, included: false, reason: reasons.join(" · ") }];
      }),
  );
}

/**
 * Why an edition's main feed does not hold an article.
 * @param head - of the article
 * @param edition - the audience
 * @param config - of the newsroom
 * @param now - milliseconds since 1970
 * @returns the first reason that applies
 */
function reasonOf(head: Candidate, edition: Edition, config: Config, now: number): string {
  if (!takesLanguage(edition, head.language)) {
    return `takes ${edition.languages.join(", ")}, the article is in ${head.language}`;
  }
  if (head.status !== "usable") return `its status is ${head.status}`;
  if (head.embargo !== undefined && head.embargo > now)
    return `embargoed until ${moment(head.embargo)}`;
  if (head.expires !== undefined && head.expires <= now)
    return `expired at ${moment(head.expires)}`;
  if (head.doubleOf !== undefined) return `${head.doubleOf} says the same and came first`;
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
