/** An item as a published feed has it. Moments are milliseconds since 1970. */
export interface PublishedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** BCP 47 of the text, "" where the feed does not say. */
  readonly language: string;
  /** Key of the section, "" where the feed does not say. */
  readonly section: string;
  readonly published: number;
  readonly updated: number;
  /** Hash of the content, "" where the feed does not say. */
  readonly revision: string;
}

/** A tombstone as a published feed has it. */
export interface PublishedTombstone {
  readonly id: string;
  readonly url: string;
  readonly withdrawn: number;
}

/** What a published feed remembers. */
export interface PublishedFeed {
  readonly items: readonly PublishedItem[];
  readonly tombstones: readonly PublishedTombstone[];
}

/**
 * Reads a machine date.
 * @param text - RFC 3339 or RFC 822
 * @returns milliseconds since 1970, undefined where it is none
 */
export function momentOf(text: string): number | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}
