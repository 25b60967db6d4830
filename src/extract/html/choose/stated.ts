import type { Article } from "../../../model/article.ts";
import { known } from "../known.ts";
import type { Claims } from "../metadata/claims.ts";
import type { Page } from "../page.ts";
import { folded } from "./compare.ts";

/** Facts that are taken from metadata as they stand. */
type Stated = Partial<
  Pick<
    Article,
    | "alternativeHeadline"
    | "standfirst"
    | "section"
    | "keywords"
    | "canonicalUrl"
    | "translations"
    | "rights"
    | "credit"
    | "correction"
    | "dateline"
    | "isAccessibleForFree"
  >
>;

/** Names of claims that are one text. */
type TextClaim = {
  [Name in keyof Claims]-?: Claims[Name] extends string | undefined ? Name : never;
}[keyof Claims];

/** A description this long is the text itself. */
const MAX_STANDFIRST = 800;

/** What systems write where a section should stand. */
const NO_SECTION =
  /^(?:undefined|null|none|n\/a|tags?|default|un-?categori[sz]ed|front-?page|home-?page|home)$/i;

/**
 * The facts that metadata states and nobody contradicts.
 * @param page - the page
 * @returns the facts
 */
export function statedFacts(page: Page): Stated {
  const { claims } = page;
  const alternative = first(claims, "alternativeHeadline");
  const standfirst = first(claims, "standfirst");
  const repeats = (text: string | undefined): boolean =>
    folded(text ?? "") === folded(page.headline?.text ?? "");
  return {
    ...known({
      alternativeHeadline: repeats(alternative) ? undefined : alternative,
      standfirst:
        repeats(standfirst) || (standfirst?.length ?? 0) > MAX_STANDFIRST ? undefined : standfirst,
      section: claims.map(({ section }) => section).find((name) => name && !NO_SECTION.test(name)),
      canonicalUrl: page.url,
      rights: first(claims, "rights"),
      credit: first(claims, "credit"),
      correction: first(claims, "correction"),
      dateline: first(claims, "dateline"),
      isAccessibleForFree: claims
        .map((claim) => claim.isAccessibleForFree)
        .find((free) => free !== undefined),
    }),
    keywords: distinct(
      claims.find(({ keywords }) => keywords?.some((word) => word !== ""))?.keywords ?? [],
    ),
    translations: page.translations,
  };
}

/**
 * The first text that any metadata claims.
 * @param claims - best source first
 * @param name - of the fact
 * @returns its text
 */
export function first(claims: readonly Claims[], name: TextClaim): string | undefined {
  return claims.map((claim) => claim[name]).find((text) => text !== undefined);
}

/**
 * Words without repetitions.
 * @param words - the words
 * @returns each once
 */
function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))];
}
