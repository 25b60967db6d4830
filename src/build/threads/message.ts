import type { Config } from "../../config.ts";
import type { Problem } from "../../problem.ts";
import type { LookOrder, Sight } from "../look.ts";

/** Files that a thread is to look at. */
export interface ThreadOrder {
  readonly config: Config;
  readonly files: readonly LookOrder[];
}

/** What a thread found of a file: moments do not pass between threads, so an article travels as the ledger keeps it. */
export type ThreadAnswer = Exclude<Sight, { readonly kind: "read" }> | ReadInThread;

/** A file that a thread read in full. */
export interface ReadInThread {
  readonly kind: "read";
  readonly sha256: string;
  readonly stem: string;
  /** JSON, absent where the file gave none. */
  readonly json?: string;
  readonly problems: readonly Problem[];
}
