import type { Article, ArticleStatus } from "../model/article.ts";
import type { UploadRecord } from "../model/document.ts";
import type { PartnerFacts } from "../model/partner.ts";
import type { Problem } from "../problem.ts";
import type { Deferred, DeferredRecord } from "./deferred.ts";
import type { Counts, Traces } from "./traces.ts";

/** A file as the last run saw it. */
export interface FileRecord {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the bytes, lower-case hex; "" where they could not be read. */
  readonly sha256: string;
  /** Of the article that the file gives, or gave before it failed. */
  readonly id?: string | undefined;
}

/** What a file is compared by before anything of it is read. */
export interface FileStamp {
  /** Bytes; -1 where they could not be read. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** What selection decides on. Moments are milliseconds since 1970. */
export interface HeadRecord {
  readonly path: string;
  readonly id: string;
  /** Canonical BCP 47. */
  readonly language: string;
  /** Key of the section, the same in every language; "" where the article names none. */
  readonly section: string;
  /** Key shared by the language versions of a story. */
  readonly story: string;
  readonly status: ArticleStatus;
  /** The moment of publication as feeds show it: frozen at first sight. */
  readonly published: number;
  /** Moved only by changed content. */
  readonly updated: number;
  /** SHA-256 over the content, dates left out. */
  readonly content: string;
  readonly embargo?: number | undefined;
  readonly expires?: number | undefined;
  readonly url: string;
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly credit: string;
  /** Equal for articles of one language that say the same; "" where there is nothing to compare. */
  readonly text: string;
  /** SHA-256 of the file it was read from; known of what a window shows. */
  readonly source?: string | undefined;
}

/** A language version of a story. */
export type Version = Pick<HeadRecord, "id" | "url" | "language">;

/** Addresses of an article, in a form that can be compared. */
export interface Addresses {
  /** Of its own page. */
  readonly own: readonly string[];
  /** Of what it names as its translations. */
  readonly translations: readonly string[];
}

/** A file, and the article it gave (absent where it failed). */
export interface IngestRecord {
  readonly file: FileRecord;
  readonly head?: HeadRecord;
  readonly article?: Article;
  readonly addresses?: Addresses;
  readonly problems: readonly Problem[];
}

/** The life of an id: what files cannot remember. Moments are milliseconds since 1970. */
export interface ItemRecord {
  readonly id: string;
  readonly language: string;
  readonly section: string;
  readonly url: string;
  readonly firstSeen: number;
  readonly published: number;
  readonly updated: number;
  readonly content: string;
  /** First run in which readers could see it; absent while embargoed or withheld. */
  readonly live?: number | undefined;
  /** When it was taken down; absent while it stands. */
  readonly withdrawn?: number | undefined;
}

/** A published document as the last run left it, but for what is in it. */
export interface DocumentStamp {
  readonly path: string;
  /** Over everything the document was made from. */
  readonly fingerprint: string;
  /** Of the bytes. */
  readonly sha256: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** What preflight found when it was written. */
  readonly problems: readonly Problem[];
}

/** A published document as the last run left it. */
export interface DocumentRecord extends DocumentStamp {
  /** Revisions of its entries by id, where it is a feed. */
  readonly entries: Readonly<Record<string, string>>;
  /** Where in its bytes each entry lies, by what the entry was made from. */
  readonly pieces: Pieces;
}

/** Begin and end of parts of a document, in bytes, and the prefixes of their elements, with "," between them. */
export type Pieces = Readonly<
  Record<string, readonly [from: number, to: number, prefixes: string]>
>;

/** A run of the schedule. Moments are milliseconds since 1970. */
export interface RunRecord {
  readonly started: number;
  readonly finished: number;
  readonly outcome: "done" | "incomplete" | "failed" | "stopped";
  /** Every slot up to this moment is done with; a run that failed covers no more than the one before it. */
  readonly covered: number;
  /** How many slots it made up for. */
  readonly slots: number;
}

/** Which heads a feed may show at a moment. */
export interface WindowQuery {
  readonly languages: readonly string[];
  readonly section?: string;
  /** Milliseconds since 1970; decides embargo and expiry. */
  readonly now: number;
}

/**
 * What Polywire remembers between runs. Everything written between `begin` and `commit` is kept whole or not at all.
 * Asynchronous, so that a database server can stand here for fleets; but for `deferred`, `traces` and `translations`, which
 * are asked for every file of an archive and answer at once: such a server would have to keep what they tell beside it.
 */
export interface Ledger {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
  /** Lets other runs write until `resume`. */
  rest(): Promise<void>;
  /** Puts in order what runs left, while it rests. */
  tidy(): Promise<void>;
  /** Goes on after `rest`; waits for another run as long as it is told to, in milliseconds. */
  resume(patience: number): Promise<void>;

  /** A setting of the ledger itself, such as the engine that extracted what it holds. */
  meta(key: string): Promise<string | undefined>;
  setMeta(key: string, value: string): Promise<void>;

  /** Files whose articles wait until a window reaches them. */
  readonly deferred: Deferred;
  /** Notes a file whose article waits. */
  defer(file: FileRecord, record: DeferredRecord): Promise<void>;

