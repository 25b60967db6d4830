import type { Config } from "../config.ts";
import { DAY } from "../model/day.ts";
import type { Edition } from "../model/edition.ts";
import type { PartnerFacts } from "../model/partner.ts";
import { loadProfiles, preparePartnerFeed, type Profile } from "../partners/index.ts";
import { serializeAllowed } from "../render/partner.ts";
import { contentsOf, languagesOf, type ComposeContext, type Contents } from "./contents.ts";
import { dressFeed, type EntryCache } from "./dress-feed.ts";
import { fingerprintOf } from "./entry-key.ts";
import { changeOf } from "./feed-change.ts";
import { partnerEditions, partnerFolder } from "./partner-place.ts";
import { partnerResult, type ComposedPartnerFeed, type Place } from "./partner-result.ts";
import { unchanged } from "./last-run.ts";
import { touches, type PartnerAges } from "./touched.ts";
import { partnerSections, partnerWindow } from "./windows.ts";

/** One partner of config with its rules. */
interface Partnership {
  readonly contract: Config["partners"][number];
  readonly profile: Profile;
}

/**
 * Composes all partners' files.
 * @param context - config, ledger and crafts
 * @yields {ComposedPartnerFeed} a file at a time
 */
export async function* composePartners(
  context: ComposeContext,
): AsyncIterable<ComposedPartnerFeed> {
  const { config, ledger } = context;
  const { profiles } = loadProfiles(config.profiles);
  const known = await ledger.languages();
  const caches = new Map<string, EntryCache>();
  for (const contract of config.partners) {
    const profile = profiles.get(contract.profile);
    if (profile === undefined) continue;
    for (const edition of partnerEditions(contract, config)) {
      const same = untouched({ contract, profile }, edition, context);
      if (same !== undefined) {
        yield same;
        continue;
      }
      const cache = caches.get(edition.name) ?? new Map();
      caches.set(edition.name, cache);
      const contents = await partnerContents({ contract, profile }, edition, known, context);
      yield await composePartner({ contract, profile }, contents, cache, context);
    }
  }
}

/**
 * A partner's file as the last run left it, where nothing happened since that it could show.
 * @param partnership - contract and rules
 * @param edition - the audience
 * @param context - what happened
 * @returns the file, undefined where it has to be looked at
 */
function untouched(
  partnership: Partnership,
  edition: Edition,
  context: ComposeContext,
): ComposedPartnerFeed | undefined {
  const { contract, profile } = partnership;
  const { since, intact } = context;
  const { folder, channel, path } = placeOf(contract.name, edition.name, profile);
  const facts = since?.feeds.get(folder);
  if (since === undefined || facts === undefined) return undefined;
  if (touches(since.touched.partners, edition)) return undefined;
  return {
    change: unchanged(facts),
    looked: false,
    fingerprint: "",
    entries: {},
    document: undefined,
    kept: [],
    problems: intact.get(path)?.problems ?? [],
    facts: [],
    channel,
  };
}

/**
 * Where a partner's file lies.
 * @param partner - its name
 * @param edition - name of the audience
 * @param profile - its rules
 * @returns folder and path within output/, and the channel
 */
function placeOf(
  partner: string,
  edition: string,
  profile: Profile,
): Pick<Place, "folder" | "channel" | "path"> {
  const channel = `${partner}/${edition}`;
  const folder = partnerFolder(partner, edition);
  const path = `${folder}/${profile.format === "rss" ? "rss.xml" : "sitemap.xml"}`;
  return { folder, channel, path };
}

/**
 * The ages at which partners' files change by the clock alone.
 * @param config - of the newsroom
 * @returns days
 */
export function partnerAges(config: Config): PartnerAges {
  const { profiles } = loadProfiles(config.profiles);
  const used = config.partners.flatMap((contract) => profiles.get(contract.profile) ?? []);
  return {
    articles: used.flatMap(({ limits }) => limits.ageDays ?? []),
    takedowns: used.map(({ signals }) => signals.takedown.keepDays),
  };
}

