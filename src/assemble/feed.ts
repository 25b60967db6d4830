import type { Direction, Entry } from "../model/entry.ts";
import type { Feed, FeedFormat, FormatUrls, Tombstone } from "../model/feed.ts";
import { FILE_NAMES } from "../model/output-names.ts";

/** What is known of a feed before its entries. */
export interface FeedFrame {
  /** Path within output/, e.g. `ar-EG/politics`. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly direction: Direction;
  readonly homeUrl: string;
  /** Base URL of output/, with "/" at its end. */
  readonly feedsUrl: string;
  readonly tagAuthority: string;
  readonly formats: readonly FeedFormat[];
  readonly hubs: readonly string[];
  readonly publisher: string;
  readonly rights?: string | undefined;
  readonly icon?: string | undefined;
  readonly favicon?: string | undefined;
  readonly stylesheet?: string | undefined;
  readonly ttl?: number | undefined;
  readonly section?: string | undefined;
}

/**
 * Puts a feed together.
 * @param frame - what is known before its entries
 * @param entries - newest first
 * @param tombstones - what was withdrawn
 * @returns the Feed; its `updated` is the newest of its parts, never now
 */
export function assembleFeed(
  frame: FeedFrame,
  entries: readonly Entry[],
  tombstones: readonly Tombstone[],
): Feed {
  const {
    feedsUrl,
    tagAuthority,
    formats,
    rights,
    icon,
    favicon,
    stylesheet,
    ttl,
    section,
    ...rest
  } = frame;
  const moments = [
    ...entries.map((entry) => entry.updated),
    ...tombstones.map((tombstone) => tombstone.withdrawn),
  ];
  const updated = moments.toSorted((a, b) => Temporal.Instant.compare(a, b)).at(-1);
  return {
    ...rest,
    id: feedId(tagAuthority, frame.folder),
    selfUrls: selfUrls(feedsUrl, frame.folder, formats),
    ...(rights === undefined ? {} : { rights }),
    ...(icon === undefined ? {} : { icon }),
    ...(favicon === undefined ? {} : { favicon }),
    ...(stylesheet === undefined ? {} : { stylesheet }),
    ...(ttl === undefined ? {} : { ttl }),
    ...(section === undefined ? {} : { section }),
    ...(updated === undefined ? {} : { updated }),
    entries,
    tombstones,
  };
}

/**
 * A feed's `tag:` URI (RFC 4151), for all time.
 * @param authority - authority and date
 * @param folder - of the feed within output/
 * @returns for example `tag:example.org,2025:feeds/ar-EG/world`; letters beyond ASCII escaped, as a URI has it
 */
export function feedId(authority: string, folder: string): string {
  return `tag:${authority}:feeds/${folder.split("/").map(encodeURIComponent).join("/")}`;
}

/**
 * Where each format of a feed will lie.
 * @param base - of output/
 * @param folder - of the feed
 * @param formats - those that are written
 * @returns absolute URLs
 */
export function selfUrls(base: string, folder: string, formats: readonly FeedFormat[]): FormatUrls {
  return Object.fromEntries(
    formats.map((format) => [format, new URL(`${folder}/${FILE_NAMES[format]}`, base).href]),
  );
}
