import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LedgerBusyError, LedgerCorruptError, LedgerUnusableError, type Ledger } from "./ledger.ts";
import { MIGRATIONS } from "./schema.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";

/** Milliseconds a run waits for another one to finish writing. */
const BUSY_TIMEOUT = 10_000;

/**
 * Opens the ledger in a file, making or migrating it where needed. A writer holds the lease until it closes the ledger
 * or dies, so that two runs never publish at once; it waits a little for another run to finish.
 * @param file - path, or ":memory:"
 * @param role - readers take no lease
 * @returns the ledger
 * @throws {LedgerBusyError} where another run holds the lease
 * @throws {LedgerCorruptError} where the file is damaged
 * @throws {LedgerUnusableError} where the file cannot be opened or is from a newer Polywire
 */
export function openLedger(file: string, role: "reader" | "writer" = "writer"): Ledger {
  let lease: DatabaseSync | undefined;
  let database: DatabaseSync | undefined;
  try {
    const kept = file !== ":memory:";
    if (kept) mkdirSync(dirname(file), { recursive: true });
    lease = kept && role === "writer" ? takeLease(`${file}-lease`) : undefined;
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY",
    );
    migrate(database, file);
    return new SqliteLedger(database, lease);
  } catch (error) {
    database?.close();
    lease?.close();
    if (error instanceof LedgerUnusableError) throw error;
    if (isCorruption(error)) throw new LedgerCorruptError(String(error), { cause: error });
    if (isBusy(error)) throw new LedgerBusyError("another run is writing", { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    throw new LedgerUnusableError(reason, { cause: error });
  }
}

/**
 * Takes the writer's place: an exclusive lock that the operating system gives back when the process dies.
 * @param file - a database that holds nothing but the lock
 * @returns the lock
 */
function takeLease(file: string): DatabaseSync {
  const lease = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  lease.exec("BEGIN EXCLUSIVE");
  return lease;
}

/**
 * Brings the schema up to date.
 * @param database - open
 * @param file - for the message
 */
function migrate(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (version > MIGRATIONS.length) {
    throw new LedgerUnusableError(`${file} was written by a newer Polywire (schema ${version})`);
  }
  for (const [i, step] of MIGRATIONS.entries()) {
    if (i < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${i + 1}; COMMIT`);
  }
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

/**
 * Whether SQLite gave up waiting for a lock.
 * @param error - what was thrown
 * @returns true for SQLITE_BUSY
 */
function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|SQLITE_BUSY/.test(error.message);
}
