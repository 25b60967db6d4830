import type {
  Article,
  Byline,
  Evidence,
  Extraction,
  Timestamp,
  Subject,
} from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { cleanLine } from "../model/text.ts";
import { problem, type Problem } from "../problem.ts";
import { cleanBlocks, distinctImages } from "./clean-blocks.ts";
import type { Draft, ExtractionContext } from "./extractor.ts";
import { articleId, pageUrl } from "./identity.ts";
import { articleLanguage, canonicalLanguage } from "./language.ts";
import { withCaptions, withOwnWords } from "./picture-words.ts";
import { withoutLead } from "./without-lead.ts";

/** The texts of one line, cleaned alike. */
const LINES = [
  "alternativeHeadline",
  "standfirst",
  "dateline",
  "section",
  "credit",
  "rights",
  "story",
  "correction",
  "editorialNote",
  "digitalSourceType",
] as const;

type Facts = Draft["facts"];

/**
 * Makes the Article of what an extractor found, in the same way for every format: id, language, clean texts, derived
 * dates, and the Problems of what no article may lack.
 * @param draft - the facts as the document states them
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the article, or the Problems that prevent it
 */
export function finish(draft: Draft, source: Source, context: ExtractionContext): Extraction {
  if (hasError(draft.problems)) return { ok: false, problems: draft.problems };
  const required = requiredFacts(draft.facts, source);
  const language = articleLanguage(draft.declaredLanguage, source, context, required);
  const problems: readonly Problem[] = [
    ...draft.problems,
    ...language.problems,
    ...missing(required, source),
    ...undated(draft.facts, source),
  ];
  if (language.language === undefined || hasError(problems)) return { ok: false, problems };
  const optional = optionalFacts(draft.facts, context);
  const identity = { sourceId: draft.sourceId, canonicalUrl: optional.canonicalUrl };
  const lists = listFacts(draft.facts, context, language.language);
  const article: Article = {
    id: articleId(identity, source, context.tagAuthority),
    path: source.path,
    language: language.language,
    ...required,
    body: withCaptions(
      withoutLead(required.body, draft.lead, optional.standfirst),
      lists.images,
      language.language,
    ),
    ...lists,
    ...dates(draft.facts),
    ...optional,
  };
  const evidence: readonly Evidence[] = [...draft.evidence, ...language.evidence];
  return { ok: true, article, problems, evidence };
}

/**
 * Says whether a problem loses the article.
 * @param problems - those found
 * @returns true where one is an error
 */
function hasError(problems: readonly Problem[]): boolean {
  return problems.some((found) => found.severity === "error");
}

/** The facts no article may lack. */
type Required = Pick<Article, "status" | "headline" | "body">;

/**
 * Status, headline and body. A kill notice may come bare and must reach the ledger all the same: its path names it.
 * @param facts - as found
 * @param source - the file
 * @returns clean facts; empty where the document has none
 */
function requiredFacts(facts: Facts, source: Source): Required {
  const status = facts.status ?? "usable";
  const fallback = status === "withdrawn" ? source.stem : "";
  const headline = cleanLine(facts.headline ?? "") || fallback;
  return { status, headline, body: cleanBlocks(facts.body ?? []) };
}

/**
 * The facts that are lists, cleaned.
 * @param facts - as found
 * @param context - the base of relative addresses
 * @param language - of the article, BCP 47
 * @returns the lists, empty where the document says nothing
 */
function listFacts(
  facts: Facts,
  context: ExtractionContext,
  language: string,
): Pick<Article, "bylines" | "images" | "keywords" | "subjects" | "translations"> {
  return {
    bylines: cleanBylines(facts.bylines ?? []),
    images: distinctImages(facts.images ?? []).map((image) => withOwnWords(image, language)),
    keywords: distinctLines(facts.keywords ?? []),
    subjects: (facts.subjects ?? []).flatMap((subject) => cleanSubject(subject)),
    translations: cleanTranslations(facts.translations ?? [], context),
  };
}

