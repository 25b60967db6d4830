import type { PartnerFacts } from "../model/partner.ts";
import { asProblem, type PartnerResult } from "../partners/index.ts";
import type { PreparedDocument } from "../model/document.ts";
import { problem, type Problem } from "../problem.ts";
import { renderPartner } from "../render/partner.ts";
import type { ComposeContext, Contents } from "./contents.ts";
import type { FeedChange } from "./event.ts";
import { changeOf, revisionOf } from "./feed-change.ts";

/** One partner's file for one edition. */
export interface ComposedPartnerFeed {
  readonly change: FeedChange;
  /** False where nothing happened that it could show, so that nobody looked at it. */
  readonly looked: boolean;
  readonly fingerprint: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly document: PreparedDocument | undefined;
  /** The file's path, where it stays as it is. */
  readonly kept: readonly string[];
  /** What preflight found; remembered with the document. */
  readonly problems: readonly Problem[];
  /** What the partner is told in this run, to be remembered once it is published. */
  readonly facts: readonly PartnerFacts[];
  /** Partner and edition, the key of its facts. */
  readonly channel: string;
}

/** Names of one partner's file. */
export interface Place {
  readonly folder: string;
  readonly channel: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly before: Readonly<Record<string, string>>;
}

/**
 * Turns a partner's result into what build publishes.
 * @param result - of preflight
 * @param contents - the articles that might have gone
 * @param place - names
 * @param partner - the partner's name
 * @param context - takes the document
 * @returns the composed file
 */
export function partnerResult(
  result: PartnerResult,
  contents: Contents,
  place: Place,
  partner: string,
  context: ComposeContext,
): ComposedPartnerFeed {
  const paths = new Map(contents.heads.map((head) => [head.id, head.path]));
  const revisions = new Map(contents.heads.map((head) => [head.id, revisionOf(head)]));
  const verdicts = [
    ...result.notices,
    ...result.excluded,
    ...result.included.flatMap(({ notices }) => notices),
  ];
  const problems = verdicts.map((each) => {
    const found = asProblem(each, paths.get(each.entryId ?? "") ?? place.path, partner);
    // One article that one partner does not get is daily business; a feed that is held back is not.
    return found.severity === "error" ? { ...found, severity: "warning" as const } : found;
  });
  const { folder, channel, fingerprint, before, path } = place;
  const lost = `${Math.round(result.lossShare * 100)} % of the articles fail preflight`;
  // A text that was taken down may not stay at the partner for as long as others wait to be mended.
  const urgent = contents.withdrawn.some(({ id }) => before[id] !== undefined);
  if (result.held && urgent) problems.push(problem("feed_cut_short", path, lost));
  if (result.held && !urgent) {
    const heldBack = lost;
    const change = { ...changeOf(folder, before, before), heldBack };
    const held = problem("feed_held_back", path, heldBack);
    return {
      change,
      looked: true,
      channel,
      fingerprint,
      entries: before,
      document: undefined,
      kept: [path],
      facts: [],
      problems: [...problems, held],
    };
  }
  const entries = Object.fromEntries(
    result.included.map(({ entryId }) => [entryId, revisions.get(entryId) ?? ""]),
  );
  return {
    change: changeOf(folder, before, entries),
    looked: true,
    channel,
    fingerprint,
    entries,
    document: context.prepare(renderPartner(result.feed)),
    kept: [],
    problems,
    facts: result.facts,
  };
}