  /** Whether it knows nothing yet. */
  isNew(): Promise<boolean>;

  /** What is needed to see which files changed, by path. */
  stamps(): Promise<ReadonlyMap<string, FileStamp>>;
  file(path: string): Promise<FileRecord | undefined>;
  /** Notes that a file was touched without a change. */
  touch(file: FileRecord): Promise<void>;
  ingest(record: IngestRecord): Promise<void>;
  forget(path: string): Promise<void>;

  /** Comparable addresses of the translations that an article names. */
  translations(path: string): readonly string[];
  /** Heads of an id in all files that claim it. */
  claims(id: string): Promise<readonly HeadRecord[]>;
  /** Hides the heads of all files of an id but one, and gives that one the dates of its item. */
  choose(item: ItemRecord, path: string): Promise<void>;
  /** Files that claim an id, with the file that has it. */
  duplicates(): Promise<
    readonly { readonly path: string; readonly winner: string; readonly id: string }[]
  >;
  /** Articles left out because another one says the same, with that one. */
  doubles(): Promise<readonly { readonly path: string; readonly winner: string }[]>;
  /** Visible heads, newest first, ties by id. */
  window(query: WindowQuery): AsyncIterable<HeadRecord>;
  /** When the newest visible articles were published, newest first, since a moment where one is named. */
  newest(query: WindowQuery, limit: number, since?: number): Promise<readonly number[]>;
  /** Visible heads of stories in all languages, those of stories that their versions name as translations too. */
  versions(
    stories: readonly string[],
    now: number,
  ): Promise<ReadonlyMap<string, readonly Version[]>>;
  /** Languages that articles are in, and those that were taken down. */
  languages(): Promise<readonly string[]>;
  /** Section keys of visible articles in some languages. */
  sections(languages: readonly string[], now: number): Promise<readonly string[]>;
  article(path: string): Promise<Article | undefined>;
  /** Publication and update of an article as its document states them, milliseconds since 1970. */
  statedDates(path: string): Promise<{ readonly published?: number; readonly updated?: number }>;
  /** What is wrong with the files as they are. */
  problems(): Promise<readonly Problem[]>;
  /** Visible articles dated after a moment. */
  dated(after: number, now: number): Promise<readonly HeadRecord[]>;
  /** Ids of articles whose files cannot be read at present: they failed, they were not taken down. */
  failing(): Promise<ReadonlySet<string>>;
  /** How many files gave an article, how many did not, and how many wait. */
  counts(): Promise<Counts>;
  /** What changes in this run, where it is noted. */
  readonly traces: Traces;

  /** How many items stand, and how many of them no file has. */
  itemCounts(): Promise<{ readonly items: number; readonly orphans: number }>;
  item(id: string): Promise<ItemRecord | undefined>;
  putItem(item: ItemRecord): Promise<void>;
  /** Marks as live every visible item that was not yet, unless another one says the same already. */
  enliven(now: number): Promise<void>;
  /** The first moment after now at which an article or a takedown appears, ends, or reaches one of these ages (milliseconds). */
  nextMoment(
    now: number,
    ages: readonly number[],
    takedowns: readonly number[],
  ): Promise<number | undefined>;
  /** Items that readers saw and that were taken down after a moment. */
  withdrawn(languages: readonly string[], since: number): Promise<readonly ItemRecord[]>;
  /**
   * Takes down, or puts up again, items whose articles went or came back; unites stories by their translations. What
   * comes back after readers were told that it went is updated by that, or they would not take it again (RFC 6721 §3).
   */
  settle(now: number): Promise<void>;

  /** What a partner was told of each article in one of its files. */
  partnerFacts(channel: string): Promise<ReadonlyMap<string, PartnerFacts>>;
  putPartnerFacts(channel: string, facts: readonly PartnerFacts[]): Promise<void>;

  /** The last run of the schedule, on whatever machine. */
  lastRun(): Promise<RunRecord | undefined>;
  /** Notes a run of the schedule; old ones are forgotten. */
  putRun(run: RunRecord): Promise<void>;

  /** Files on a publish target, by path, as far as they were sent by this newsroom. */
  uploads(place: string): Promise<ReadonlyMap<string, UploadRecord>>;
  /** Notes a file as it is on a target now; undefined where it is there no more. */
  putUpload(place: string, path: string, upload: UploadRecord | undefined): Promise<void>;

  /** All documents, without what is in them. */
  outline(): Promise<ReadonlyMap<string, DocumentStamp>>;
  /** All documents, or those whose paths begin in one of these ways. */
  documents(beginnings?: readonly string[]): Promise<ReadonlyMap<string, DocumentRecord>>;
  putDocument(document: DocumentRecord): Promise<void>;
  forgetDocument(path: string): Promise<void>;
}

/** Another run is writing. */
export class LedgerBusyError extends Error {}

/** The file is no ledger, or from a newer Polywire. */
export class LedgerUnusableError extends Error {}

/** The file was a ledger and is damaged: what it knew has to be found out anew. */
export class LedgerCorruptError extends LedgerUnusableError {}
