import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Takes a place that only one process can have: an exclusive lock that the operating system gives back when the process
 * dies. Closing it gives it back.
 * @param file - a database that holds nothing but the lock
 * @param patience - milliseconds to wait for another process
 * @returns the lock
 * @throws {Error} for which {@link isBusy} holds, where another process has the place
 */
export function takeLease(file: string, patience: number): DatabaseSync {
  const lease = new DatabaseSync(file, { timeout: patience });
  try {
    lease.exec("BEGIN EXCLUSIVE");
    return lease;
  } catch (error) {
    lease.close();
    throw error;
  }
}

/**
 * Takes the place of the one process that runs the schedule now, without waiting.
 * @param state - file of the ledger
 * @returns gives the place back; undefined where another process has it
 */
export function tryScheduleLease(state: string): (() => void) | undefined {
  try {
    mkdirSync(dirname(state), { recursive: true });
    const lease = takeLease(`${state}-schedule`, 0);
    return () => lease.close();
  } catch (error) {
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/**
 * Whether SQLite gave up waiting for a lock.
 * @param error - what was thrown
 * @returns true for SQLITE_BUSY
 */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|SQLITE_BUSY/.test(error.message);
}
