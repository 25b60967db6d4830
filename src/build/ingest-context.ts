import type { Ledger } from "../ledger/ledger.ts";
import type { Crafts } from "./crafts.ts";
import type { ArticleOutcome } from "./event.ts";
import type { LookContext } from "./look.ts";
import type { LazyThreads } from "./threads/lazy-threads.ts";

/** What reading changed files needs. */
export interface IngestContext extends LookContext {
  readonly ledger: Ledger;
  readonly crafts: Crafts;
  readonly threads: LazyThreads;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** True where the ledger knows no file and no article, so that nothing has to be looked up in it. */
  readonly isFresh: boolean;
  /** True where unchanged bytes are read again because the engine or the config changed. */
  readonly reread: boolean;
  /** True where articles that no window reaches may wait unread. */
  readonly defers: boolean;
  readonly onDeferred: () => void;
  readonly onOutcome: (outcome: ArticleOutcome) => void;
}
