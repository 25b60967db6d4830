import type { DatabaseSync } from "node:sqlite";
import type { FileRecord, FileStamp, IngestRecord, ItemRecord, Ledger } from "./ledger.ts";
import { markDoubles } from "./doubles.ts";
import { Kinship } from "./kinship.ts";
import type { Lease } from "./lease.ts";
import { SqliteHeads, VISIBLE } from "./sqlite-heads.ts";
import { Deferred, type DeferredRecord } from "./deferred.ts";
import { Traces, type Counts } from "./traces.ts";
import { fileFromRow, itemFromRow } from "./rows.ts";
import { Statements } from "./statements.ts";

/** The ledger over `node:sqlite`. */
export class SqliteLedger extends SqliteHeads implements Ledger {
  readonly #database: DatabaseSync;

  readonly #kinship: Kinship;
  readonly deferred: Deferred;
  readonly traces: Traces;

  /** Ids whose standing may have changed in this run. */
  readonly #touched = new Set<string>();
  readonly #lease: Lease | undefined;
  #version = 0;

  constructor(database: DatabaseSync, lease: Lease | undefined) {
    const statements = new Statements(database);
    super(statements);
    this.#database = database;
    this.#kinship = new Kinship(statements);
    this.deferred = new Deferred(database, statements);
    this.traces = new Traces(database, statements);
    this.#lease = lease;
  }

  async begin(): Promise<void> {
    this.#database.exec("BEGIN IMMEDIATE");
  }

  async commit(): Promise<void> {
    this.#database.exec("COMMIT");
  }

  async rollback(): Promise<void> {
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
    this.forgetKept();
  }

  async close(): Promise<void> {
    await this.rollback();
    this.#database.close();
    this.#lease?.close();
  }

  async rest(): Promise<void> {
    this.#lease?.giveBack();
  }

  async tidy(): Promise<void> {
    // Now, when nobody waits, rather than in the middle of a later run.
    this.#database.exec("PRAGMA wal_checkpoint(PASSIVE)");
  }

  async resume(patience: number): Promise<void> {
    this.#lease?.take(patience);
    this.traces.end();
    // It changes when others write, and only then. https://www.sqlite.org/pragma.html#pragma_data_version
    const version = Number(this.sql.all("PRAGMA data_version")[0]?.["data_version"]);
    if (version !== this.#version) this.forgetKept();
    this.#version = version;
  }

  async isNew(): Promise<boolean> {
    const tables = ["item", "file", "document"];
    return tables.every((table) => this.sql.all(`SELECT 1 FROM ${table} LIMIT 1`).length === 0);
  }

  async stamps(): Promise<ReadonlyMap<string, FileStamp>> {
    const statement = this.sql.prepare("SELECT path, iif(sha256 = '', -1, size), mtime FROM file");
    statement.setReturnArrays(true);
    const stamps = new Map<string, FileStamp>();
    for (const row of statement.iterate()) {
      const [path, size, mtimeMs] = Object.values(row);
      stamps.set(String(path), { size: Number(size), mtimeMs: Number(mtimeMs) });
    }
    return stamps;
  }

  async file(path: string): Promise<FileRecord | undefined> {
    const [row] = this.sql.all(
      "SELECT path, size, mtime, sha256, id FROM file WHERE path = :path",
      {
        path,
      },
    );
    return row === undefined ? undefined : fileFromRow(row);
  }

  async touch({ path, size, mtimeMs }: FileRecord): Promise<void> {
    this.sql.run("UPDATE file SET size = :size, mtime = :mtime WHERE path = :path", {
      path,
      size,
      mtime: mtimeMs,
    });
  }

  async ingest({ file, head, article, addresses, problems }: IngestRecord): Promise<void> {
    const { path, mtimeMs: mtime, id = null, ...rest } = file;
    const said = problems.length === 0 ? null : JSON.stringify(problems);
    this.#leave(path);
    if (id !== null) this.#touched.add(id);
    const row = { ...rest, path, mtime, id, said };
    this.sql.run(
      "INSERT OR REPLACE INTO file VALUES (:path, :size, :mtime, :sha256, :id, :said)",
      row,
    );
    if (head === undefined || article === undefined) return;
    const { source: _, ...columns } = head;
    this.sql.run(
      `INSERT INTO head VALUES (:path, :id, :language, :section, :story, :status, :published, :updated, :content,
        :embargo, :expires, :url, :keywords, :authors, :credit, 0, :text)`,
      {
        ...columns,
        embargo: head.embargo ?? null,
        expires: head.expires ?? null,
        keywords: JSON.stringify(head.keywords),
        authors: JSON.stringify(head.authors),
      },
    );
    this.sql.run("INSERT INTO article VALUES (:path, :json)", {
      path,
      json: JSON.stringify(article),
    });
    if (addresses !== undefined) this.#kinship.put(path, head.story, addresses);
  }

  async defer(file: FileRecord, record: DeferredRecord): Promise<void> {
    const { path, size, mtimeMs, sha256 } = file;
    const put = this.sql.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, NULL)");
    put.run(path, size, mtimeMs, sha256, record.id);
    this.deferred.put(record);
  }

