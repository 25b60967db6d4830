import { plainText } from "../model/block.ts";
import type { Entry } from "../model/entry.ts";
import type { Feed } from "../model/feed.ts";
import type { PartnerFacts, SerializeBody } from "../model/partner.ts";
import { fitBody } from "./body.ts";
import { partnerUrl } from "./links.ts";
import { countGraphemes, shortfall } from "./measure.ts";
import { choosePictures, type Pictures } from "./pictures.ts";
import type { Limits, Profile, TextLimits } from "./profile.ts";

/** What is asked of the newsroom for one partner: its entry in the config. */
export interface PartnerContract {
  /** The partner's name and folder. */
  readonly name: string;
  /** Agencies whose material the contract with this partner covers, by any of their names. */
  readonly agencies: readonly string[];
  /** Most items; the profile's own limit holds as well. */
  readonly items?: number | undefined;
  /** Share of articles that may be lost before the feed is held back; 0.5 where absent. */
  readonly maxLossShare?: number | undefined;
}

/** What the outside hands in. */
export interface PartnerContext {
  /** The run's clock: decides windows, and dates changes whose moment no article states. */
  readonly now: Temporal.Instant;
  /** What this partner was told before, by entry id. */
  readonly facts: ReadonlyMap<string, PartnerFacts>;
  /** Host of the newsroom's site. */
  readonly siteHost: string;
  readonly serialize: SerializeBody;
}

/** A partner, a feed for it and the circumstances: what every decision is made from. */
export interface Assignment {
  readonly profile: Profile;
  readonly contract: PartnerContract;
  readonly feed: Feed;
  readonly context: PartnerContext;
}

/** One article as it would go to the partner. */
export interface Candidate {
  readonly entry: Entry;
  readonly url: string;
  readonly title: string;
  /** As long as the partner asks for: continued with the text where the summary is shorter. */
  readonly summary: string;
  /** In the partner's words. */
  readonly categories: readonly string[];
  readonly pictures: Pictures;
  /** Plain text of the body, for counting. */
  readonly text: string;
  /** HTML of the body; written when first asked for. */
  readonly html: () => string;
}

/**
 * An article as it would go to a partner.
 * @param entry - the article
 * @param assignment - partner and circumstances
 * @returns the candidate for preflight
 */
export function toCandidate(entry: Entry, assignment: Assignment): Candidate {
  const { profile, contract, context } = assignment;
  const pictures = choosePictures(entry, profile, contract.agencies);
  const { tags, maxDepth } = profile.body;
  const text = plainText(pictures.body);
  let html: string | undefined;
  return {
    entry,
    url: partnerUrl(entry.url, profile.links),
    title: chooseTitle(entry, profile.limits.title),
    categories: categoriesOf(entry, profile),
    pictures,
    text,
    summary: longEnough(entry, text, profile.limits.description),
    html: () => {
      const allow = { tags, ...(maxDepth === undefined ? {} : { maxDepth }) };
      html ??= context.serialize(fitBody(pictures.body, allow), allow);
      return html;
    },
  };
}

/**
 * @param entry - the article
 * @param text - its body's plain text
 * @param limits - the partner's floors for a description
 * @returns the summary; where that is too short, with the paragraphs that follow it
 */
function longEnough(entry: Entry, text: string, limits: TextLimits): string {
  const { summary, language } = entry;
  const isEnough = (each: string): boolean => shortfall(each, limits, language) === undefined;
  if (isEnough(summary)) return summary;
  const paragraphs = text.split(/\s*\n\s*/u).filter((paragraph) => paragraph !== "");
  let longer = text.startsWith(summary) ? "" : summary;
  for (const paragraph of paragraphs) {
    longer = longer === "" ? paragraph : `${longer} ${paragraph}`;
    if (isEnough(longer)) return longer;
  }
  return summary;
}

/**
 * @param entry - the article
 * @param limits - the partner's
 * @returns the headline, or the alternative one where only that is of the right length
 */
function chooseTitle(entry: Entry, limits: Limits["title"]): string {
  const { title, alternativeHeadline } = entry;
  if (alternativeHeadline === undefined || titleFits(title, limits)) return title;
  return titleFits(alternativeHeadline, limits) ? alternativeHeadline : title;
}

/**
 * @param title - a headline
 * @param limits - the partner's
 * @returns whether it is of the right length
 */
function titleFits(title: string, limits: Limits["title"]): boolean {
  const length = countGraphemes(title);
  const { minGraphemes = 0, maxGraphemes = Number.POSITIVE_INFINITY } = limits;
  return length >= minGraphemes && length <= maxGraphemes;
}

/**
 * @param entry - the article
 * @param profile - the partner's rules
 * @returns its categories in the partner's words, each once
 */
function categoriesOf(entry: Entry, profile: Profile): readonly string[] {
  const { map, otherwise } = profile.categories;
  const words = entry.categories.flatMap(({ term, label }) => {
    const mapped = map[term.toLowerCase()] ?? map[(label ?? "").toLowerCase()];
    if (mapped !== undefined) return [mapped];
    return otherwise === "own" && label !== undefined ? [label] : [];
  });
  const section = entry.section === undefined ? undefined : map[entry.section.toLowerCase()];
  if (section !== undefined) words.unshift(section);
  if (words.length === 0 && typeof otherwise === "object") words.push(otherwise.word);
  return [...new Set(words)];
}