/**
 * The Problems of what no article may lack.
 * @param required - what was found
 * @param source - the file
 * @returns the Problems
 */
function missing(required: Required, source: Source): Problem[] {
  const problems: Problem[] = [];
  if (required.headline === "") {
    problems.push(problem("headline_missing", source.path, "the document has no headline"));
  }
  if (required.body.length === 0 && required.status !== "withdrawn") {
    problems.push(problem("body_missing", source.path, "the document has no text"));
  }
  return problems;
}

/**
 * The warning of an article without any date.
 * @param facts - as found
 * @param source - the file
 * @returns the Problem, or none
 */
function undated(facts: Facts, source: Source): Problem[] {
  if (facts.published || facts.updated) return [];
  return [problem("date_missing", source.path, "the document states no date")];
}

/**
 * Both dates; a missing publication date is taken from the update, and says so.
 * @param facts - as found
 * @returns the dates that are known
 */
function dates(facts: Facts): { readonly published?: Timestamp; readonly updated?: Timestamp } {
  const { published, updated } = facts;
  if (published) return updated ? { published, updated } : { published };
  return updated ? { published: { ...updated, derived: "updated" }, updated } : {};
}

/**
 * The optional facts, cleaned, empty ones left out.
 * @param facts - as found
 * @param context - the base of relative addresses
 * @returns what is known
 */
function optionalFacts(facts: Facts, context: ExtractionContext): Partial<Article> {
  const known: { -readonly [Name in keyof Article]?: Article[Name] } = {};
  for (const name of LINES) {
    const text = cleanLine(facts[name] ?? "");
    if (text !== "") known[name] = text;
  }
  const origin = facts.machineTranslatedFrom && canonicalLanguage(facts.machineTranslatedFrom);
  if (origin) known.machineTranslatedFrom = origin;
  const canonicalUrl = facts.canonicalUrl && pageUrl(facts.canonicalUrl, context.baseUrl);
  const { embargo, expires, isAccessibleForFree } = facts;
  return {
    ...known,
    ...(canonicalUrl && { canonicalUrl }),
    ...(embargo && { embargo }),
    ...(expires && { expires }),
    ...(isAccessibleForFree !== undefined && { isAccessibleForFree }),
  };
}

/**
 * Bylines with clean texts, each name once.
 * @param bylines - as found
 * @returns those that name somebody
 */
function cleanBylines(bylines: readonly Byline[]): Byline[] {
  const byName = new Map<string, Byline>();
  for (const byline of bylines) {
    const name = cleanLine(byline.name);
    const key = name.toLowerCase();
    if (name !== "" && !byName.has(key)) byName.set(key, { ...byline, name });
  }
  return [...byName.values()];
}

/**
 * Texts of one line, each once.
 * @param lines - as found
 * @returns those that say something
 */
function distinctLines(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => cleanLine(line)))].filter((line) => line !== "");
}

/**
 * A subject that says something.
 * @param subject - as found
 * @returns it with its code and name in one line each, none where both are empty
 */
function cleanSubject(subject: Subject): readonly Subject[] {
  const [code, name] = [cleanLine(subject.code ?? ""), cleanLine(subject.name ?? "")];
  if (code === "" && name === "") return [];
  return [{ ...(code !== "" && { code }), ...(name !== "" && { name }) }];
}

/**
 * Links to translations with canonical language and absolute address.
 * @param translations - as found
 * @param context - the base of relative addresses
 * @returns those that have both
 */
function cleanTranslations(
  translations: Article["translations"],
  context: ExtractionContext,
): Article["translations"] {
  return translations.flatMap((translation) => {
    const language = canonicalLanguage(translation.language);
    const url = pageUrl(translation.url, context.baseUrl);
    return language === undefined || url === undefined ? [] : [{ language, url }];
  });
}
