import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LedgerBusyError } from "./ledger.ts";

/**
 * A place that only one process can have: an exclusive lock that the operating system gives back when the process dies.
 * A process that stays gives it back between two runs.
 */
export class Lease {
  readonly #file: string;
  #place: DatabaseSync | undefined;

  /**
   * @param file - a database that holds nothing but the lock
   */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Takes the place; nothing happens where it is taken already.
   * @param patience - milliseconds to wait for another process; this one stands still meanwhile
   * @throws {LedgerBusyError} where another process has it
   */
  take(patience: number): void {
    if (this.#place?.isTransaction === true) return;
    try {
      this.#place ??= new DatabaseSync(this.#file);
      this.#place.exec(`PRAGMA busy_timeout = ${patience}; BEGIN EXCLUSIVE`);
    } catch (error) {
      this.close();
      if (!isBusy(error)) throw error;
      throw new LedgerBusyError("another run is writing", { cause: error });
    }
  }

  /** Gives the place back, to be taken again. */
  giveBack(): void {
    if (this.#place?.isTransaction === true) this.#place.exec("ROLLBACK");
  }

  /** Gives the place back for good. */
  close(): void {
    this.#place?.close();
    this.#place = undefined;
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
    const lease = new Lease(`${state}-schedule`);
    lease.take(0);
    return () => lease.close();
  } catch (error) {
    if (error instanceof LedgerBusyError) return undefined;
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
