import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import pLimit from "p-limit";
import type { Config } from "../config.ts";
import { extract, glance } from "../extract/index.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import type { FileRecord, HeadRecord, IngestRecord, Ledger } from "../ledger/ledger.ts";
import { listFile, type ListedFile } from "../load/list.ts";
import { ruleFor, toSource, type SourceSettings } from "../load/source.ts";
import { sectionByTopic } from "../localize/section-by-topic.ts";
import type { Article, Extraction } from "../model/article.ts";
import { problem, type Problem } from "../problem.ts";
import { addressesOf } from "./addresses.ts";
import { articleUrl } from "./article-url.ts";
import type { Crafts } from "./crafts.ts";
import { fingerprint } from "./engine.ts";
import type { ArticleOutcome } from "./event.ts";
import { sameText } from "./same-text.ts";
import { settleId } from "./settle.ts";

/** Files read at once: enough to keep the disk busy, few enough to keep memory small. */
const READS = 16;

/** Files whose bytes are in memory at once. */
const BATCH = 256;

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

/** What reading changed files needs. */
export interface IngestContext {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly crafts: Crafts;
  /** Made when the first file is read: detection loads much data. */
  readonly extraction: () => Promise<ExtractionContext>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** True where unchanged bytes are read again because the engine or the config changed. */
  readonly reread: boolean;
  /** True where articles that no window reaches may wait unread. */
  readonly defers: boolean;
  readonly onDeferred: () => void;
  readonly onOutcome: (outcome: ArticleOutcome) => void;
}

/** An article out of a file, with what the file's Source knew. */
interface ReadArticle {
  readonly extraction: Extraction;
  readonly stem: string;
}

/**
 * Reads changed files into the ledger.
 * @param files - new, changed or to be read again, in byte order
 * @param context - config, ledger and crafts
 */
export async function ingestFiles(
  files: readonly ListedFile[],
  context: IngestContext,
): Promise<void> {
  const limit = pLimit(READS);
  /** Ids to settle; true where all that changed is the engine that read them. */
  const ids = new Map<string, boolean>();
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const read = batch.map((file) => limit(() => readWhole(file, context.config.limits.bytes)));
    for (const [i, bytes] of (await Promise.all(read)).entries()) {
      const file = batch[i];
      if (file !== undefined && bytes !== undefined) await ingestFile(file, bytes, context, ids);
    }
  }
  for (const [id, reread] of ids) await settleId(id, reread, context);
  if (context.defers) await takeInKin([...ids.keys()], context);
}

/**
 * Takes in articles that wait and belong to others that were taken in: files of the same id, versions of the story.
 * @param ids - of those others
 * @param context - config, ledger and crafts
 */
async function takeInKin(ids: readonly string[], context: IngestContext): Promise<void> {
  const { ledger } = context;
  const paths = new Set<string>();
  for (const id of ids) {
    for (const { path, story } of await ledger.claims(id)) {
      const translations = ledger.translations(path);
      for (const each of ledger.deferred.kin({ id, story, translations })) paths.add(each);
    }
  }
  if (paths.size > 0) await takeIn([...paths].toSorted(), context);
}

/**
 * Reads files that waited so far, and what belongs to them.
 * @param paths - relative to the articles folder
 * @param context - config, ledger and crafts
 */
export async function takeIn(paths: readonly string[], context: IngestContext): Promise<void> {
  const { ledger, config } = context;
  const files: ListedFile[] = [];
  for (const path of paths) {
    const file = listFile(config.articles, path);
    ledger.deferred.forget(path);
    if (file !== undefined) files.push(file);
  }
  const taken: string[] = [];
  await ingestFiles(files, {
    ...context,
    defers: false,
    reread: true,
    onOutcome: (each) => {
      if (each.id !== undefined) taken.push(each.id);
      context.onOutcome(each);
    },
  });
  await takeInKin(taken, context);
}

/**
 * Reads a file's bytes.
 * @param file - as listed
 * @param maxBytes - larger files are not read
 * @returns the bytes, a Problem, or undefined where the file went away meanwhile
 */
