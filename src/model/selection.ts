/** What a feed takes in or leaves out; values are compared without regard to case. */
export interface Selection {
  readonly section?: readonly string[] | undefined;
  readonly keyword?: readonly string[] | undefined;
  readonly author?: readonly string[] | undefined;
  readonly credit?: readonly string[] | undefined;
}

/** How much of an article an entry carries. */
export type ContentMode = "full" | "summary" | "headline";
