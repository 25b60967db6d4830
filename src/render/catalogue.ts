import type { OutputDocument } from "../model/document.ts";
import type { Direction } from "../model/entry.ts";
import type { FeedFormat } from "../model/feed.ts";

/** One published file of a feed. */
export interface CataloguedDocument {
  readonly format: FeedFormat;
  /** Relative to the output folder, with "/". */
  readonly path: string;
  /** Where readers fetch it; absent where the site does not say. */
  readonly url?: string;
  readonly mediaType: string;
  /** Of the published bytes, lower-case hex. */
  readonly sha256: string;
}

/** What the catalogue says of a feed: enough to list one that was not rendered in this run. */
export interface CataloguedFeed {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly homeUrl: string;
  readonly section?: string;
  readonly updated?: Temporal.Instant;
  /** How many. */
  readonly entries: number;
  /** What people read of it, in the feed's language and its readers' dates. */
  readonly labels: {
    /** "13 articles". */
    readonly entries: string;
    /** "Updated: 13 February 2025, 08:28". */
    readonly updated?: string;
  };
  readonly documents: readonly CataloguedDocument[];
}

/** Everything that is published, for the files which list it. */
export interface Catalogue {
  /** Name of the site. */
  readonly title: string;
  /** BCP 47 language of that name. */
  readonly language: string;
  readonly homeUrl: string;
  readonly feeds: readonly CataloguedFeed[];
}

/**
 * The newest change of all feeds.
 * @param feeds - of the catalogue
 * @returns the moment, undefined where no feed was ever updated
 */
export function newest(feeds: readonly CataloguedFeed[]): Temporal.Instant | undefined {
  let latest: Temporal.Instant | undefined;
  for (const { updated } of feeds) {
    if (updated === undefined) continue;
    if (latest === undefined || Temporal.Instant.compare(updated, latest) > 0) latest = updated;
  }
  return latest;
}

/**
 * A text as a document.
 * @param path - relative to the output folder
 * @param mediaType - with charset
 * @param text - the whole of it
 * @returns the document
 */
export function textDocument(path: string, mediaType: string, text: string): OutputDocument {
  return { path, mediaType, bytes: new TextEncoder().encode(text) };
}
