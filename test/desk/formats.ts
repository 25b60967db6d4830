import type { Newsroom } from "../build/newsroom.ts";

/** A feed in its three formats. */
export interface Formats {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** An item of JSON Feed as far as these tests look. */
interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

/** JSON Feed as far as these tests look. */
interface JsonFeed {
  readonly next_url?: string;
  readonly items: readonly JsonItem[];
  readonly extension: Readonly<Record<string, unknown>>;
}

/**
 * Reads a feed.
 * @param room - the newsroom
 * @param folder - of the feed
 * @returns its bytes as text
 */
export function formats(room: Newsroom, folder = "en-GB"): Formats {
  return {
    rss: room.read(`${folder}/rss.xml`),
    atom: room.read(`${folder}/atom.xml`),
    json: room.read(`${folder}/feed.json`),
  };
}

/**
 * Reads a feed's formats as a list, to say something of each.
 * @param room - the newsroom
 * @param folder - of the feed
 * @returns RSS, Atom, JSON
 */
export function each(room: Newsroom, folder = "en-GB"): readonly string[] {
  return Object.values(formats(room, folder));
}

/**
 * Reads a feed's JSON.
 * @param room - the newsroom
 * @param folder - of the feed
 * @returns the parsed document, `_polywire` under the name `extension`
 */
export function jsonFeed(room: Newsroom, folder = "en-GB"): JsonFeed {
  const feed: JsonFeed = JSON.parse(
    room.read(`${folder}/feed.json`).replaceAll('"_polywire":', '"extension":'),
  );
  return feed;
}

/**
 * Everything published, as one text.
 * @param room - the newsroom
 * @returns all files
 */
export function everything(room: Newsroom): string {
  return [...room.published()].map(([path, { text }]) => `${path}\n${text}`).join("\n");
}