  async forget(path: string): Promise<void> {
    this.#leave(path);
    this.sql.run("DELETE FROM file WHERE path = :path", { path });
  }

  // Forgets all that a file gave, but not the file.
  #leave(path: string): void {
    const before = this.sql.prepare("SELECT id FROM file WHERE path = ?").get(path)?.["id"];
    if (before === undefined) return;
    if (typeof before === "string") this.#touched.add(before);
    this.deferred.forget(path);
    if (!this.#kinship.forget(path)) return;
    this.sql.run("DELETE FROM head WHERE path = :path", { path });
    this.sql.run("DELETE FROM article WHERE path = :path", { path });
  }

  async choose({ id, published, updated }: ItemRecord, path: string): Promise<void> {
    const sole = `UPDATE head SET shadowed = (path <> :path)
      WHERE id = :id AND shadowed <> (path <> :path)`;
    this.sql.run(sole, { id, path });
    const dates = `UPDATE head SET published = :published, updated = :updated
      WHERE path = :path AND (published <> :published OR updated <> :updated)`;
    this.sql.run(dates, { path, published, updated });
  }

  async counts(): Promise<Counts> {
    const traced = this.traces.counts();
    if (traced !== undefined) return traced;
    const [row] = this.sql.all(
      "SELECT (SELECT count(*) FROM head) articles, (SELECT count(*) FROM file) files",
    );
    const articles = Number(row?.["articles"] ?? 0);
    const deferred = this.deferred.count();
    return { articles, failed: Number(row?.["files"] ?? 0) - articles - deferred, deferred };
  }

  async itemCounts(): Promise<{ readonly items: number; readonly orphans: number }> {
    const [row] = this.sql.all(`SELECT count(*) items, count(*) FILTER (WHERE id NOT IN
      (SELECT id FROM file WHERE id IS NOT NULL)) orphans FROM item WHERE withdrawn IS NULL`);
    return { items: Number(row?.["items"] ?? 0), orphans: Number(row?.["orphans"] ?? 0) };
  }

  async item(id: string): Promise<ItemRecord | undefined> {
    const [row] = this.sql.all("SELECT * FROM item WHERE id = :id", { id });
    return row === undefined ? undefined : itemFromRow(row);
  }

  async putItem(item: ItemRecord): Promise<void> {
    this.#touched.add(item.id);
    this.sql.run(
      `INSERT OR REPLACE INTO item VALUES (:id, :language, :section, :url, :firstSeen, :published, :updated, :content,
        :live, :withdrawn)`,
      { ...item, live: item.live ?? null, withdrawn: item.withdrawn ?? null },
    );
  }

  async enliven(now: number): Promise<void> {
    markDoubles(this.sql, now);
    this.sql.run(
      `UPDATE item SET live = :now WHERE live IS NULL
        AND EXISTS (SELECT 1 FROM head WHERE head.id = item.id AND ${VISIBLE})`,
      { now },
    );
  }

  async withdrawn(languages: readonly string[], since: number): Promise<readonly ItemRecord[]> {
    const sql = `SELECT * FROM item WHERE withdrawn > :since AND live IS NOT NULL
      AND language IN (SELECT value FROM json_each(:languages)) ORDER BY withdrawn DESC, id`;
    return this.sql.all(sql, { languages: JSON.stringify(languages), since }).map(itemFromRow);
  }

  async settle(now: number): Promise<void> {
    this.#kinship.unite();
    const ids = JSON.stringify([...this.#touched]);
    this.#touched.clear();
    const touched = "id IN (SELECT value FROM json_each(:ids))";
    // Whoever has an article that gets an embargo is told to take it down until then.
    const standing = `(EXISTS (SELECT 1 FROM head WHERE head.id = item.id AND status = 'usable' AND shadowed <> 1
        AND (item.live IS NULL OR embargo IS NULL OR embargo <= :now))
      OR EXISTS (SELECT 1 FROM file WHERE file.id = item.id AND problems IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM head WHERE head.path = file.path)))`;
    const released = "id IN (SELECT id FROM head WHERE embargo BETWEEN item.withdrawn AND :now)";
    const back = this.sql.all(
      `UPDATE item SET withdrawn = NULL, updated = iif(live IS NULL, updated, max(updated, :now))
        WHERE (${touched} OR ${released}) AND withdrawn IS NOT NULL AND ${standing} RETURNING id, updated`,
      { now, ids },
    );
    for (const { id, updated } of back) {
      this.sql.prepare("UPDATE head SET updated = ? WHERE id = ?").run(Number(updated), String(id));
    }
    this.sql.run(
      `UPDATE item SET withdrawn = :now WHERE ${touched} AND withdrawn IS NULL AND NOT ${standing}`,
      { now, ids },
    );
  }
}
