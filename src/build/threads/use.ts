import { availableParallelism } from "node:os";

/** When threads read articles. */
export interface ThreadUse {
  /** How many threads; 0 for none. */
  readonly count: number;
  /** Files to come that are worth threads, at least. */
  readonly files: number;
  /** Bytes of them that will have to be read in full, at least. */
  readonly bytes: number;
}

/** More threads than this wait for the one that writes into the ledger. */
const MOST = 3;

/** Files and bytes to come: below, what threads take to start and to get warm eats what they gain. */
const PAYS = { files: 200, bytes: 12 * 1024 * 1024 } as const;

/**
 * When threads read articles.
 * @param chosen - what was said of it
 * @returns the same, completed: a thread for each processor but the one that writes into the ledger and reads, too
 */
export function threadUse(chosen: Partial<ThreadUse> = {}): ThreadUse {
  const count = chosen.count ?? Math.min(availableParallelism() - 1, MOST);
  return { ...PAYS, ...chosen, count };
}
