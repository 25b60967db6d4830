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
const MOST = 4;

/** Files and bytes to come: below, what threads take to start and to get warm eats what they gain. */
const PAYS = { files: 200, bytes: 12 * 1024 * 1024 } as const;

/**
 * When threads read articles.
 * @param chosen - what was said of it
 * @returns the same, completed: as many threads as there are processors, where there are several
 */
export function threadUse(chosen: Partial<ThreadUse> = {}): ThreadUse {
  const processors = availableParallelism();
  const count = chosen.count ?? (processors === 1 ? 0 : Math.min(processors, MOST));
  return { ...PAYS, ...chosen, count };
}
