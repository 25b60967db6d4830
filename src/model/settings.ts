import type { ArticleStatus } from "./article.ts";

/** What a feed takes in or leaves out; values are compared without regard to case. */
export interface Selection {
  readonly section?: readonly string[] | undefined;
  readonly keyword?: readonly string[] | undefined;
  readonly author?: readonly string[] | undefined;
  readonly credit?: readonly string[] | undefined;
}

/** How much of an article an entry carries. */
export type ContentMode = "full" | "summary" | "headline";

/** The facts that selection decides on: small, so that an archive of them is cheap to keep and to query. */
export interface ArticleHead {
  readonly path: string;
  readonly id: string;
  readonly language: string;
  readonly status: ArticleStatus;
  /** Stated or derived moment of publication; absent where the file says nothing. */
  readonly published?: Temporal.Instant;
  readonly updated?: Temporal.Instant;
  readonly embargo?: Temporal.Instant;
  readonly expires?: Temporal.Instant;
  readonly section?: string;
  readonly story: string;
  readonly url?: string;
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly credit?: string;
}
