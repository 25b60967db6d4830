import type { FileRecord, HeadRecord, IngestRecord } from "../ledger/ledger.ts";
import { ruleFor } from "../load/source.ts";
import { sectionByTopic } from "../localize/section-by-topic.ts";
import type { Article } from "../model/article.ts";
import { addressesOf } from "./addresses.ts";
import { articleUrl } from "./article-url.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ArticleOutcome } from "./event.ts";
import type { IngestContext } from "./ingest-context.ts";
import type { ReadArticle } from "./read-article.ts";
import { sameText } from "./same-text.ts";

/** Facts that are no content: see {@link contentHash}. */
const UNSEEN: ReadonlySet<string> = new Set([
  "path",
  "published",
  "updated",
  "status",
  "embargo",
  "expires",
  "editorialNote",
  "translations",
] satisfies (keyof Article)[]);

/**
 * What the ledger keeps of a file.
 * @param file - size, time and hash
 * @param read - what came out of it
 * @param context - config and crafts
 * @returns the record
 */
export function toRecord(
  file: FileRecord,
  read: ReadArticle,
  context: IngestContext,
): IngestRecord {
  const { extraction } = read;
  if (!extraction.ok) return { file, problems: extraction.problems };
  const credit = extraction.article.credit ?? ruleFor(context.config.sources, file.path).credit;
  const article = { ...extraction.article, ...(credit === undefined ? {} : { credit }) };
  const head = toHead(article, read.stem, context);
  const { problems } = extraction;
  return {
    file: { ...file, id: article.id },
    head,
    article,
    addresses: addressesOf(article, head.url),
    problems,
  };
}

/**
 * The facts that selection decides on.
 * @param article - the facts of the document
 * @param stem - of its path
 * @param context - config and crafts
 * @returns the head, with the dates as the document states them
 */
function toHead(article: Article, stem: string, context: IngestContext): HeadRecord {
  const published = article.published?.instant.epochMilliseconds;
  const { path } = article;
  return {
    path,
    id: article.id,
    language: article.language,
    section:
      article.section === undefined
        ? (sectionByTopic(article.subjects) ?? "")
        : context.crafts.sectionKey(article.section),
    story: article.story ?? stem,
    status: article.status,
    published: published ?? context.now,
    updated: article.updated?.instant.epochMilliseconds ?? published ?? context.now,
    content: contentHash(article),
    embargo: article.embargo?.epochMilliseconds,
    expires: article.expires?.epochMilliseconds,
    url: articleUrl(article, stem, context.config),
    keywords: article.keywords,
    authors: article.bylines.map(({ name }) => name),
    credit: article.credit ?? agencyBylines(article),
    text: sameText(article, context.crafts.dress.typesetTitle),
  };
}

/**
 * Who owns a text that names no owner but is signed by agencies.
 * @param article - the facts
 * @returns their names, "" where there are none
 */
function agencyBylines(article: Article): string {
  const agencies = article.bylines.filter(({ kind }) => kind === "agency");
  return agencies.map(({ name }) => name).join(" / ");
}

/**
 * What an update is told by: all that readers see of an article. Dates, the desk's decisions on when it is shown and
 * its notes to itself are not among it; nor are links to translations, which depend on other articles.
 * @param article - the facts
 * @returns a hash
 */
function contentHash(article: Article): string {
  return fingerprint(Object.entries(article).filter(([name]) => !UNSEEN.has(name)));
}

/**
 * What the report says of a file.
 * @param path - of the file
 * @param record - what the ledger keeps
 * @returns the outcome
 */
export function outcomeOf(path: string, record: IngestRecord): ArticleOutcome {
  const { article, problems } = record;
  if (article === undefined) return { path, problems };
  const { id, language, headline, section, bylines, published, updated, status, images } = article;
  return {
    path,
    id,
    language,
    headline,
    ...(section === undefined ? {} : { section }),
    authors: bylines.map(({ name }) => name),
    ...(published === undefined ? {} : { published: published.instant.toString() }),
    ...(updated === undefined ? {} : { updated: updated.instant.toString() }),
    ...(status === "usable" ? {} : { status }),
    images: images.length,
    problems,
  };
}
