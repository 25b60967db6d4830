import type { OutputDocument } from "../model/document.ts";
import type { Feed, FeedFormat } from "../model/feed.ts";
import type { Parts } from "./parts.ts";

/** One syndication format. Add a format by adding a file and one entry to the array in `render/index.ts`. */
export interface Renderer {
  readonly format: FeedFormat;
  /** With charset. */
  readonly mediaType: string;
  /** Writes the whole feed; throws where the result would not be well-formed. */
  readonly render: (feed: Feed) => OutputDocument;
  /**
   * Writes a feed to be put together with entries that its last document holds already.
   * @param feed - with the entries that have to be written
   * @param prefixes - of elements in the others, which are declared too
   * @returns the parts; throws where a document of the new entries alone would not be well-formed
   */
  readonly write: (feed: Feed, prefixes: readonly string[]) => Parts;
}
