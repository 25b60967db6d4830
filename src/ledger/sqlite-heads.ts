import { articleFromJson } from "../model/article-json.ts";
import type { Problem } from "../problem.ts";
import { PUBLIC } from "./doubles.ts";
import type { HeadRecord, Ledger, Version, WindowQuery } from "./ledger.ts";
import { mergeWindows } from "./merge-windows.ts";
import { LANGUAGES, nextMoment, sectionsOf } from "./moments.ts";
import { datesFromRow, headFromRow, problemsFromJson, versionFromRow } from "./rows.ts";
import { SqlitePublished } from "./sqlite-published.ts";
import type { Row } from "./statements.ts";

/** Rows of a window that are read at once: a few more than most feeds hold. */
const STEP = 64;

/** What readers may see at `:now`. */
export const VISIBLE: string = `${PUBLIC} AND shadowed = 0`;

/** What the ledger tells of articles and of their files; all of it only reads. */
export class SqliteHeads extends SqlitePublished {
  translations(path: string): readonly string[] {
    const rows = this.sql.all("SELECT url FROM link WHERE path = :path AND own = 0", {
      path,
    });
    return rows.map((row) => String(row["url"]));
  }

  async claims(id: string): Promise<readonly HeadRecord[]> {
    return this.sql.all("SELECT * FROM head WHERE id = :id ORDER BY path", { id }).map(headFromRow);
  }

  async duplicates(): Promise<
    readonly { readonly path: string; readonly winner: string; readonly id: string }[]
  > {
    const rows = this.sql.all(`SELECT l.path, l.id, w.path winner FROM head l JOIN head w USING (id)
      WHERE l.shadowed = 1 AND w.shadowed = 0 ORDER BY +l.path`);
    return rows.map((row) => ({
      path: String(row["path"]),
      winner: String(row["winner"]),
      id: String(row["id"]),
    }));
  }

  async doubles(): Promise<readonly { readonly path: string; readonly winner: string }[]> {
    const rows = this.sql
      .all(`SELECT d.path, min(w.path) winner FROM head d JOIN head w USING (text, language)
      WHERE d.shadowed = 2 AND w.text <> '' AND w.shadowed = 0 GROUP BY d.path ORDER BY d.path`);
    return rows.map((row) => ({ path: String(row["path"]), winner: String(row["winner"]) }));
  }

  async *window({ languages, section, now }: WindowQuery): AsyncIterable<HeadRecord> {
    const windows = languages.map((language) => this.#windowOf(language, section, now));
    for (const row of mergeWindows(windows)) yield headFromRow(row);
  }

  // One language, so that the index gives the order and little more is read than is taken.
  *#windowOf(language: string, section: string | undefined, now: number): Generator<Row> {
    const bySection = section === undefined ? "" : "AND section = :section";
    const sql = `SELECT *, (SELECT sha256 FROM file WHERE file.path = head.path) source
      FROM head WHERE language = :language ${bySection} AND ${VISIBLE}
      AND published <= :last AND (published < :last OR id > :id)
      ORDER BY published DESC, id LIMIT ${STEP}`;
    let [last, id] = [Number.MAX_SAFE_INTEGER, ""];
    for (let isMore = true; isMore;) {
      const rows = this.sql.all(sql, { language, section: section ?? null, now, last, id });
      yield* rows;
      isMore = rows.length === STEP;
      [last, id] = [Number(rows.at(-1)?.["published"]), String(rows.at(-1)?.["id"])];
    }
  }

  async newest(query: WindowQuery, limit: number, since = -Infinity): Promise<readonly number[]> {
    const { languages, section = null, now } = query;
    const bySection = section === null ? "" : "AND section = :section";
    const sql = `SELECT published FROM head WHERE language = :language ${bySection} AND ${VISIBLE}
      AND published >= :since ORDER BY published DESC LIMIT :limit`;
    const least = Math.max(since, Number.MIN_SAFE_INTEGER);
    const most = Math.min(limit, Number.MAX_SAFE_INTEGER);
    const rows = languages.flatMap((language) =>
      this.sql.all(sql, { language, section, now, since: least, limit: most }),
    );
    const moments = rows.map((row) => Number(row["published"])).toSorted((a, b) => b - a);
    return moments.slice(0, limit);
  }

  async versions(
    stories: readonly string[],
    now: number,
  ): Promise<ReadonlyMap<string, readonly Version[]>> {
    const sql = `WITH member(asked, story) AS (SELECT value, value FROM json_each(:stories) UNION
      SELECT a.story, b.story FROM json_each(:stories) CROSS JOIN kin a ON a.story = value
      JOIN kin b USING (family))
      SELECT asked, id, url, language FROM member CROSS JOIN head ON head.story = member.story
      WHERE ${VISIBLE} ORDER BY language, published, id`;
    const rows = this.sql.all(sql, { stories: JSON.stringify(stories), now });
    const byStory = Map.groupBy(rows, (row) => String(row["asked"]));
    return new Map([...byStory].map(([story, found]) => [story, found.map(versionFromRow)]));
  }

  async languages(): Promise<readonly string[]> {
    const rows = this.sql.all(`SELECT language FROM (${LANGUAGES}) UNION
      SELECT language FROM item WHERE withdrawn IS NOT NULL ORDER BY language`);
    return rows.map((row) => String(row["language"]));
  }

  async sections(languages: readonly string[], now: number): Promise<readonly string[]> {
    const sql = sectionsOf(VISIBLE);
    const rows = languages.flatMap((language) => this.sql.all(sql, { language, now }));
    return [...new Set(rows.map((row) => String(row["section"])))].toSorted();
  }

  async nextMoment(
    now: number,
    ages: readonly number[],
    takedowns: readonly number[],
  ): Promise<number | undefined> {
    return nextMoment(this.sql, now, ages, takedowns);
  }

  async article(path: string): Promise<ReturnType<typeof articleFromJson> | undefined> {
    const [row] = this.sql.all("SELECT json FROM article WHERE path = :path", { path });
    return row === undefined ? undefined : articleFromJson(String(row["json"]));
  }

  async statedDates(path: string): ReturnType<Ledger["statedDates"]> {
    const [row] = this.sql.all(
      `SELECT json ->> '$.published.instant' published, json ->> '$.updated.instant' updated
        FROM article WHERE path = :path`,
      { path },
    );
    return row === undefined ? {} : datesFromRow(row);
  }

  async problems(): Promise<readonly Problem[]> {
    const rows = this.sql.all("SELECT problems FROM file WHERE problems IS NOT NULL ORDER BY path");
    return rows.flatMap((row) => problemsFromJson(row["problems"]));
  }

  async dated(after: number, now: number): Promise<readonly HeadRecord[]> {
    const sql = `SELECT * FROM head WHERE published > :after AND ${VISIBLE} ORDER BY +path`;
    return this.sql.all(sql, { after, now }).map(headFromRow);
  }

  async failing(): Promise<ReadonlySet<string>> {
    const rows = this.sql.all(`SELECT id FROM file WHERE problems IS NOT NULL AND id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM head WHERE head.path = file.path)`);
    return new Set(rows.map((row) => String(row["id"])));
  }
}
