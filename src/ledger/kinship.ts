import type { StatementSync } from "node:sqlite";
import type { Addresses } from "./ledger.ts";
import type { Statements } from "./statements.ts";

/** Stories that have a version whose address a version of this one names, or the other way round. */
const NEIGHBOURS = `SELECT DISTINCT other.story FROM head JOIN link a USING (path)
  JOIN link b ON b.url = a.url AND b.own <> a.own JOIN head other ON other.path = b.path
  WHERE head.story = :story AND other.story <> :story`;

/**
 * Unites stories whose versions name each other's addresses as translations (hreflang, workTranslation), however many
 * steps apart. Only stories that were touched, and their families, are looked at.
 */
export class Kinship {
  readonly #sql: Statements;
  readonly #touched = new Set<string>();
  readonly #put: StatementSync;
  readonly #forget: StatementSync;
  readonly #storyOf: StatementSync;

  /**
   * @param statements - of the ledger
   */
  constructor(statements: Statements) {
    this.#sql = statements;
    this.#put = statements.prepare("INSERT OR IGNORE INTO link VALUES (?, ?, ?)");
    this.#forget = statements.prepare("DELETE FROM link WHERE path = ?");
    this.#storyOf = statements.prepare("SELECT story FROM head WHERE path = ?");
  }

  /**
   * Notes the addresses of an article.
   * @param path - of its file
   * @param story - its key
   * @param addresses - its own and those of its translations
   */
  put(path: string, story: string, addresses: Addresses): void {
    this.#touched.add(story);
    for (const url of addresses.own) this.#put.run(path, url, 1);
    for (const url of addresses.translations) this.#put.run(path, url, 0);
  }

  /**
   * Forgets the addresses of an article, before its head goes.
   * @param path - of its file
   * @returns false where the file gave no article
   */
  forget(path: string): boolean {
    const story = this.#storyOf.get(path)?.["story"];
    if (story === undefined) return false;
    this.#touched.add(String(story));
    this.#forget.run(path);
    return true;
  }

  /** Brings the families of touched stories up to date. */
  unite(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    if (touched.length === 0) return;
    const linked = this.#sql.prepare("SELECT 1 FROM link WHERE own = 0 LIMIT 1").get();
    const known = this.#sql.prepare("SELECT 1 FROM kin LIMIT 1").get();
    if ((linked ?? known) === undefined) return;
    const done = new Set<string>();
    for (const story of this.#withRelatives(touched)) {
      if (!done.has(story)) this.#settle(this.#family(story), done);
    }
  }

  // Touched stories with all that were of their families so far: a link that went may split one.
  #withRelatives(stories: readonly string[]): ReadonlySet<string> {
    const relatives = this.#sql.prepare(
      "SELECT b.story FROM kin a JOIN kin b USING (family) WHERE a.story = ?",
    );
    const all = new Set(stories);
    for (const story of stories) {
      for (const row of relatives.all(story)) all.add(String(row["story"]));
    }
    return all;
  }

  // A story with all that are linked to it.
  #family(story: string): ReadonlySet<string> {
    const neighbours = this.#sql.prepare(NEIGHBOURS);
    const family = new Set([story]);
    for (const member of family) {
      for (const row of neighbours.all({ story: member })) family.add(String(row["story"]));
    }
    return family;
  }

  // Writes a family down, under the least of its names.
  #settle(family: ReadonlySet<string>, done: Set<string>): void {
    const leave = this.#sql.prepare("DELETE FROM kin WHERE story = ?");
    const join = this.#sql.prepare("INSERT INTO kin VALUES (?, ?)");
    const name = [...family].toSorted()[0] ?? "";
    for (const story of family) {
      leave.run(story);
      if (family.size > 1) join.run(story, name);
      done.add(story);
    }
  }
}
