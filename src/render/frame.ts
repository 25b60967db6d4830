import type { OutputDocument } from "../model/document.ts";
import type { Feed } from "../model/feed.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import { passGate } from "./gate.ts";
import type { Frame } from "./frame-parts.ts";
import { whole, type Parts } from "./parts.ts";
import type { Renderer } from "./renderer.ts";
import { webUrl } from "./xml.ts";

/**
 * What an empty feed says of its last change, for Atom demands a date: the day its name was made, as its `tag:` URI has it,
 * else the epoch; never now. RFC 4151 §2.1 https://www.rfc-editor.org/rfc/rfc4151#section-2.1
 * @param id - the feed's
 * @returns a moment that stays the same
 */
function beginning(id: string): Temporal.Instant {
  const tagged = /^tag:[^,:]+,(\d{4})(?:-(\d\d))?(?:-(\d\d))?:/.exec(id);
  const [, year = "1970", month = "01", day = "01"] = tagged ?? [];
  const date = Temporal.PlainDate.from({ year: +year, month: +month || 1, day: +day || 1 });
  return date.toZonedDateTime("UTC").toInstant();
}

/**
 * A feed's metadata as every format needs it.
 * @param feed - the feed
 * @returns the frame
 * @throws {Error} where the home page is no absolute http(s) URL
 */
export function frame(feed: Feed): Frame {
  const homeUrl = webUrl(feed.homeUrl);
  if (homeUrl === undefined) {
    throw new Error(`${feed.folder}: homeUrl "${feed.homeUrl}" is not an absolute http(s) URL`);
  }
  return {
    id: feed.id,
    title: feed.title,
    description: feed.description,
    language: feed.language,
    homeUrl,
    updated: feed.updated ?? beginning(feed.id),
    rights: feed.rights,
    icon: webUrl(feed.icon),
    favicon: webUrl(feed.favicon),
    ttl: feed.ttl,
  };
}

/**
 * Lays what was written into its document, through the gate.
 * @param renderer - whose file it is
 * @param feed - what was written
 * @param written - the whole text
 * @returns the document
 * @throws {Error} where the document is not well-formed or does not hold every entry
 */
export function gated(renderer: Renderer, feed: Feed, written: string): OutputDocument {
  const path = pathOf(renderer, feed);
  passGate(path, written, feed.entries.length);
  return { path, mediaType: renderer.mediaType, bytes: new TextEncoder().encode(written) };
}

/**
 * Lets the parts of a document through the gate, where other entries are put in later that went through it before.
 * @param renderer - whose file it is
 * @param feed - what was written
 * @param parts - as written
 * @returns the parts
 * @throws {Error} where the new entries alone would not be well-formed
 */
export function gatedParts(renderer: Renderer, feed: Feed, parts: Parts): Parts {
  passGate(pathOf(renderer, feed), whole(parts), feed.entries.length);
  return parts;
}

/**
 * Where a feed's document lies.
 * @param renderer - whose file it is
 * @param feed - the feed
 * @returns its path within output/
 */
function pathOf(renderer: Renderer, feed: Feed): string {
  const name = FILE_NAMES[renderer.format];
  return feed.folder === "" ? name : `${feed.folder}/${name}`;
}

/**
 * Written elements under each other, indented as `feed` indents.
 * @param depth - of the elements
 * @param elements - "" for those that have nothing to say
 * @returns the lines without the first one's indentation, which is there already
 */
export function lines(depth: number, elements: readonly string[]): string {
  return elements.filter((written) => written !== "").join(`\n${"    ".repeat(depth)}`);
}
