import type { Entry } from "../model/entry.ts";
import type { PartnerFacts } from "../model/partner.ts";
import { toCandidate, type Assignment, type Candidate } from "./candidate.ts";
import { faults, takesLanguage } from "./preflight.ts";
import { announce, takeDown } from "./signals.ts";
import { verdict, type Verdict } from "./verdict.ts";

/** One item on its way: an article, or the takedown of one. */
export interface Draft {
  readonly facts: PartnerFacts;
  readonly candidate?: Candidate;
}

/** Who goes, who stays, and why. */
export interface Choice {
  /** Newest first. */
  readonly live: readonly Draft[];
  /** As they are told to the partner; latest first. */
  readonly takedowns: readonly Draft[];
  /** Takedowns this partner's file can't say, which are to be remembered all the same. */
  readonly untold: readonly Draft[];
  readonly excluded: readonly Verdict[];
  readonly notices: readonly Verdict[];
  /** Articles held against the rules, and how many of them failed. */
  readonly inspected: number;
  readonly lost: number;
}

/** A choice in the making. */
interface Draw {
  readonly live: Draft[];
  readonly takedowns: Draft[];
  readonly untold: Draft[];
  readonly excluded: Verdict[];
  readonly notices: Verdict[];
  inspected: number;
  lost: number;
}

/** Choices of the partner or of time, not failures of an article: they don't hold a feed back. */
const SELECTION: ReadonlySet<string> = new Set(["too_old", "in_future"]);

/**
 * Chooses what a partner is sent: takedowns first, then the newest articles that keep its rules.
 * @param assignment - partner, feed and circumstances
 * @returns the choice
 */
export function choose(assignment: Assignment): Choice {
  const { profile, contract, feed, context } = assignment;
  const draw: Draw = {
    live: [],
    takedowns: [],
    untold: [],
    excluded: [],
    notices: [],
    inspected: 0,
    lost: 0,
  };
  const standing = new Set(feed.entries.map(({ id }) => id));
  for (const { id, withdrawn } of feed.tombstones) {
    const before = context.facts.get(id);
    if (before !== undefined && !standing.has(id)) tell(draw, before, withdrawn, assignment);
  }
  if (takesLanguage(profile, feed)) {
    const most = Math.min(contract.items ?? Infinity, profile.limits.items ?? Infinity);
    for (const entry of feed.entries) {
      if (draw.live.length + draw.takedowns.length < most) inspect(draw, entry, assignment);
      else draw.excluded.push(verdict("item_limit", `the file holds ${most} items`, entry.id));
    }
  }
  return { ...draw, takedowns: latestFirst(draw.takedowns) };
}

/**
 * Orders drafts by their signal.
 * @param drafts - in any order
 * @returns the latest first
 */
export function latestFirst(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted((a, b) => Temporal.Instant.compare(b.facts.signalled, a.facts.signalled));
}

// One entry: it goes, or the reasons why not are noted.
function inspect(draw: Draw, entry: Entry, assignment: Assignment): void {
  const { context } = assignment;
  const candidate = toCandidate(entry, assignment);
  const before = context.facts.get(entry.id);
  const against = faults({ ...assignment, candidate });
  if (against.length === 0) {
    const facts = announce(entry, candidate.url, candidate.title, before, context.now);
    draw.inspected += 1;
    draw.live.push({ facts, candidate });
    return;
  }
  draw.excluded.push(...against);
  if (against.every(({ code }) => SELECTION.has(code))) return;
  draw.inspected += 1;
  const isRights = against.some(({ code }) => code === "rights_withheld");
  const wasSent = before !== undefined && before.withdrawn === undefined;
  // What was never sent for want of a contract is no loss; what must be taken back is one.
  if (!isRights || against.length > 1 || wasSent) draw.lost += 1;
  if (isRights && before !== undefined) tell(draw, before, context.now, assignment);
}

// The takedown of one article: in the file, or by hand where the file can't say it.
function tell(
  draw: Draw,
  before: PartnerFacts,
  withdrawn: Temporal.Instant,
  { profile, context }: Assignment,
): void {
  const facts = takeDown(before, withdrawn, context.now);
  const { elements, keepDays, otherwise } = profile.signals.takedown;
  const until = facts.signalled.add({ hours: keepDays * 24 });
  if (elements.length > 0) {
    if (Temporal.Instant.compare(until, context.now) >= 0) draw.takedowns.push({ facts });
    return;
  }
  if (facts === before) return;
  const message = `${facts.title} was withdrawn, which this partner's file can't say`;
  const detail = otherwise === undefined ? {} : { fix: otherwise };
  draw.untold.push({ facts });
  draw.notices.push(verdict("takedown_by_hand", message, facts.id, detail));
}
