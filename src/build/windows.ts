import type { WindowRule } from "../assemble/select.ts";
import type { Config } from "../config.ts";
import { DAY } from "../model/day.ts";
import { NEWS_LIMITS } from "../model/google-news.ts";
import type { Selection } from "../model/selection.ts";
import type { Profile } from "../partners/profile.ts";
import type { Crafts } from "./crafts.ts";
import { ownersNamed } from "./owners.ts";

/**
 * The windows of all feeds. Composing takes entries by them, and deferral reads the articles that they reach, so both
 * have to go by the same ones.
 */
export interface WindowContext {
  readonly config: Config;
  readonly crafts: Pick<Crafts, "sectionKey">;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Articles looked at for every one that a partner's file may hold: some will fail preflight. */
const SPARE = 2;

/**
 * The window of the public feeds.
 * @param context - config and clock
 * @returns the rule
 */
export function publicWindow(context: WindowContext): WindowRule {
  const { items, maxAgeDays } = context.config.feeds;
  const since = maxAgeDays === undefined ? undefined : context.now - maxAgeDays * DAY;
  return { items, since, ...selectionOf(context) };
}

/**
 * The window of the news sitemap.
 * @param context - config and clock
 * @returns the rule
 */
export function newsWindow(context: WindowContext): WindowRule {
  const { days, items } = NEWS_LIMITS;
  return { items, since: context.now - days * DAY, ...selectionOf(context) };
}

/**
 * The window of a partner's file, sections aside: see {@link partnerSections}.
 * @param contract - the partner as config has it
 * @param profile - its rules
 * @param context - config
 * @returns the rule
 */
export function partnerWindow(
  contract: Config["partners"][number],
  profile: Profile,
  context: WindowContext,
): WindowRule {
  const most = contract.items ?? profile.limits.items ?? context.config.feeds.items;
  return { items: most * SPARE, ...selectionOf(context) };
}

/**
 * The sections that a partner takes.
 * @param contract - the partner as config has it
 * @param context - the names of sections
 * @returns their keys, undefined for all sections
 */
export function partnerSections(
  contract: Config["partners"][number],
  context: WindowContext,
): readonly string[] | undefined {
  return contract.sections?.map((name) => context.crafts.sectionKey(name));
}

/**
 * What config takes in and leaves out.
 * @param context - config, and the names of sections
 * @returns the part of a window's rule
 */
export function selectionOf(
  context: WindowContext,
): Pick<WindowRule, "include" | "exclude" | "owners"> {
  const { include, exclude } = context.config.feeds;
  return {
    include: keyed(include, context),
    exclude: keyed(exclude, context),
    owners: ownersNamed,
  };
}

/**
 * A selection whose sections are keys, in whatever language config names them.
 * @param selection - of config
 * @param context - the names of sections
 * @returns the selection
 */
function keyed(selection: Selection | undefined, context: WindowContext): Selection | undefined {
  const section = selection?.section?.map((name) => context.crafts.sectionKey(name));
  return section === undefined ? selection : { ...selection, section };
}
