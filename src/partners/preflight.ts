import { DAY } from "../model/day.ts";
import type { Feed } from "../model/feed.ts";
import type { Assignment, Candidate } from "./candidate.ts";
import { linkFault } from "./links.ts";
import { countGraphemes, shortfall } from "./measure.ts";
import type { Profile } from "./profile.ts";
import { agenciesNamed, uncovered } from "./rights.ts";
import { verdict, type Verdict } from "./verdict.ts";
import { wantedTags } from "./wanted-tags.ts";

/** What a rule looks at. */
interface Inspection extends Assignment {
  readonly candidate: Candidate;
}

/** Why an article does not go; undefined where nothing speaks against it. */
type Rule = (inspection: Inspection) => Verdict | undefined;

/**
 * Holds an article against all rules of a partner.
 * @param inspection - the article and the rules
 * @returns every reason against sending it; none: it goes
 */
export function faults(inspection: Inspection): readonly Verdict[] {
  const { candidate } = inspection;
  const outside = age(inspection);
  if (outside !== undefined) return [outside];
  return [
    ...candidate.pictures.faults,
    ...RULES.map((rule) => rule(inspection)).filter((found) => found !== undefined),
  ];
}

/**
 * What the desk may want to know of an article that goes.
 * @param inspection - the article and the rules
 * @returns notices
 */
export function notices(inspection: Inspection): readonly Verdict[] {
  const { candidate, profile } = inspection;
  const { entry, pictures, url } = candidate;
  const found = [...pictures.notices];
  const missing = [...wantedTags(pictures.body)].filter((tag) => !(tag in profile.body.tags));
  if (profile.format === "rss" && missing.length > 0) {
    const tags = missing.toSorted().map((tag) => `<${tag}>`);
    found.push(verdict("tag_not_allowed", `${tags.join(", ")} not taken`, entry.id));
  }
  if (profile.links.guidPermalink && entry.id !== url)
    found.push(verdict("guid_not_permalink", `the guid ${entry.id} is not the URL`, entry.id));
  return found;
}

/**
 * What the desk may want to know of a feed as a whole.
 * @param assignment - partner and feed
 * @param articles - how many go
 * @returns notices
 */
export function feedNotices(assignment: Assignment, articles: number): readonly Verdict[] {
  const { profile, feed } = assignment;
  const found: Verdict[] = [];
  const { language: tag } = feed;
  if (!takesLanguage(profile, feed)) {
    const taken = profile.language.only?.join(", ");
    found.push(verdict("language_not_taken", `the feed is ${tag}, only ${taken} is taken`));
  } else if (profile.language.region && new Intl.Locale(tag).region === undefined)
    found.push(verdict("language_without_region", `${tag} names no region`));
  const { minItems = 0 } = profile.limits;
  if (articles < minItems)
    found.push(verdict("too_few_items", `${articles} articles, the partner asks for ${minItems}`));
  return found;
}

/**
 * Whether a partner takes the language of a feed at all.
 * @param profile - the partner's rules
 * @param feed - the feed
 * @returns true where it does
 */
export function takesLanguage(profile: Profile, feed: Feed): boolean {
  return profile.language.only?.some((only) => sameLanguage(only, feed.language)) ?? true;
}

/** Every rule that can keep an article out, in the order of the report. */
const RULES: readonly Rule[] = [
  language,
  textRights,
  link,
  title,
  body,
  bodyCeiling,
  description,
  category,
];

// The window: what is outside is not inspected any further.
function age({ candidate, profile, context }: Inspection): Verdict | undefined {
  const { entry } = candidate;
  if (Temporal.Instant.compare(entry.published, context.now) > 0)
    return verdict("in_future", `published ${entry.published.toString()}, after now`, entry.id);
  const { ageDays } = profile.limits;
  if (ageDays === undefined) return undefined;
  const old = context.now.epochMilliseconds - entry.published.epochMilliseconds;
  if (old <= ageDays * DAY) return undefined;
  const message = `published ${entry.published.toString()}, more than ${ageDays} days ago`;
  return verdict("too_old", message, entry.id);
}

// One language a feed. That the text is of the language it claims was judged where it was read.
function language({ candidate, profile, feed }: Inspection): Verdict | undefined {
  const { entry } = candidate;
  if (!profile.language.oneAFeed || sameLanguage(entry.language, feed.language)) return undefined;
  const message = `the text is ${entry.language}, the feed ${feed.language}`;
  return verdict("language_mismatch", message, entry.id);
}

// Texts of agencies need a contract, as their pictures do.
function textRights({ candidate, profile, contract }: Inspection): Verdict | undefined {
  if (profile.rights.agencyTexts === "send") return undefined;
  const { entry } = candidate;
  const agencies = entry.authors.filter(({ kind }) => kind === "agency").map(({ name }) => name);
  const named = agenciesNamed([entry.credit ?? "", ...agencies].join(" / "));
  const withheld = uncovered(named, contract.agencies);
  if (withheld.length === 0) return undefined;
  const names = withheld.map(({ name }) => name).join(", ");
  return verdict(
    "rights_withheld",
    `the text is ${names}'s, which the contract does not cover`,
    entry.id,
    { fix: "list the agency in the partner's agencies if the contract covers it" },
  );
}

// The article's own link.
function link({ candidate, profile, context }: Inspection): Verdict | undefined {
  const fault = linkFault(candidate.url, profile.links, context.siteHost);
  return fault && verdict(fault.code, fault.message, candidate.entry.id);
}

// Length of the headline in graphemes.
function title({ candidate, profile }: Inspection): Verdict | undefined {
  const { minGraphemes = 0, maxGraphemes } = profile.limits.title;
  const length = countGraphemes(candidate.title);
  const { id } = candidate.entry;
  if (length < minGraphemes)
    return verdict("title_too_short", `${length} of ${minGraphemes} characters asked for`, id);
  if (maxGraphemes === undefined || length <= maxGraphemes) return undefined;
  return verdict("title_too_long", `${length} characters, at most ${maxGraphemes} are taken`, id);
}

// Floor of the text.
function body({ candidate, profile }: Inspection): Verdict | undefined {
  const { entry, text } = candidate;
  const short = shortfall(text, profile.limits.body, entry.language);
  return short === undefined ? undefined : verdict("body_below_minimum", short, entry.id);
}

// Floor of the summary.
function description({ candidate, profile }: Inspection): Verdict | undefined {
  const { entry, summary } = candidate;
  const short = shortfall(summary, profile.limits.description, entry.language);
  return short === undefined ? undefined : verdict("description_too_short", short, entry.id);
}

// Ceiling of the text as sent.
function bodyCeiling({ candidate, profile }: Inspection): Verdict | undefined {
  const { maxCharacters } = profile.limits.body;
  if (maxCharacters === undefined) return undefined;
  const { length } = candidate.html();
  if (length <= maxCharacters) return undefined;
  const message = `${length} characters of HTML, at most ${maxCharacters} are taken`;
  return verdict("body_above_maximum", message, candidate.entry.id);
}

// A category in the partner's words.
function category({ candidate, profile }: Inspection): Verdict | undefined {
  if (!profile.categories.required || candidate.categories.length > 0) return undefined;
  return verdict("category_missing", "no category the partner knows", candidate.entry.id);
}

/**
 * @param one - BCP 47
 * @param other - BCP 47
 * @returns whether both are the same language in the same script, whatever the region
 */
function sameLanguage(one: string, other: string): boolean {
  if (one === other) return true;
  const a = new Intl.Locale(one).maximize();
  const b = new Intl.Locale(other).maximize();
  return a.language === b.language && a.script === b.script;
}
