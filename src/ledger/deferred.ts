import type { DatabaseSync } from "node:sqlite";
import type { Statements } from "./statements.ts";

/** A file that no window reaches yet: only its head was read. Moments are milliseconds since 1970. */
export interface DeferredRecord {
  readonly path: string;
  readonly id: string;
  readonly language: string;
  readonly section: string;
  readonly story: string;
  readonly published: number;
  /** Comparable addresses of its page, two at most. */
  readonly addresses: readonly string[];
}

/** What makes articles belong together. */
export interface Ties {
  readonly id: string;
  readonly story: string;
  /** Comparable addresses of translations. */
  readonly translations: readonly string[];
}

/** Schema of the waiting room as it was at first. */
export const DEFERRED_SCHEMA: string = `
  CREATE TABLE deferred (
    path TEXT PRIMARY KEY, language TEXT NOT NULL, section TEXT NOT NULL, published INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX deferred_window ON deferred (language, published DESC);
  CREATE INDEX deferred_section ON deferred (language, section, published DESC);
  CREATE TABLE deferred_tie (tie TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (tie, path)) WITHOUT ROWID;
  CREATE INDEX deferred_path ON deferred_tie (path);
`;

/** Indexes of the waiting room: which windows reach an article, and what it is tied to. */
const INDEXES: Readonly<Record<string, string>> = {
  deferred_window: "(language, published DESC)",
  deferred_section: "(language, section, published DESC)",
  deferred_id: "(id)",
  deferred_story: "(story)",
  deferred_page: "(page) WHERE page IS NOT NULL",
  deferred_other_page: "(other_page) WHERE other_page IS NOT NULL",
};

/** Makes the indexes, where they are not there. */
const MAKE_INDEXES: string = Object.entries(INDEXES)
  .map(([name, columns]) => `CREATE INDEX IF NOT EXISTS ${name} ON deferred ${columns};`)
  .join("\n");

const DROP_INDEXES: string = Object.keys(INDEXES)
  .map((name) => `DROP INDEX IF EXISTS ${name};`)
  .join("\n");

/**
 * The same in a fifth of the room: ties are numbers, see {@link tieOf}. Files that waited are read as new ones.
 */
export const DEFERRED_TIES: string = `
  DELETE FROM file WHERE path IN (SELECT path FROM deferred);
  DROP TABLE deferred_tie;
  DROP TABLE deferred;
  CREATE TABLE deferred (
    path TEXT NOT NULL UNIQUE, language TEXT NOT NULL, section TEXT NOT NULL, published INTEGER NOT NULL,
    id INTEGER NOT NULL, story INTEGER NOT NULL, page INTEGER, other_page INTEGER
  );
  ${MAKE_INDEXES}
`;

/** Files whose articles wait until a window can reach them. */
export class Deferred {
  readonly #database: DatabaseSync;
  readonly #sql: Statements;

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database;
    this.#sql = statements;
  }

  /**
   * Prepares for a whole archive: to sort its indexes once costs a tenth of keeping them in order. Until
   * {@link endArchive} nothing may be looked up but by its path.
   */
  beginArchive(): void {
    this.#database.exec(DROP_INDEXES);
  }

  /** Makes the indexes that {@link beginArchive} left out. */
  endArchive(): void {
    this.#database.exec(MAKE_INDEXES);
  }

  /**
   * Whether something already taken in belongs to an article, so that it cannot wait.
   * @param record - of the article
   * @returns true where its id or story is known, or its address is that of a translation
   */
  isTied(record: DeferredRecord): boolean {
    const { id, story, addresses } = record;
    const found = this.#sql.prepare(`SELECT EXISTS (SELECT 1 FROM head WHERE id = ?1)
      OR EXISTS (SELECT 1 FROM item WHERE id = ?1) OR EXISTS (SELECT 1 FROM head WHERE story = ?2) tied`);
    const linked = this.#sql.prepare("SELECT 1 FROM link WHERE url = ? AND own = 0 LIMIT 1");
    return (
      Number(found.get(id, story)?.["tied"]) === 1 ||
      addresses.some((address) => linked.get(address) !== undefined)
    );
  }

  /**
   * Notes a file that waits.
   * @param record - of it
   */
  put(record: DeferredRecord): void {
    const { path, language, section, published, id, story, addresses } = record;
    const [page = null, otherPage = null] = addresses.map(tieOf);
    this.#sql
      .prepare("INSERT OR REPLACE INTO deferred VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .run(path, language, section, published, tieOf(id), tieOf(story), page, otherPage);
  }

  /**
   * Forgets a file that waits no more.
   * @param path - of it
   */
  forget(path: string): void {
    this.#sql.prepare("DELETE FROM deferred WHERE path = ?").run(path);
  }

  /**
   * Whether a file waits.
   * @param path - of it
   * @returns true where it does
   */
  has(path: string): boolean {
    return this.#sql.prepare("SELECT 1 FROM deferred WHERE path = ?").get(path) !== undefined;
  }

  /**
   * The newest files that wait, of one language.
   * @param language - of their articles
   * @param section - key, undefined for all
   * @param since - milliseconds since 1970
   * @param limit - how many at most
   * @returns their paths
   */
  newest(
    language: string,
    section: string | undefined,
    since: number,
    limit: number,
  ): readonly string[] {
    const inSection = section === undefined ? "" : "AND section = :section";
    const sql = `SELECT path FROM deferred WHERE language = :language ${inSection} AND published >= :since
      ORDER BY published DESC LIMIT :limit`;
    const values = { language, since, limit, ...(section === undefined ? {} : { section }) };
    return this.#sql
      .prepare(sql)
      .all(values)
      .map((row) => String(row["path"]));
  }

  /**
   * Whether no file waits.
   * @returns true where none does
   */
  isEmpty(): boolean {
    return this.#sql.prepare("SELECT 1 FROM deferred LIMIT 1").get() === undefined;
  }

  /**
   * Languages and sections of files that wait.
   * @returns pairs
   */
  places(): readonly { readonly language: string; readonly section: string }[] {
    const rows = this.#sql.prepare("SELECT DISTINCT language, section FROM deferred").all();
    return rows.map(({ language, section }) => ({
      language: String(language),
      section: String(section),
    }));
  }

  /**
   * Files that wait and belong to an article that was taken in.
   * @param article - its ties
   * @returns their paths
   */
  kin(article: Ties): readonly string[] {
    const { id, story, translations } = article;
    const find = (column: string, tie: string): string[] =>
      this.#sql
        .prepare(`SELECT path FROM deferred WHERE ${column} = ?`)
        .all(tieOf(tie))
        .map((row) => String(row["path"]));
    const pages = translations.flatMap((url) => [...find("page", url), ...find("other_page", url)]);
    return [...find("id", id), ...find("story", story), ...pages];
  }

  /**
   * How many files wait.
   * @returns the number
   */
  count(): number {
    return Number(this.#sql.prepare("SELECT count(*) count FROM deferred").get()?.["count"]);
  }
}

/**
 * A number that stands for an id, a story or an address, since the ties of a whole archive are much to write down. Two
 * that share one by chance cost no more than that an article is read too early.
 * @param text - what may tie
 * @returns 52 bits of a hash (cyrb53, public domain)
 */
function tieOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (high & 0xf_ffff) * 0x1_0000_0000 + (low >>> 0);
}
