import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../config.ts";
import type { ItemRecord, Ledger } from "../../ledger/ledger.ts";
import { sha256Of } from "../../load/sha256.ts";
import { CATALOGUE_NAMES } from "../../model/output-names.ts";
import type { PartnerFacts } from "../../model/partner.ts";
import { problem, type Problem } from "../../problem.ts";
import { listedFiles } from "./feeds-json.ts";
import { fromJson } from "./from-json.ts";
import { fromXml } from "./from-xml.ts";
import type { PublishedFeed, PublishedItem, PublishedTombstone } from "./published-item.ts";

/** Feeds of partners, and archive pages; `feeds.json` lists neither. */
const UNLISTED = [
  "partners/*/*/{rss,sitemap}.xml",
  "**/archive/[0-9]*/{rss.xml,atom.xml,feed.json}",
];

/** A published file. */
interface Document {
  readonly path: string;
  readonly section: string;
  readonly bytes: Uint8Array;
  readonly feed: PublishedFeed | undefined;
}

/** What is known again. */
interface Recovered {
  readonly items: Map<string, PublishedItem>;
  readonly tombstones: Map<string, PublishedTombstone & { readonly section: string }>;
}

/**
 * Fills an empty ledger with what the published output remembers: ids, dates and content hashes of the entries,
 * tombstones, what partners have, and which files are ours.
 * @param config - of the newsroom
 * @param ledger - empty, within a transaction
 * @returns a warning that says what could not be known; none where nothing was published before
 */
export async function recover(config: Config, ledger: Ledger): Promise<readonly Problem[]> {
  const documents = publishedDocuments(config.output);
  if (documents.length === 0) return [];
  const known: Recovered = { items: new Map(), tombstones: new Map() };
  for (const { feed, section } of documents) learn(known, feed, section);
  for (const item of known.items.values()) await ledger.putItem(liveItem(item));
  const languages = [...new Set([...known.items.values()].map(({ language }) => language))];
  for (const each of known.tombstones.values()) {
    if (known.items.has(each.id)) continue;
    await ledger.putItem(withdrawnItem(each, languageOfId(each.id, languages)));
  }
  for (const document of documents) await remember(document, config, ledger, known);
  const message = `${known.items.size} entries and ${known.tombstones.size} takedowns are known again from the published feeds; entries older than the feeds reach count as new, with the dates their files state, and partners' dates as those of the articles`;
  return [problem("ledger_rebuilt", config.state, message)];
}

/**
 * Every published file that is ours.
 * @param output - the folder
 * @returns the files, listed ones first, JSON Feed before the formats that say less; none without `feeds.json`
 */
function publishedDocuments(output: string): readonly Document[] {
  const list = read(output, "feeds.json");
  if (list === undefined) return [];
  const listed = listedFiles(list) ?? [];
  const sections = new Map(listed.map(({ path, section }) => [path, section]));
  const unlisted = globSync(UNLISTED, { cwd: output }).map((path) => path.split("\\").join("/"));
  const paths = [...new Set([...sections.keys(), ...CATALOGUE_NAMES, ...unlisted])];
  return paths
    .toSorted((a, b) => Number(b.endsWith("feed.json")) - Number(a.endsWith("feed.json")))
    .flatMap((path) => {
      const bytes = read(output, path);
      if (bytes === undefined) return [];
      const feed = isFeed(path) ? parseFeed(path, bytes) : undefined;
      return [{ path, section: sections.get(path) ?? "", bytes, feed }];
    });
}

/**
 * Whether a file is a public feed, which tells of its entries.
 * @param path - within output/
 * @returns true for the three formats
 */
function isFeed(path: string): boolean {
  return !path.startsWith("partners/") && /\/(?:rss\.xml|atom\.xml|feed\.json)$/.test(path);
}

/**
 * Reads a feed.
 * @param path - names the format
 * @param bytes - of the file
 * @returns what it remembers
 */
function parseFeed(path: string, bytes: Uint8Array): PublishedFeed | undefined {
  const text = new TextDecoder().decode(bytes);
  return path.endsWith(".json") ? fromJson(text) : fromXml(text);
}

/**
 * Takes in what a feed remembers; what was said before, in a format that says more, stays.
 * @param known - so far
 * @param feed - read
 * @param section - of the feed, "" for an edition's main feed
 */
