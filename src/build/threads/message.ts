import type { Config } from "../../config.ts";
import type { Problem } from "../../problem.ts";
import type { Decoded } from "../read-article.ts";

/** Files that a thread is to read. */
export interface ReadOrder {
  readonly config: Config;
  readonly files: readonly Decoded[];
}

/** What a thread found in a file: moments do not pass between threads, so an article travels as the ledger keeps it. */
export interface ReadAnswer {
  /** JSON, absent where the file gave none. */
  readonly article?: string;
  readonly problems: readonly Problem[];
}
