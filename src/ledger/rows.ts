import type { UploadRecord } from "../model/document.ts";
import type { ArticleStatus } from "../model/article.ts";
import type { PartnerFacts } from "../model/partner.ts";
import type { Problem } from "../problem.ts";
import type {
  DocumentRecord,
  DocumentStamp,
  FileRecord,
  HeadRecord,
  ItemRecord,
  Pieces,
  RunRecord,
  Version,
} from "./ledger.ts";
import type { Row } from "./statements.ts";

/**
 * A column that may be NULL.
 * @param value - the column
 * @returns milliseconds since 1970, or undefined
 */
function moment(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

/**
 * The status a row was written with.
 * @param value - the column
 * @returns the status
 */
function status(value: unknown): ArticleStatus {
  return value === "withheld" || value === "withdrawn" ? value : "usable";
}

/**
 * A row of `file`.
 * @param row - as stored
 * @returns the record
 */
export function fileFromRow(row: Row): FileRecord {
  return {
    path: String(row["path"]),
    size: Number(row["size"]),
    mtimeMs: Number(row["mtime"]),
    sha256: String(row["sha256"]),
    id: typeof row["id"] === "string" ? row["id"] : undefined,
  };
}

/**
 * A row of `head`.
 * @param row - as stored
 * @returns the record
 */
export function headFromRow(row: Row): HeadRecord {
  return {
    path: String(row["path"]),
    id: String(row["id"]),
    language: String(row["language"]),
    section: String(row["section"]),
    story: String(row["story"]),
    status: status(row["status"]),
    published: Number(row["published"]),
    updated: Number(row["updated"]),
    content: String(row["content"]),
    embargo: moment(row["embargo"]),
    expires: moment(row["expires"]),
    url: String(row["url"]),
    keywords: strings(row["keywords"]),
    authors: strings(row["authors"]),
    credit: String(row["credit"]),
    text: String(row["text"]),
    ...(typeof row["source"] === "string" ? { source: row["source"] } : {}),
  };
}

/**
 * Moments of RFC 3339.
 * @param row - of any query
 * @returns milliseconds since 1970, for the columns that are not NULL
 */
export function datesFromRow(row: Row): Record<string, number> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, Temporal.Instant.from(value).epochMilliseconds]] : [],
    ),
  );
}

/**
 * A row of `head`, of which only the address matters.
 * @param row - as stored
 * @returns the version
 */
export function versionFromRow(row: Row): Version {
  return {
    id: String(row["id"]),
    url: String(row["url"]),
    language: String(row["language"]),
  };
}

/**
 * A row of `item`.
 * @param row - as stored
 * @returns the record
 */
export function itemFromRow(row: Row): ItemRecord {
  return {
    id: String(row["id"]),
    language: String(row["language"]),
    section: String(row["section"]),
    url: String(row["url"]),
    firstSeen: Number(row["first_seen"]),
    published: Number(row["published"]),
    updated: Number(row["updated"]),
    content: String(row["content"]),
    live: moment(row["live"]),
    withdrawn: moment(row["withdrawn"]),
  };
}

/**
 * A row of `document` without what is in it.
 * @param row - as stored
 * @returns the record
 */
export function stampFromRow(row: Row): DocumentStamp {
  return {
    path: String(row["path"]),
    fingerprint: String(row["fingerprint"]),
    sha256: String(row["sha256"]),
    size: Number(row["size"]),
    mtimeMs: Number(row["mtime"]),
    problems: problemsFromJson(row["problems"]),
  };
}

/**
 * A row of `document`.
 * @param row - as stored
 * @returns the record
 */
export function documentFromRow(row: Row): DocumentRecord {
  const pieces: Pieces = JSON.parse(String(row["pieces"]));
  return { ...stampFromRow(row), entries: revisions(row["entries"]), pieces };
}

/**
 * A JSON array of strings.
 * @param value - the column
 * @returns the strings
 */
function strings(value: unknown): readonly string[] {
  if (value === "[]") return [];
  const list: string[] = JSON.parse(String(value));
  return list;
}

/** The entries that were read last: the documents of one feed hold the same. */
let last: { readonly written: string; readonly entries: Readonly<Record<string, string>> } = {
  written: "{}",
  entries: {},
};

/**
 * A JSON object of strings.
 * @param value - the column
 * @returns revisions by id
 */
function revisions(value: unknown): Readonly<Record<string, string>> {
  const written = String(value);
  if (written !== last.written) last = { written, entries: JSON.parse(written) };
  return last.entries;
}

/**
 * A JSON array of Problems.
 * @param value - the column
 * @returns the Problems
 */
export function problemsFromJson(value: unknown): readonly Problem[] {
  if (value === "[]") return [];
  const problems: Problem[] = JSON.parse(String(value));
  return problems;
}

/** Facts as JSON has them: moments are RFC 3339. */
type FactsJson = Omit<PartnerFacts, "published" | "firstSent" | "signalled" | "withdrawn"> & {
  readonly published: string;
  readonly firstSent: string;
  readonly signalled: string;
  readonly withdrawn?: string;
};

/**
 * A row of `partner`.
 * @param row - as stored
 * @returns what the partner was told
 */
export function factsFromRow(row: Row): PartnerFacts {
  const json: FactsJson = JSON.parse(String(row["facts"]));
  const { withdrawn, ...rest } = json;
  return {
    ...rest,
    published: Temporal.Instant.from(json.published),
    firstSent: Temporal.Instant.from(json.firstSent),
    signalled: Temporal.Instant.from(json.signalled),
    ...(withdrawn === undefined ? {} : { withdrawn: Temporal.Instant.from(withdrawn) }),
  };
}

/**
 * A row of `run`.
 * @param row - as stored
 * @returns the record
 */
export function runFromRow(row: Row): RunRecord {
  const outcome = String(row["outcome"]);
  return {
    started: Number(row["started"]),
    finished: Number(row["finished"]),
    outcome:
      outcome === "done" || outcome === "incomplete" || outcome === "stopped" ? outcome : "failed",
    covered: Number(row["covered"]),
    slots: Number(row["slots"]),
  };
}

/**
 * A row of `upload`.
 * @param row - of SQLite
 * @returns the record
 */
export function uploadFromRow(row: Row): UploadRecord {
  return { sha256: String(row["sha256"]), tag: String(row["tag"]) };
}