async function readWhole(
  file: ListedFile,
  maxBytes: number,
): Promise<Uint8Array | Problem | undefined> {
  if (file.size > maxBytes) {
    return problem("file_too_large", file.path, `${file.size} bytes, ${maxBytes} are allowed`);
  }
  try {
    return await readFile(file.file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    return problem("file_unreadable", file.path, reason);
  }
}

/**
 * Puts one file into the ledger.
 * @param file - as listed
 * @param bytes - its bytes, or why there are none
 * @param context - config, ledger and crafts
 * @param ids - collects the ids whose life may have changed
 */
async function ingestFile(
  file: ListedFile,
  bytes: Uint8Array | Problem,
  context: IngestContext,
  ids: Map<string, boolean>,
): Promise<void> {
  const { path, size, mtimeMs } = file;
  const before = await context.ledger.file(path);
  const sha256 = "code" in bytes ? "" : hash("sha256", bytes);
  const record = { path, size, mtimeMs, sha256, id: before?.id };
  const same = before?.sha256 === sha256;
  // Hashed before anything is parsed: a file that was only touched costs no more than reading it.
  if (same && sha256 !== "" && !context.reread) {
    await context.ledger.touch(record);
    return;
  }
  if (!("code" in bytes) && (await mayWait(record, bytes, before !== undefined, context))) return;
  const read = "code" in bytes ? failed([bytes]) : await readArticle(path, bytes, context);
  const ingested = toRecord(record, read, context);
  await context.ledger.ingest(ingested);
  note(ids, [before?.id, ingested.head?.id], same);
  context.onOutcome(outcome(path, ingested));
}

/**
 * Notes ids to settle.
 * @param ids - noted so far
 * @param touched - of a file, before and now
 * @param reread - true where the file's bytes did not change
 */
function note(
  ids: Map<string, boolean>,
  touched: readonly (string | undefined)[],
  reread: boolean,
): void {
  for (const id of touched) {
    if (id !== undefined) ids.set(id, reread && (ids.get(id) ?? true));
  }
}

/**
 * Lets an article wait unread, where nothing that is published depends on it so far.
 * @param file - size, time and hash
 * @param bytes - of the file
 * @param known - true where the file was seen before
 * @param context - config, ledger and crafts
 * @returns true where it waits
 */
async function mayWait(
  file: FileRecord,
  bytes: Uint8Array,
  known: boolean,
  context: IngestContext,
): Promise<boolean> {
  const { defers, ledger, config, crafts } = context;
  if (!defers || (known && !ledger.deferred.has(file.path))) return false;
  const loaded = toSource(file.path, bytes, settingsOf(config));
  if ("code" in loaded || loaded.problems.length > 0) return false;
  const { source } = loaded;
  const seen = glance(source, await context.extraction());
  if (seen === undefined || seen.translations.length > 0) return false;
  const { id, language, section, published, canonicalUrl } = seen;
  const url = articleUrl({ id, language, path: file.path, canonicalUrl }, source.stem, config);
  const record = {
    path: file.path,
    id,
    language,
    section: section === undefined ? "" : crafts.sectionKey(section),
    story: source.stem,
    published,
    addresses: addressesOf({ id, translations: [] }, url).own,
  };
  if (ledger.deferred.isTied(record)) return false;
  await ledger.defer(file, record);
  context.onDeferred();
  return true;
}

/**
 * What reading a source needs of config.
 * @param config - of the newsroom
 * @returns the settings
 */
function settingsOf(config: Config): SourceSettings {
  const { sources: rules, timeZone, languages, limits } = config;
  return { rules, timeZone, languages, maxBytes: limits.bytes };
}

/**
 * Decodes and extracts.
 * @param path - of the file
 * @param bytes - of the file
 * @param context - config and crafts
 * @returns the extraction with what only the Source knows
 */
async function readArticle(
  path: string,
  bytes: Uint8Array,
  context: IngestContext,
): Promise<ReadArticle> {
  const loaded = toSource(path, bytes, settingsOf(context.config));
  if ("code" in loaded) return failed([loaded]);
  const { source, problems } = loaded;
  const extraction = extract(source, await context.extraction());
  const said = [...problems, ...extraction.problems];
  return {
    extraction: { ...extraction, problems: said },
    stem: source.stem,
  };
}

/**
 * A file that gave no article.
 * @param problems - why
 * @returns an extraction that failed
 */
function failed(problems: readonly Problem[]): ReadArticle {
  return { extraction: { ok: false, problems }, stem: "" };
}

/**
 * What the ledger keeps of a file.
 * @param file - size, time and hash
 * @param read - what came out of it
 * @param context - config and crafts
 * @returns the record
 */
function toRecord(file: FileRecord, read: ReadArticle, context: IngestContext): IngestRecord {
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
function outcome(path: string, record: IngestRecord): ArticleOutcome {
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