function learn(known: Recovered, feed: PublishedFeed | undefined, section: string): void {
  for (const item of feed?.items ?? []) {
    const before = known.items.get(item.id);
    if (before === undefined || before.updated < item.updated) known.items.set(item.id, item);
  }
  for (const each of feed?.tombstones ?? []) {
    const before = known.tombstones.get(each.id);
    if (before === undefined || before.section === "")
      known.tombstones.set(each.id, { ...each, section });
  }
}

/**
 * The life of an article that readers have.
 * @param item - as published
 * @returns the record
 */
function liveItem(item: PublishedItem): ItemRecord {
  const { id, language, section, url, published, updated, revision: content } = item;
  const firstSeen = published;
  return { id, language, section, url, firstSeen, published, updated, content, live: published };
}

/**
 * The life of an article that was taken down.
 * @param tombstone - as published
 * @param language - of the article
 * @returns the record
 */
function withdrawnItem(
  tombstone: PublishedTombstone & { readonly section: string },
  language: string,
): ItemRecord {
  const { id, url, section, withdrawn: moment } = tombstone;
  const dates = { firstSeen: moment, published: moment, updated: moment, live: moment };
  return { id, language, section, url, content: "", ...dates, withdrawn: moment };
}

/**
 * The language of a withdrawn article: tombstones do not tell, ids made from paths do.
 * @param id - of the article
 * @param languages - of the published articles
 * @returns a language; the first one where nothing tells
 */
function languageOfId(id: string, languages: readonly string[]): string {
  return languages.find((language) => id.endsWith(`:${language}`)) ?? languages[0] ?? "";
}

/**
 * Notes a file as ours, with the entries in it, and what a partner has by it.
 * @param document - the file
 * @param config - of the newsroom
 * @param ledger - remembers it
 * @param known - the entries
 */
async function remember(
  document: Document,
  config: Config,
  ledger: Ledger,
  known: Recovered,
): Promise<void> {
  const { path, bytes, feed } = document;
  const { size, mtimeMs } = statSync(join(config.output, path));
  const sha256 = sha256Of(bytes);
  const [, channel] = /^partners\/(.+)\/[^/]+$/.exec(path) ?? [];
  const items = channel === undefined ? (feed?.items ?? []) : sentItems(bytes, known);
  const entries = Object.fromEntries(
    items.map((item) => [item.id, revisionOfItem(item, known.items.get(item.id))]),
  );
  const file = { path, sha256, size, mtimeMs };
  await ledger.putDocument({ ...file, fingerprint: "", entries, pieces: {}, problems: [] });
  if (channel === undefined) return;
  await ledger.putPartnerFacts(
    channel,
    items.map((item) => factsOf(item)),
  );
}

/**
 * The revision of an entry in a file.
 * @param item - as the file has it
 * @param best - as the format that says most of it has it
 * @returns as `revisionOf` writes it; it begins with a space where the content's hash is not known
 */
function revisionOfItem(item: PublishedItem, best: PublishedItem | undefined): string {
  const { published, updated } = item;
  const revision = best?.updated === updated ? best.revision : item.revision;
  return `${revision.slice(0, 16)} ${published} ${updated}`;
}

/**
 * What a partner was told of an article, as far as its entry says it.
 * @param item - as published
 * @returns the facts
 */
function factsOf(item: PublishedItem): PartnerFacts {
  const { id, url, title, revision } = item;
  const published = Temporal.Instant.fromEpochMilliseconds(item.published);
  const signalled = Temporal.Instant.fromEpochMilliseconds(item.updated);
  return { id, url, title, revision, published, firstSent: published, signalled, changes: 0 };
}

/**
 * The entries that a partner's file carries: those whose id or address stands in it.
 * @param bytes - of the file
 * @param known - all entries
 * @returns those among them
 */
function sentItems(bytes: Uint8Array, known: Recovered): readonly PublishedItem[] {
  const text = new TextDecoder().decode(bytes);
  const words = new Set(text.split(/[<>\s[\]]+/));
  const written = (value: string): boolean =>
    value !== "" && (words.has(value) || words.has(value.replaceAll("&", "&amp;")));
  return [...known.items.values()].filter(({ id, url }) => written(id) || written(url));
}

/**
 * Reads a file.
 * @param output - the folder
 * @param path - within it
 * @returns its bytes, undefined where there is none
 */
function read(output: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(join(output, path));
  } catch {
    return undefined;
  }
}
