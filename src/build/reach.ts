import { takeWindow, type WindowRule } from "../assemble/select.ts";
import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Trace } from "../ledger/traces.ts";
import type { Edition } from "../model/edition.ts";
import type { Profile } from "../partners/profile.ts";
import { languagesOf } from "./contents.ts";
import { partnerEditions } from "./partner-place.ts";
import { touches } from "./touched.ts";
import {
  newsWindow,
  partnerSections,
  partnerWindow,
  publicWindow,
  type WindowContext,
} from "./windows.ts";

/** One window of some feed. */
interface Window {
  readonly languages: readonly string[];
  readonly section?: string | undefined;
  readonly rule: WindowRule;
}

/** What looking for reachable articles needs. */
export interface ReachContext extends WindowContext {
  readonly ledger: Ledger;
  /** Where something happened since every window was looked at; undefined where that is not known. */
  readonly touched?: readonly Trace[] | undefined;
}

/**
 * Whether articles may wait unread until a window reaches them: not where everything is published, nor where windows
 * are chosen by what only a whole reading tells.
 * @param config - of the newsroom
 * @returns true where they may
 */
export function mayDefer(config: Config): boolean {
  const { include, exclude, paging } = config.feeds;
  const byText = [include, exclude].some(
    (selection) =>
      selection?.keyword !== undefined ||
      selection?.author !== undefined ||
      selection?.credit !== undefined,
  );
  return !byText && !config.publish.ninjs && paging !== "archive";
}

/**
 * Files that wait and that some window reaches as things stand: newer than its last article, or any where it has room.
 * @param context - config, ledger and clock
 * @returns their paths; none once every window holds only articles that were read
 */
export async function reachable(context: ReachContext): Promise<readonly string[]> {
  const { ledger, touched } = context;
  if (touched?.length === 0) return [];
  if (ledger.deferred.isEmpty()) return [];
  const places = touched ?? ledger.deferred.places();
  const paths = new Set<string>();
  const waiting = places.map(({ language }) => language).filter((tag) => tag !== "");
  const tags = [...new Set([...(await ledger.languages()), ...waiting])].toSorted();
  const profiles = await profilesOf(context.config);
  for (const window of windows(context, places, tags, profiles)) {
    for (const path of await within(window, context)) paths.add(path);
  }
  return [...paths].toSorted();
}

/** The rules of partners, by id. */
type Profiles = ReadonlyMap<string, Profile>;

/**
 * The rules of a newsroom's partners.
 * @param config - of the newsroom
 * @returns all there are, none where it has no partners
 */
async function profilesOf(config: Config): Promise<Profiles> {
  if (config.partners.length === 0) return new Map();
  // Loaded only here: most newsrooms have no partners, and their rules take long to check.
  const { loadProfiles } = await import("../partners/index.ts");
  return loadProfiles(config.profiles).profiles;
}

/**
 * Files that wait and belong into one window.
 * @param window - of a feed
 * @param context - ledger and clock
 * @returns their paths, no more than the window has room for
 */
async function within(window: Window, context: ReachContext): Promise<readonly string[]> {
  const { languages, section, rule } = window;
  const { ledger, now } = context;
  const query = { languages, now, ...(section === undefined ? {} : { section }) };
  const isPlain = rule.include === undefined && rule.exclude === undefined;
  const moments = isPlain
    ? await ledger.newest(query, rule.items, rule.since)
    : (await takeWindow(ledger.window(query), rule)).map(({ published }) => published);
  const last = moments.length < rule.items ? undefined : moments.at(-1);
  const since = Math.max(last ?? -Infinity, rule.since ?? -Infinity);
  const room = last === undefined ? rule.items - moments.length : rule.items;
  return languages.flatMap((language) =>
    ledger.deferred.newest(language, section, Math.max(since, Number.MIN_SAFE_INTEGER), room),
  );
}

/**
 * The windows of all feeds that files that wait may belong to.
 * @param context - config and clock
 * @param places - languages and sections of files that wait
 * @param tags - languages of all articles
 * @param profiles - of partners
 * @returns the windows
 */
function windows(
  context: ReachContext,
  places: readonly { readonly language: string; readonly section: string }[],
  tags: readonly string[],
  profiles: Profiles,
): readonly Window[] {
  const { config, touched } = context;
  const [rule, news] = [publicWindow(context), newsWindow(context)];
  const hasFeed = sectionFilter(context);
  return config.editions.flatMap((edition) => {
    if (touched !== undefined && !touches(touched, edition)) return [];
    const languages = languagesOf(edition, tags);
    if (languages.length === 0) return [];
    const sections = new Set(
      places
        .filter(({ language, section }) => hasFeed(section) && languages.includes(language))
        .map(({ section }) => section)
        .filter((section) => touched === undefined || touches(touched, edition, section)),
    );
    return [
      { languages, rule },
      { languages, rule: news },
      ...sectionWindows(languages, sections, rule),
      ...partnerWindows(edition, languages, context, profiles),
    ];
  });
}

/**
 * Tells the sections that may have a feed of their own.
 * @param context - config, and the names of sections
 * @returns a question about keys of sections
 */
function sectionFilter(context: ReachContext): (section: string) => boolean {
  const { config, crafts } = context;
  const { sections } = config.feeds;
  if (typeof sections === "boolean") return (section) => sections && section !== "";
  const keys = new Set(sections.map((name) => crafts.sectionKey(name)));
  return (section) => keys.has(section);
}

/**
 * The windows of sections. One article of each has to be read whatever its age: it tells whether there is a section.
 * @param languages - that the edition takes
 * @param sections - of files that wait
 * @param rule - the window
 * @returns the windows
 */
function sectionWindows(
  languages: readonly string[],
  sections: ReadonlySet<string>,
  rule: WindowRule,
): readonly Window[] {
  const one = { items: 1 };
  return [...sections].flatMap((section) => [
    { languages, section, rule },
    { languages, section, rule: one },
  ]);
}

/**
 * The windows of partners' files, one for each section where a partner takes only some.
 * @param edition - the audience
 * @param languages - that it takes
 * @param context - config
 * @param profiles - of partners
 * @returns the windows
 */
function partnerWindows(
  edition: Edition,
  languages: readonly string[],
  context: ReachContext,
  profiles: Profiles,
): readonly Window[] {
  const { config } = context;
  return config.partners
    .filter((contract) => partnerEditions(contract, config).includes(edition))
    .flatMap((contract) => {
      const profile = profiles.get(contract.profile);
      if (profile === undefined) return [];
      const rule = partnerWindow(contract, profile, context);
      const sections = partnerSections(contract, context) ?? [undefined];
      return sections.map((section) => ({ languages, section, rule }));
    });
}
