import type { Feed } from "../model/feed.ts";
import type { PartnerFacts, PartnerFeed, PartnerItem } from "../model/partner.ts";
import type { Assignment, PartnerContext, PartnerContract } from "./candidate.ts";
import { choose, latestFirst, type Choice, type Draft } from "./choose.ts";
import { feedNotices, notices } from "./preflight.ts";
import type { Profile } from "./profile.ts";
import { resolveElements } from "./resolve.ts";
import { sizeOfItem, SIZE_OF_CHANNEL } from "./size.ts";
import { verdict, type Verdict } from "./verdict.ts";

/** An article that goes. */
interface Included {
  readonly entryId: string;
  readonly notices: readonly Verdict[];
}

/** A partner's file, and the fate of every article at this partner. */
export interface PartnerResult {
  readonly feed: PartnerFeed;
  readonly included: readonly Included[];
  /** One verdict a reason; an article may have several. */
  readonly excluded: readonly Verdict[];
  /** Ids of the takedowns in the file. */
  readonly withdrawn: readonly string[];
  /** What is to be known of the feed as a whole. */
  readonly notices: readonly Verdict[];
  /** True where the feed would lose too much: the old file stays. */
  readonly held: boolean;
  /** Share of the inspected articles that failed. */
  readonly lossShare: number;
  /** New or changed facts, to be remembered once the file is published; none where it is held back. */
  readonly facts: readonly PartnerFacts[];
}

/** What fits into the file. */
interface Content {
  readonly takedowns: readonly Draft[];
  readonly live: readonly Draft[];
  readonly items: readonly PartnerItem[];
  readonly excluded: readonly Verdict[];
  readonly notices: readonly Verdict[];
}

const DEFAULT_MAX_LOSS = 0.5;

/**
 * Makes a partner's file of a feed: chooses what may go, names why the rest may not, and says each change in the
 * partner's own signals.
 * @param profile - the partner's rules
 * @param contract - the newsroom's entry for the partner
 * @param feed - the edition's feed
 * @param context - clock, memory and serializer
 * @returns the file, the fate of each article, and what to remember
 */
export function preparePartnerFeed(
  profile: Profile,
  contract: PartnerContract,
  feed: Feed,
  context: PartnerContext,
): PartnerResult {
  const assignment = { profile, contract, feed, context };
  const choice = choose(assignment);
  const content = fill(choice, assignment);
  const lossShare = choice.inspected === 0 ? 0 : choice.lost / choice.inspected;
  const held = lossShare > (contract.maxLossShare ?? DEFAULT_MAX_LOSS);
  const facts = newFacts([...content.live, ...choice.takedowns, ...choice.untold], context);
  return {
    feed: { ...frame(assignment, [...content.takedowns, ...content.live]), items: content.items },
    included: content.live.flatMap(({ candidate }) => {
      if (candidate === undefined) return [];
      return [{ entryId: candidate.entry.id, notices: notices({ ...assignment, candidate }) }];
    }),
    excluded: [...choice.excluded, ...content.excluded],
    withdrawn: content.takedowns.map(({ facts: { id } }) => id),
    notices: [
      ...feedNotices(assignment, content.live.length),
      ...choice.notices,
      ...content.notices,
      ...(held ? heldTakedowns(facts) : []),
    ],
    held,
    lossShare,
    facts: held ? [] : facts,
  };
}

// Writes items until the file is full: takedowns first, then the newest.
function fill(choice: Choice, assignment: Assignment): Content {
  const { feedBytes = Infinity, items: most = Infinity } = assignment.profile.limits;
  const takedowns = choice.takedowns.slice(0, most);
  const items = takedowns.map((draft) => writeItem(draft, assignment));
  const live: Draft[] = [];
  const excluded: Verdict[] = [];
  let bytes = items.reduce((sum, item) => sum + sizeOfItem(item), SIZE_OF_CHANNEL);
  for (const draft of choice.live) {
    const item = writeItem(draft, assignment);
    const size = sizeOfItem(item);
    if (bytes + size > feedBytes) {
      const message = `with it the file would have more than ${feedBytes} bytes`;
      excluded.push(verdict("feed_too_large", message, item.id));
      continue;
    }
    bytes += size;
    items.push(item);
    live.push(draft);
  }
  const crowded = choice.takedowns.slice(most).map(({ facts }) => {
    const message = `${facts.title} was withdrawn, and the file is full of takedowns`;
    return verdict("takedown_by_hand", message, facts.id);
  });
  return { takedowns, live, items, excluded, notices: crowded };
}

// One item in the partner's dialect.
function writeItem(draft: Draft, { profile, feed }: Assignment): PartnerItem {
  const { facts, candidate } = draft;
  return {
    id: facts.id,
    state: facts.withdrawn === undefined ? "live" : "withdrawn",
    elements: resolveElements(profile.item, { profile, feed, facts, article: candidate }),
  };
}

// The file without its items. Its date is that of the newest change in it, never now.
function frame(
  { profile, contract, feed }: Assignment,
  drafts: readonly Draft[],
): Omit<PartnerFeed, "items"> {
  const newest = latestFirst(drafts)[0]?.facts.signalled;
  const file = profile.format === "rss" ? "rss.xml" : "sitemap.xml";
  return {
    partner: contract.name,
    format: profile.format,
    path: `partners/${contract.name}/${feed.folder}/${file}`,
    language: feed.language,
    namespaces: profile.namespaces,
    channel: resolveElements(profile.channel, { profile, feed, newest }),
  };
}

// What the ledger does not have yet.
function newFacts(drafts: readonly Draft[], context: PartnerContext): readonly PartnerFacts[] {
  return drafts.map(({ facts }) => facts).filter((facts) => context.facts.get(facts.id) !== facts);
}

// A takedown must not wait for a feed that is held back.
function heldTakedowns(facts: readonly PartnerFacts[]): readonly Verdict[] {
  return facts
    .filter(({ withdrawn }) => withdrawn !== undefined)
    .map(({ id, title }) =>
      verdict("takedown_by_hand", `${title} was withdrawn, but the feed is held back`, id),
    );
}
