import type { Source } from "../../../model/source.ts";
import { cleanLine } from "../../../model/text.ts";
import type { ExtractionContext } from "../../extractor.ts";
import { articleId, pageUrl } from "../../identity.ts";
import { canonicalLanguage } from "../../language.ts";
import { readMachineDate } from "../choose/machine-date.ts";
import type { Glance } from "../glance.ts";
import { findArticle, parseJsonLd } from "../metadata/json-ld.ts";
import { readBearings, translations } from "../metadata/news-article.ts";
import { absoluteUrl } from "../url.ts";
import { momentOf } from "./moment.ts";
import { scanHead } from "./scan.ts";

/** The beginning of a date that no language is needed for. */
export const ISO = /^\d{4}-\d\d/;

/** What a page may state its language as. */
const LANGUAGE = /^[a-z]{2,3}(?:-|$)/i;

/** A date longer than this is none. */
const LONGEST_DATE = 160;

/**
 * Glances at a head by its tags alone, without making a tree of it: a tenth of the time.
 * @param head - of a page
 * @param source - the page
 * @param context - what other rooms lend
 * @returns exactly what the tree would say, or undefined where only the tree can tell
 */
export function glanceAtTags(
  head: string,
  source: Source,
  context: ExtractionContext,
): Glance | undefined {
  const tags = scanHead(head, context.limits);
  if (tags === undefined) return undefined;
  const own = [tags.canonical, tags.openGraphUrl].flatMap(
    (address) => absoluteUrl(address, context.baseUrl) ?? [],
  );
  const stated = statedIn(tags.jsonLd, own, head, source);
  const language = languageOf(tags.languages);
  if (stated === undefined || language === undefined) return undefined;
  const canonicalUrl = own[0] === undefined ? undefined : pageUrl(own[0]);
  const { identifier: sourceId, section, published } = stated;
  return {
    id: articleId({ sourceId, canonicalUrl }, source, context.tagAuthority),
    language,
    translations: [],
    published,
    ...(section === "" ? {} : { section }),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
  };
}

/** What JSON-LD states. */
interface Stated {
  readonly identifier: string | undefined;
  readonly section: string;
  readonly published: number;
}

/**
 * What JSON-LD states of the article.
 * @param scripts - their texts
 * @param own - addresses the page gives itself
 * @param head - of the page
 * @param source - the page
 * @returns id, section and date, or undefined where one of them is not to be had so
 */
function statedIn(
  scripts: readonly string[],
  own: readonly string[],
  head: string,
  source: Source,
): Stated | undefined {
  const article = findArticle(parseJsonLd(scripts), own);
  if (article === undefined || translations(article).length > 0) return undefined;
  const { identifier, section, published: written } = readBearings(article);
  if (identifier === undefined && isNamed(head, source)) return undefined;
  const published = publishedOf(written ?? "", source);
  if (section === undefined || published === undefined) return undefined;
  return { identifier, section: cleanLine(section), published };
}

/**
 * Whether another vocabulary may state an identifier.
 * @param head - of the page
 * @param source - the page
 * @returns true where the word occurs
 */
function isNamed(head: string, source: Source): boolean {
  return /identifier/i.test(head) || source.text.includes("identifier", head.length);
}

/**
 * The language a page states for itself.
 * @param stated - by its root element
 * @returns canonical BCP 47
 */
function languageOf(stated: readonly string[]): string | undefined {
  const tag = stated
    .map((each) => each.trim().replaceAll("_", "-"))
    .find((each) => LANGUAGE.test(each));
  return tag === undefined ? undefined : canonicalLanguage(tag);
}

/**
 * The moment of publication.
 * @param written - as stated
 * @param source - its zone goes with dates that state none
 * @returns milliseconds since 1970, or undefined where it is no date that machines read
 */
function publishedOf(written: string, source: Source): number | undefined {
  if (!ISO.test(written) || written.length > LONGEST_DATE) return undefined;
  const moment = momentOf(written);
  return moment ?? readMachineDate(written, source.timeZone)?.instant.epochMilliseconds;
}
