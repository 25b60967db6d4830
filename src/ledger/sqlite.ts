import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isBusy, Lease } from "./lease.ts";
import { LedgerBusyError, LedgerCorruptError, LedgerUnusableError, type Ledger } from "./ledger.ts";
import { MIGRATIONS } from "./schema.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";
import { messageOf } from "../model/message-of.ts";

/** Milliseconds a run waits for another one to finish writing. */
const BUSY_TIMEOUT = 10_000;

/**
 * Opens the ledger in a file, making or migrating it where needed. A writer holds the lease until it closes the ledger
 * or dies, so that two runs never publish at once; it waits a little for another run to finish.
 * @param file - path, or ":memory:"
 * @param role - readers take no lease
 * @param patience - milliseconds to wait for others; the process stands still meanwhile
 * @returns the ledger
 * @throws {LedgerBusyError} where another run holds the lease
 * @throws {LedgerCorruptError} where the file is damaged
 * @throws {LedgerUnusableError} where the file cannot be opened or is from a newer Polywire
 */
export function openLedger(
  file: string,
  role: "reader" | "writer" = "writer",
  patience: number = BUSY_TIMEOUT,
): Ledger {
  let lease: Lease | undefined;
  let database: DatabaseSync | undefined;
  try {
    const kept = file !== ":memory:";
    if (kept) mkdirSync(dirname(file), { recursive: true });
    if (kept && role === "writer") lease = new Lease(`${file}-lease`);
    lease?.take(patience);
    database = new DatabaseSync(file, { timeout: patience });
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 8000",
    );
    migrate(database, file);
    return new SqliteLedger(database, lease);
  } catch (error) {
    database?.close();
    lease?.close();
    throw openingError(error);
  }
}

/**
 * Why a ledger could not be opened.
 * @param error - what was thrown
 * @returns one of the ledger's own errors
 */
function openingError(error: unknown): Error {
  if (error instanceof LedgerUnusableError || error instanceof LedgerBusyError) return error;
  if (isCorruption(error)) return new LedgerCorruptError(String(error), { cause: error });
  if (isBusy(error)) return new LedgerBusyError("another run is writing", { cause: error });
  return new LedgerUnusableError(messageOf(error), { cause: error });
}

/**
 * Brings the schema up to date.
 * @param database - open
 * @param file - for the message
 */
function migrate(database: DatabaseSync, file: string): void {
  if (versionOf(database) > MIGRATIONS.length) {
    const version = versionOf(database);
    throw new LedgerUnusableError(
      `${file} was written by a newer Polywire (schema ${version}), which alone can go on with it`,
    );
  }
  if (versionOf(database) === MIGRATIONS.length) return;
  // Asked again under the lock: another process may have migrated meanwhile.
  database.exec("BEGIN IMMEDIATE");
  for (const step of MIGRATIONS.slice(versionOf(database))) database.exec(step);
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
}

/**
 * How many steps of the schema a file has taken.
 * @param database - open
 * @returns the number
 */
function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}

/**
 * Moves a damaged ledger aside, so that a new one can take its place.
 * @param file - its path
 * @returns where it lies now
 */
export function setAside(file: string): string {
  let n = 1;
  while (existsSync(`${file}.damaged-${n}`)) n += 1;
  const aside = `${file}.damaged-${n}`;
  for (const part of ["", "-wal", "-shm"]) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return aside;
}

/** SQLite's result codes of damage. https://www.sqlite.org/rescode.html */
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/**
 * Whether SQLite found a file damaged.
 * @param error - what was thrown
 * @returns true for SQLITE_CORRUPT and SQLITE_NOTADB, extended codes included
 */
export function isCorruption(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error)) return false;
  const code = Number(error.errcode) % 256;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}
