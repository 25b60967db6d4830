import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LedgerBusyError, LedgerUnusableError, type Ledger } from "./ledger.ts";
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
 * @throws {LedgerUnusableError} where the file is no ledger or from a newer Polywire
 */
export function openLedger(file: string, role: "reader" | "writer" = "writer"): Ledger {
  try {
    const kept = file !== ":memory:";
    if (kept) mkdirSync(dirname(file), { recursive: true });
    const lease = kept && role === "writer" ? takeLease(`${file}-lease`) : undefined;
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY",
    );
    migrate(database, file);
    return new SqliteLedger(database, lease);
  } catch (error) {
    if (error instanceof LedgerUnusableError) throw error;
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
 * Whether SQLite gave up waiting for a lock.
 * @param error - what was thrown
 * @returns true for SQLITE_BUSY
 */
function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|SQLITE_BUSY/.test(error.message);
}
