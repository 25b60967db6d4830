import type { Direction, Entry } from "./entry.ts";

/** The syndication formats. */
export type FeedFormat = "rss" | "atom" | "json";

/** A withdrawn entry that readers must be told of (RFC 6721). */
export interface Tombstone {
  readonly id: string;
  readonly url?: string;
  readonly withdrawn: Temporal.Instant;
}

/** RFC 5005: neighbours of a paged or archived feed; absolute URLs by format. */
export interface FeedPaging {
  /** True where the document is the whole logical feed. */
  readonly complete?: boolean;
  /** True for an immutable archive page. */
  readonly archive?: boolean;
  readonly current?: FormatUrls;
  readonly previousArchive?: FormatUrls;
  readonly nextArchive?: FormatUrls;
}

/** One absolute URL a format. */
export type FormatUrls = Readonly<Partial<Record<FeedFormat, string>>>;

/** A feed before it is written: metadata in the edition's language, and entries, newest first. */
export interface Feed {
  /** A `tag:` URI, unchanging. */
  readonly id: string;
  /** Path within output/ without file name, e.g. `ar-EG/politics`. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** The page a reader goes to. */
  readonly homeUrl: string;
  /** Where each format of this feed will lie. */
  readonly selfUrls: FormatUrls;
  /** WebSub hubs. */
  readonly hubs: readonly string[];
  readonly rights?: string;
  /** Name of the publisher: feed author where an entry has none. */
  readonly publisher: string;
  /** Absolute URLs. */
  readonly icon?: string;
  readonly favicon?: string;
  /** URL of the CSS for browsers, absolute or relative to the feed's own file. */
  readonly stylesheet?: string;
  /** Minutes a reader may cache (RSS ttl). */
  readonly ttl?: number;
  readonly section?: string;
  /** The newest `updated` of its entries and tombstones, never now; absent where the feed is empty. */
  readonly updated?: Temporal.Instant;
  readonly entries: readonly Entry[];
  readonly tombstones: readonly Tombstone[];
  readonly paging?: FeedPaging;
}
