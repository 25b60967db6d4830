import { DAY } from "../model/day.ts";

/** The life of an id so far; moments are milliseconds since 1970. */
export interface Life {
  readonly firstSeen: number;
  readonly published: number;
  readonly updated: number;
  /** SHA-256 over the content; "" where that is not remembered. */
  readonly content: string;
  /** When readers first saw it; absent while it never was public. */
  readonly live?: number | undefined;
}

/** What the document says now. */
export interface Stated {
  readonly published?: number | undefined;
  readonly updated?: number | undefined;
  readonly embargo?: number | undefined;
  readonly content: string;
}

/**
 * Decides the dates of an article: publication is frozen once readers saw it, and the update moves only with the content.
 * @param previous - its life so far
 * @param stated - what the document says now
 * @param now - of this run, in milliseconds since 1970
 * @param reread - true where the same bytes were read again by a newer engine: no update, whatever came out
 * @returns its life from now on
 */
export function nextLife(
  previous: Life | undefined,
  stated: Stated,
  now: number,
  reread: boolean,
): Life {
  if (previous?.live === undefined) return firstLife(previous, stated, now);
  const known = previous.content !== "";
  const changed = known && previous.content !== stated.content && !reread;
  return {
    ...previous,
    content: stated.content,
    updated: changed ? movedTo(previous, stated, now) : previous.updated,
  };
}

/**
 * The dates of an article that readers never saw.
 * @param previous - seen before, but not public
 * @param stated - what the document says
 * @param now - of this run
 * @returns its life
 */
function firstLife(previous: Life | undefined, stated: Stated, now: number): Life {
  const firstSeen = previous?.firstSeen ?? now;
  // A file seen today was published today: to claim the minute of a run would be a guess, and another one each time
  // the ledger is made anew.
  const published = Math.max(
    stated.published ?? firstSeen - (firstSeen % DAY),
    stated.embargo ?? -Infinity,
  );
  return {
    firstSeen,
    published,
    updated: Math.max(published, stated.updated ?? published),
    content: stated.content,
  };
}

/**
 * When changed content was updated: as stated, where that is news; else in this run.
 * @param previous - its life so far
 * @param stated - what the document says
 * @param now - of this run
 * @returns never before the previous update
 */
function movedTo(previous: Life, stated: Stated, now: number): number {
  const said = stated.updated ?? -Infinity;
  return said > previous.updated ? said : Math.max(now, previous.updated);
}
