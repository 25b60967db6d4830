import type { OutputDocument } from "../model/document.ts";
import type { Feed, FeedFormat } from "../model/feed.ts";

/** One syndication format. Add a format by adding a file and one entry to the array in `render/index.ts`. */
export interface Renderer {
  readonly format: FeedFormat;
  /** `rss.xml`, `atom.xml`, `feed.json`. */
  readonly fileName: string;
  /** With charset. */
  readonly mediaType: string;
  /** Writes the whole feed; throws where the result would not be well-formed. */
  readonly render: (feed: Feed) => OutputDocument;
}
