import type { Entry } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { PartnerFacts, PartnerFeed, PartnerItem } from "../model/partner.ts";
import { dress, type Candidate, type PartnerContext, type PartnerContract } from "./candidate.ts";
import { faults, notices, sameLanguage } from "./preflight.ts";
import type { Profile } from "./profile.ts";
import { resolveElements, type Scope } from "./resolve.ts";
import { announce, takeDown } from "./signals.ts";
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

/** One item on its way. */
interface Draft {
  readonly facts: PartnerFacts;
  readonly candidate?: Candidate;
}

/** What has been decided so far. */
interface Decisions {
  readonly live: Draft[];
  readonly takedowns: Draft[];
  readonly excluded: Verdict[];
  readonly notices: Verdict[];
  inspected: number;
  lost: number;
}

/** Choices of the partner or of time, not failures of an article: they don't hold a feed back. */
const SELECTION: ReadonlySet<string> = new Set([
  "too_old",
  "in_future",
  "item_limit",
  "feed_too_large",
]);

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
  const decisions: Decisions = {
    live: [],
    takedowns: [],
    excluded: [],
    notices: [...feedNotices(profile, feed)],
    inspected: 0,
    lost: 0,
  };
  withdraw(decisions, profile, feed, context);
  if (takesLanguage(profile, feed)) choose(decisions, profile, contract, feed, context);
  const items = fill(decisions, profile, feed);
  const lossShare = decisions.inspected === 0 ? 0 : decisions.lost / decisions.inspected;
  const held = lossShare > (contract.maxLossShare ?? DEFAULT_MAX_LOSS);
  const { minItems = 0 } = profile.limits;
  if (decisions.live.length < minItems) {
    const message = `${decisions.live.length} articles, the partner asks for ${minItems}`;
    decisions.notices.push(verdict("too_few_items", message));
  }
  return {
    feed: { ...frame(profile, contract, feed, decisions), items },
    included: decisions.live.flatMap(({ candidate }) =>
      candidate === undefined
        ? []
        : [
            {
              entryId: candidate.entry.id,
              notices: notices({ candidate, profile, contract, feed, context }),
            },
          ],
    ),
    excluded: decisions.excluded,
    withdrawn: items.filter(({ state }) => state === "withdrawn").map(({ id }) => id),
    notices: decisions.notices,
    held,
    lossShare,
    facts: held ? [] : changedFacts(decisions, context),
  };
}

// Articles withdrawn since the partner had them: told as the profile says, or by hand where it can't.
function withdraw(
  decisions: Decisions,
  profile: Profile,
  feed: Feed,
  context: PartnerContext,
): void {
  const live = new Set(feed.entries.map(({ id }) => id));
  for (const { id, withdrawn } of feed.tombstones) {
    const before = context.facts.get(id);
    if (before !== undefined && !live.has(id))
      tellTakedown(decisions, profile, before, withdrawn, context);
  }
}

// Adds the takedown of one article.
function tellTakedown(
  decisions: Decisions,
  profile: Profile,
  before: PartnerFacts,
  withdrawn: Temporal.Instant,
  context: PartnerContext,
): void {
  const facts = takeDown(before, withdrawn, context.now);
  const { elements, keepDays, otherwise } = profile.signals.takedown;
  const shown = facts.signalled.add({ hours: keepDays * 24 });
  if (facts !== before && elements.length === 0) {
    const fix = otherwise ?? "ask the partner to remove the article";
    const message = `${facts.title} was withdrawn, which this partner's file can't say`;
    decisions.notices.push(verdict("takedown_by_hand", message, facts.id, { fix }));
  }
  const due = elements.length > 0 && Temporal.Instant.compare(shown, context.now) >= 0;
  if (due || facts !== before) decisions.takedowns.push({ facts });
}

// Inspects entries, newest first, until the file is full.
function choose(
  decisions: Decisions,
  profile: Profile,
  contract: PartnerContract,
  feed: Feed,
  context: PartnerContext,
): void {
  const limit = Math.min(contract.items ?? Infinity, profile.limits.items ?? Infinity);
  for (const entry of feed.entries) {
    if (decisions.live.length + shownTakedowns(decisions, profile).length >= limit) {
      const message = `the file holds ${limit} items, all newer`;
      decisions.excluded.push(verdict("item_limit", message, entry.id));
    } else inspect(decisions, entry, profile, contract, feed, context);
  }
}

