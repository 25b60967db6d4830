import type { ArticleStatus } from "../model/article.ts";
import type { Problem } from "../problem.ts";
import type { Delivery } from "../publish/delivery.ts";

/** What a feed gained and lost in this run. */
export interface FeedChange {
  /** Path of the folder within output/. */
  readonly folder: string;
  readonly entries: number;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** Why the old files stay, where they do. */
  readonly heldBack?: string;
}

/** What became of one file that was read in this run. */
export interface ArticleOutcome {
  readonly path: string;
  readonly id?: string;
  readonly language?: string;
  readonly headline?: string;
  readonly section?: string;
  /** Names as the bylines have them. */
  readonly authors?: readonly string[];
  /** ISO 8601, as the file states it. */
  readonly published?: string;
  /** ISO 8601, as the file states it. */
  readonly updated?: string;
  /** Where it is not `usable`: `withheld` or `withdrawn`. */
  readonly status?: ArticleStatus;
  /** How many pictures it has. */
  readonly images?: number;
  readonly problems: readonly Problem[];
}

/** Everything that happens in a build, in its order. The core prints nothing: a reporter draws these. */
export type BuildEvent =
  | { readonly type: "listed"; readonly files: number; readonly changed: number }
  | {
      readonly type: "article";
      readonly outcome: ArticleOutcome;
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: "problem"; readonly problem: Problem }
  | { readonly type: "feed"; readonly change: FeedChange }
  | { readonly type: "finished"; readonly report: BuildReport };

/** The whole run, as `--report` writes it. */
export interface BuildReport {
  /** ISO 8601; the clock the run was given. */
  readonly now: string;
  /** 0 done; 1 done, but something was held back or failed. */
  readonly exitCode: 0 | 1;
  readonly articles: {
    readonly files: number;
    readonly read: number;
    /** Articles that the ledger holds, those of other runs included. */
    readonly standing: number;
    readonly failed: number;
    /** Files of which only the head was read, since no feed reaches their articles; what is wrong with them is not known. */
    readonly waiting: number;
    readonly outcomes: readonly ArticleOutcome[];
  };
  readonly feeds: readonly FeedChange[];
  readonly problems: readonly Problem[];
  readonly documents: {
    readonly written: readonly string[];
    readonly kept: number;
    readonly removed: readonly string[];
  };
  /** What came of each publish target. */
  readonly targets: readonly Delivery[];
  /** Wall time of the run. */
  readonly milliseconds: number;
}