/**
 * The articles that may go to a partner.
 * @param partnership - contract and rules
 * @param edition - the audience
 * @param known - languages that articles are in
 * @param context - config, ledger and clock
 * @returns the contents
 */
async function partnerContents(
  partnership: Partnership,
  edition: Edition,
  known: readonly string[],
  context: ComposeContext,
): Promise<Contents> {
  const { contract, profile } = partnership;
  const window = partnerWindow(contract, profile, context);
  const section = partnerSections(contract, context);
  const rule =
    section === undefined ? window : { ...window, include: { ...window.include, section } };
  return contentsOf(edition, undefined, languagesOf(edition, known), rule, context);
}

/**
 * Composes one partner's file, unless nothing in it changed.
 * @param partnership - contract and rules
 * @param contents - the articles that may go
 * @param cache - entries of this edition made so far
 * @param context - config, ledger and crafts
 * @returns the file
 */
async function composePartner(
  partnership: Partnership,
  contents: Contents,
  cache: EntryCache,
  context: ComposeContext,
): Promise<ComposedPartnerFeed> {
  const { contract, profile } = partnership;
  const { folder, channel, path } = placeOf(contract.name, contents.frame.folder, profile);
  const stamp = context.intact.get(path);
  const last = (await context.ledger.documents([path])).get(path);
  const fingerprint = fingerprintOf(contents, context, [
    partnership,
    timely(contents, profile, context.now),
    // Reasons name files, which may move while their articles stay the same.
    contents.heads.map((head) => head.path),
  ]);
  if (!context.full && last !== undefined && stamp?.fingerprint === fingerprint) {
    const { entries, problems } = last;
    const change = changeOf(folder, entries, entries);
    return {
      change,
      looked: true,
      fingerprint,
      entries,
      problems,
      document: undefined,
      kept: [path],
      facts: [],
      channel,
    };
  }
  const dressed = await dressFeed(contents, "full", cache, context);
  const feed = { ...dressed, selfUrls: { rss: new URL(path, contents.frame.feedsUrl).href } };
  const facts = await knownFacts(channel, contents, context);
  const settled = context.acceptLosses ? { ...contract, maxLossShare: 1 } : contract;
  const result = preparePartnerFeed(profile, settled, feed, {
    now: Temporal.Instant.fromEpochMilliseconds(context.now),
    facts,
    siteHost: new URL(context.config.site.url).host,
    serialize: serializeAllowed,
  });
  return partnerResult(
    result,
    contents,
    { folder, channel, path, fingerprint, before: last?.entries ?? {} },
    contract.name,
    context,
  );
}

/**
 * What a partner was told so far. A ledger found again may not know of which revision: then it was the present one.
 * @param channel - partner and edition
 * @param contents - the articles that may go
 * @param context - the ledger
 * @returns facts by id
 */
async function knownFacts(
  channel: string,
  contents: Contents,
  context: ComposeContext,
): Promise<ReadonlyMap<string, PartnerFacts>> {
  const facts = new Map(await context.ledger.partnerFacts(channel));
  for (const { id, content } of contents.heads) {
    const told = facts.get(id);
    if (told?.revision === "") facts.set(id, { ...told, revision: content });
  }
  return facts;
}

/**
 * What the clock decides of a partner's file, so that it is written anew exactly when that changes.
 * @param contents - the articles that may go
 * @param profile - the partner's rules
 * @param now - milliseconds since 1970
 * @returns a letter an article and a number a withdrawal
 */
function timely(contents: Contents, profile: Profile, now: number): unknown {
  const oldest = now - (profile.limits.ageDays ?? Infinity) * DAY;
  const ages = contents.heads.map(({ published }) =>
    published > now ? "f" : published < oldest ? "o" : "n",
  );
  const shown = profile.signals.takedown.keepDays * DAY;
  return [ages.join(""), contents.withdrawn.map(({ withdrawn = 0 }) => withdrawn + shown >= now)];
}