// One entry: it goes, or the reasons why not are noted.
function inspect(
  decisions: Decisions,
  entry: Entry,
  profile: Profile,
  contract: PartnerContract,
  feed: Feed,
  context: PartnerContext,
): void {
  const candidate = dress(entry, profile, contract, context);
  const before = context.facts.get(entry.id);
  const against = faults({ candidate, profile, contract, feed, context });
  const failed = against.some(({ code }) => !SELECTION.has(code));
  if (failed || against.length === 0) decisions.inspected += 1;
  if (against.length === 0) {
    const facts = announce(entry, candidate.url, candidate.title, before, context.now);
    decisions.live.push({ facts, candidate });
    return;
  }
  decisions.excluded.push(...against);
  const rights = against.some(({ code }) => code === "rights_withheld");
  const sentBefore = before !== undefined && before.withdrawn === undefined;
  // What was never sent for want of a contract is no loss; what must be taken back is one.
  if (failed && (!rights || against.length > 1 || sentBefore)) decisions.lost += 1;
  if (rights && before !== undefined)
    tellTakedown(decisions, profile, before, context.now, context);
}

// Takedowns that stand in the file.
function shownTakedowns({ takedowns }: Decisions, profile: Profile): readonly Draft[] {
  return profile.signals.takedown.elements.length === 0 ? [] : takedowns;
}

// Writes items until the file's size is reached: takedowns first, then the newest.
function fill(decisions: Decisions, profile: Profile, feed: Feed): readonly PartnerItem[] {
  const { feedBytes = Infinity, items: most = Infinity } = profile.limits;
  const items: PartnerItem[] = [];
  let bytes = SIZE_OF_CHANNEL;
  const takedowns = newestFirst(shownTakedowns(decisions, profile));
  for (const { facts } of takedowns.slice(most)) {
    const message = `${facts.title} was withdrawn, and the file is full of takedowns`;
    decisions.notices.push(verdict("takedown_by_hand", message, facts.id));
  }
  for (const draft of takedowns.slice(0, most)) {
    const item = writeItem(draft, profile, feed);
    bytes += sizeOfItem(item);
    items.push(item);
  }
  for (const draft of decisions.live.splice(0)) {
    const item = writeItem(draft, profile, feed);
    const size = sizeOfItem(item);
    if (bytes + size > feedBytes) {
      const message = `with it the file would have more than ${feedBytes} bytes`;
      decisions.excluded.push(verdict("feed_too_large", message, item.id));
      continue;
    }
    bytes += size;
    items.push(item);
    decisions.live.push(draft);
  }
  return items;
}

// Latest signal first.
function newestFirst(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted((a, b) => Temporal.Instant.compare(b.facts.signalled, a.facts.signalled));
}

// One item in the partner's dialect.
function writeItem({ facts, candidate }: Draft, profile: Profile, feed: Feed): PartnerItem {
  const scope: Scope = {
    profile,
    feed,
    facts,
    ...(candidate === undefined
      ? {}
      : {
          article: {
            entry: candidate.entry,
            summary: candidate.summary,
            categories: candidate.categories,
            images: candidate.pictures.images,
            html: candidate.html,
          },
        }),
  };
  return {
    id: facts.id,
    state: facts.withdrawn === undefined ? "live" : "withdrawn",
    elements: resolveElements(profile.item, scope),
  };
}

// The file without its items. Its date is that of the newest change in it, never now.
function frame(
  profile: Profile,
  contract: PartnerContract,
  feed: Feed,
  decisions: Decisions,
): Omit<PartnerFeed, "items"> {
  const drafts = [...shownTakedowns(decisions, profile), ...decisions.live];
  const newest = newestFirst(drafts)[0]?.facts.signalled;
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
function changedFacts(decisions: Decisions, context: PartnerContext): readonly PartnerFacts[] {
  return [...decisions.live, ...decisions.takedowns]
    .map(({ facts }) => facts)
    .filter((facts) => context.facts.get(facts.id) !== facts);
}

// Notes on the feed's language.
function feedNotices(profile: Profile, feed: Feed): readonly Verdict[] {
  const { region } = profile.language;
  if (!takesLanguage(profile, feed)) {
    const taken = profile.language.only?.join(", ");
    return [verdict("language_not_taken", `the feed is ${feed.language}, only ${taken} is taken`)];
  }
  if (!region || new Intl.Locale(feed.language).region !== undefined) return [];
  return [verdict("language_without_region", `${feed.language} names no region`)];
}

// Whether the partner takes the feed's language at all.
function takesLanguage({ language }: Profile, feed: Feed): boolean {
  return language.only?.some((only) => sameLanguage(only, feed.language)) ?? true;
}
