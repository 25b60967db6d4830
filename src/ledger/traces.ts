import type { DatabaseSync } from "node:sqlite";
import type { Row, Statements } from "./statements.ts";

/** An article, or one that was, where something changed: enough to tell which feeds that can touch. */
export interface Trace {
  /** "" where it waits unread. */
  readonly id: string;
  readonly language: string;
  /** Key; "" where the article names none. */
  readonly section: string;
  /** Milliseconds since 1970. */
  readonly published: number;
}

/** How many files gave an article, how many did not, and how many wait. */
export interface Counts {
  readonly articles: number;
  readonly failed: number;
  readonly deferred: number;
}

/** What is noted of a row as it was (OLD) and as it is (NEW) when it comes, changes or goes, and what is counted. */
const WATCHED: readonly (readonly [table: string, columns: string, counted: string])[] = [
  ["file", "'', '', '', '', 0", "files"],
  ["head", "ROW.id, ROW.language, ROW.section, ROW.story, ROW.published", "articles"],
  ["deferred", "'', ROW.language, ROW.section, '', ROW.published", "waiting"],
  ["item", "ROW.id, ROW.language, ROW.section, '', ROW.published", ""],
  ["kin", "'', '', '', ROW.story, 0", ""],
];

/**
 * What notes the changes of a table.
 * @param table - of the ledger
 * @param columns - of a note
 * @param counted - column of the tally; "" for a table whose rows are not counted
 * @returns statements
 */
function triggers(table: string, columns: string, counted: string): string {
  const note = (row: string): string =>
    `INSERT INTO trace VALUES (${columns.replaceAll("ROW", row)});`;
  const count = (by: number): string =>
    counted === "" ? "" : `UPDATE tally SET ${counted} = ${counted} + ${by};`;
  const trigger = (name: string, event: string, ...steps: readonly string[]): string =>
    `CREATE TEMP TRIGGER ${table}_${name} AFTER ${event} ON main.${table} BEGIN ${steps.join(" ")} END;`;
  return [
    trigger("comes", "INSERT", note("NEW"), count(1)),
    trigger("goes", "DELETE", note("OLD"), count(-1)),
    trigger("changes", "UPDATE", note("OLD"), note("NEW")),
  ].join("\n");
}

/** What the connection keeps to itself: the notes, and what makes them, whatever of the ledger is written. */
const SCHEMA: string = [
  "PRAGMA recursive_triggers = ON;",
  "CREATE TEMP TABLE trace (id TEXT, language TEXT, section TEXT, story TEXT, published INTEGER);",
  "CREATE TEMP TABLE tally (files INTEGER, articles INTEGER, waiting INTEGER);",
  "INSERT INTO tally VALUES (0, 0, 0);",
  ...WATCHED.map((each) => triggers(...each)),
].join("\n");

const RESET: readonly string[] = [
  "DELETE FROM trace",
  "UPDATE tally SET files = 0, articles = 0, waiting = 0",
];

/** All that was noted, and the language versions of those articles: their entries name each other. */
const TRACED = `WITH RECURSIVE told(story) AS (SELECT DISTINCT story FROM trace WHERE story <> ''),
  family(story) AS (SELECT story FROM told UNION
    SELECT b.story FROM told JOIN kin a USING (story) JOIN kin b ON b.family = a.family)
  SELECT id, language, section, published FROM trace WHERE language <> ''
  UNION SELECT h.id, h.language, h.section, h.published FROM family CROSS JOIN head h USING (story)`;

/** Articles whose moment of a kind came; the bounds are inclusive, which notes one too many at most. */
const CAME: readonly string[] = ["embargo", "expires"].map(
  (moment) => `INSERT INTO trace SELECT id, language, section, story, published FROM head
    WHERE ${moment} BETWEEN :from AND :now`,
);

/** Notes what changes in the ledger, so that only feeds that this can touch are looked at. */
export class Traces {
  readonly #database: DatabaseSync;
  readonly #sql: Statements;
  #installed = false;
  #before: Counts | undefined;

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database;
    this.#sql = statements;
  }

  /**
   * Takes over what the last run counted; it holds until {@link watch} notes what changes.
   * @param before - counted at its end
   */
  begin(before: Counts): void {
    this.#before = before;
    if (this.#installed) for (const sql of RESET) this.#sql.all(sql);
  }

  /** Ends what the last run of this process noted. */
  end(): void {
    this.#before = undefined;
  }

  /** Notes from now on whatever is written. */
  watch(): void {
    if (!this.#installed) this.#database.exec(SCHEMA);
    this.#installed = true;
  }

  /**
   * Notes articles that the clock alone showed or hid.
   * @param from - milliseconds since 1970
   * @param now - milliseconds since 1970
   */
  pass(from: number, now: number): void {
    for (const sql of CAME) this.#sql.all(sql, { from, now });
  }

  /**
   * What was noted.
   * @returns articles before and after, each with the language versions of its story
   */
  read(): readonly Trace[] {
    return this.#sql.all(TRACED).map(traceFromRow);
  }

  /**
   * What the ledger holds, without counting it again.
   * @returns the numbers, undefined where nothing was noted
   */
  counts(): Counts | undefined {
    const before = this.#before;
    if (before === undefined || !this.#installed) return before;
    const [row = {}] = this.#sql.all("SELECT files, articles, waiting FROM tally");
    const [files, articles, waiting] = ["files", "articles", "waiting"].map((name) =>
      Number(row[name]),
    );
    const [added = 0, read = 0, waits = 0] = [files, articles, waiting];
    return {
      articles: before.articles + read,
      failed: before.failed + added - read - waits,
      deferred: before.deferred + waits,
    };
  }

  /**
   * Articles that reached an age.
   * @param from - milliseconds since 1970
   * @param now - milliseconds since 1970
   * @param age - milliseconds
   * @returns the articles
   */
  aged(from: number, now: number, age: number): readonly Trace[] {
    const sql = `SELECT id, language, section, published FROM head
      WHERE published BETWEEN :since AND :until`;
    return this.#sql.all(sql, { since: from - age, until: now - age }).map(traceFromRow);
  }

  /**
   * Takedowns that reached an age.
   * @param from - milliseconds since 1970
   * @param now - milliseconds since 1970
   * @param age - milliseconds
   * @returns what was taken down
   */
  forgotten(from: number, now: number, age: number): readonly Trace[] {
    const sql = `SELECT id, language, section, published FROM item
      WHERE withdrawn BETWEEN :since AND :until`;
    return this.#sql.all(sql, { since: from - age, until: now - age }).map(traceFromRow);
  }
}

/**
 * A row of notes.
 * @param row - as SQLite hands it over
 * @returns the trace
 */
function traceFromRow(row: Row): Trace {
  return {
    id: String(row["id"]),
    language: String(row["language"]),
    section: String(row["section"]),
    published: Number(row["published"]),
  };
}
