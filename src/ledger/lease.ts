import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LedgerBusyError } from "./ledger.ts";

/**
 * Takes a place that only one process can have: an exclusive lock that the operating system gives back when the process
 * dies. Closing it gives it back.
 * @param file - a database that holds nothing but the lock
 * @param patience - milliseconds to wait for another process
 * @returns the lock
 * @throws {Error} for which {@link isBusy} holds, where another process has the place
 */
function takeLease(file: string, patience: number): DatabaseSync {
  const lease = new DatabaseSync(file, { timeout: patience });
  try {
    lease.exec("BEGIN EXCLUSIVE");
    return lease;
  } catch (error) {
    lease.close();
    throw error;
  }
}

/** The place of the one run that writes a ledger, which is given back between two runs of a process that stays. */
export class Lease {
  readonly #file: string;
  #held: DatabaseSync | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Takes the place; nothing happens where it is taken already.
   * @param patience - milliseconds to wait for another run; the process stands still meanwhile
   * @throws {LedgerBusyError} where another run has it
   */
  take(patience: number): void {
    try {
      this.#held ??= takeLease(this.#file, patience);
    } catch (error) {
      if (!isBusy(error)) throw error;
      throw new LedgerBusyError("another run is writing", { cause: error });
    }
  }

  /** Gives the place back. */
  giveBack(): void {
    this.#held?.close();
    this.#held = undefined;
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
