import type { UploadRecord } from "../model/document.ts";
import type { PartnerFacts } from "../model/partner.ts";
import type { DocumentRecord, DocumentStamp, RunRecord } from "./ledger.ts";
import { documentFromRow, factsFromRow, runFromRow, stampFromRow, uploadFromRow } from "./rows.ts";
import type { Statements } from "./statements.ts";

/** Runs of the schedule that are remembered. */
const RUNS_KEPT = 1000;

/** What the ledger knows of its outside: documents, partners, targets, runs; and its own settings. */
export class SqlitePublished {
  protected readonly sql: Statements;
  /** What was read or written before, as long as nobody else writes. */
  #outline: Map<string, DocumentStamp> | undefined;
  readonly #meta = new Map<string, string>();

  constructor(statements: Statements) {
    this.sql = statements;
  }

  async partnerFacts(channel: string): Promise<ReadonlyMap<string, PartnerFacts>> {
    const rows = this.sql.all("SELECT id, facts FROM partner WHERE channel = :channel", {
      channel,
    });
    return new Map(rows.map((row) => [String(row["id"]), factsFromRow(row)]));
  }

  async putPartnerFacts(channel: string, facts: readonly PartnerFacts[]): Promise<void> {
    for (const each of facts) {
      const row = { channel, id: each.id, facts: JSON.stringify(each) };
      this.sql.run("INSERT OR REPLACE INTO partner VALUES (:channel, :id, :facts)", row);
    }
  }

  async uploads(place: string): Promise<ReadonlyMap<string, UploadRecord>> {
    const rows = this.sql.all("SELECT path, sha256, tag FROM upload WHERE place = :place", {
      place,
    });
    return new Map(rows.map((row) => [String(row["path"]), uploadFromRow(row)]));
  }

  async putUpload(place: string, path: string, upload: UploadRecord | undefined): Promise<void> {
    if (upload === undefined) {
      this.sql.run("DELETE FROM upload WHERE place = :place AND path = :path", {
        place,
        path,
      });
      return;
    }
    const row = { place, path, ...upload };
    this.sql.run("INSERT OR REPLACE INTO upload VALUES (:place, :path, :sha256, :tag)", row);
  }

  async lastRun(): Promise<RunRecord | undefined> {
    const [row] = this.sql.all("SELECT * FROM run ORDER BY id DESC LIMIT 1");
    return row === undefined ? undefined : runFromRow(row);
  }

  async putRun(run: RunRecord): Promise<void> {
    this.sql.run(
      `INSERT INTO run (started, finished, outcome, covered, slots)
        VALUES (:started, :finished, :outcome, :covered, :slots)`,
      { ...run },
    );
    this.sql.run("DELETE FROM run WHERE id <= (SELECT max(id) FROM run) - :kept", {
      kept: RUNS_KEPT,
    });
  }

  async outline(): Promise<ReadonlyMap<string, DocumentStamp>> {
    const sql = "SELECT path, fingerprint, sha256, size, mtime, problems FROM document";
    this.#outline ??= new Map(
      this.sql.all(sql).map((row) => [String(row["path"]), stampFromRow(row)]),
    );
    return new Map(this.#outline);
  }

  async meta(key: string): Promise<string | undefined> {
    const kept = this.#meta.get(key);
    if (kept !== undefined) return kept;
    const value = this.sql.prepare("SELECT value FROM meta WHERE key = :key").get({ key })?.[
      "value"
    ];
    if (typeof value !== "string") return undefined;
    this.#meta.set(key, value);
    return value;
  }

  async setMeta(key: string, value: string): Promise<void> {
    if (this.#meta.get(key) === value) return;
    this.sql.run("INSERT OR REPLACE INTO meta VALUES (:key, :value)", { key, value });
    this.#meta.set(key, value);
  }

  /** Has everything read again, where it may be otherwise now. */
  protected forgetKept(): void {
    this.#outline = undefined;
    this.#meta.clear();
  }

  async documents(
    beginnings: readonly string[] = [""],
  ): Promise<ReadonlyMap<string, DocumentRecord>> {
    const sql = "SELECT * FROM document WHERE path >= :beginning AND path < :end";
    const rows = beginnings.flatMap((beginning) =>
      this.sql.all(sql, { beginning, end: `${beginning}\u{10FFFF}` }),
    );
    return new Map(rows.map((row) => [String(row["path"]), documentFromRow(row)]));
  }

  async putDocument(record: DocumentRecord): Promise<void> {
    const { mtimeMs, entries, problems, pieces, ...document } = record;
    this.sql.run(
      `INSERT OR REPLACE INTO document
        VALUES (:path, :fingerprint, :sha256, :size, :mtime, :entries, :problems, :pieces)`,
      {
        ...document,
        mtime: mtimeMs,
        entries: JSON.stringify(entries),
        pieces: JSON.stringify(pieces),
        problems: JSON.stringify(problems),
      },
    );
    this.#outline?.set(document.path, { ...document, mtimeMs, problems });
  }

  async forgetDocument(path: string): Promise<void> {
    this.sql.run("DELETE FROM document WHERE path = :path", { path });
    this.#outline?.delete(path);
  }
}
