/**
 * The adapter over the `feed` package: the only file that knows it. `feed` writes the frame of each format (declaration,
 * root, metadata, one item per entry with its dates); what it cannot say correctly goes into slots: marks handed to it
 * as text, which one pass over its output replaces by markup of our own. What was put in is never scanned again.
 */
import { Feed, type Extension, type FeedOptions } from "feed";
import type { Frame, JsonFrame, XmlFrame } from "./frame-parts.ts";
import type { JsonMembers } from "./json-members.ts";
import { ATOM_NAMESPACE } from "./namespaces.ts";
import { rfc3339, rfc822 } from "./machine-date.ts";
import { cutHere, jsonParts, xmlParts, type Parts } from "./parts.ts";
import { fillSlots, mark, uriMark } from "./slots.ts";
import { cleanId, cleanText, escapeText, textElement } from "./xml.ts";

const GENERATOR = "Polywire";

/** Where an item's elements begin in `feed`'s RSS. */
const NEXT = `\n${" ".repeat(12)}`;

/** For what `feed` insists on and does not write in the end. */
const NO_DATE = Temporal.Instant.fromEpochMilliseconds(0);

/** An empty channel was built at no moment that its input tells; `feed` writes an empty list as no element. */
const NO_BUILD_DATE: Extension = extension("lastBuildDate", []);

/**
 * Writes RSS 2.0.
 * @param frame - the feed
 * @returns the document, taken apart
 * @throws {Error} where `feed` did not leave every slot exactly once
 */
export function writeRss(frame: XmlFrame): Parts {
  return xmlParts(new RssFrame(frame).rss2(), "item");
}

/** An RSS document of which everything but the frame is written already. */
export interface DialectFrame {
  /** Prefix → URI. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** The channel's elements but its items. */
  readonly channel: string;
  /** The elements of each item. */
  readonly items: readonly string[];
}

/**
 * Writes RSS 2.0 in a partner's dialect: `feed` gives channel and items, the partner's rules what is in them.
 * @param dialect - what is in them
 * @returns the document
 * @throws {Error} where `feed` did not leave every slot exactly once
 */
export function writeDialect(dialect: DialectFrame): string {
  return new DialectFeed(dialect).rss2();
}

/**
 * Writes Atom 1.0.
 * @param frame - the feed
 * @returns the document, taken apart
 * @throws {Error} where `feed` did not leave every slot exactly once
 */
export function writeAtom(frame: XmlFrame): Parts {
  return xmlParts(new AtomFrame(frame).atom1(), "entry");
}

/**
 * Writes JSON Feed 1.1.
 * @param frame - the feed
 * @returns the document, taken apart
 */
export function writeJson(frame: JsonFrame): Parts {
  const feed = new Feed({
    ...options(frame, cleanText),
    ...(frame.selfUrl === undefined ? {} : { feedLinks: { json: frame.selfUrl } }),
  });
  for (const member of extensions(frame.members)) feed.addExtension(member);
  for (const item of frame.items) {
    feed.addItem({
      id: cleanId(item.id),
      link: item.url ?? "",
      title: cleanText(item.title),
      date: stamp(item.updated),
      published: stamp(item.published),
      extensions: extensions(item.members),
    });
  }
  return jsonParts(`${feed.json1()}\n`);
}

/** RSS: the slots are each item's title (lead) and description (rest), and `docs` for the channel. */
class RssFrame extends Feed {
  readonly #frame: XmlFrame;

  constructor(frame: XmlFrame) {
    super({ ...options(frame, feedText), docs: mark("head"), language: frame.language });
    this.#frame = frame;
    if (frame.items.length === 0) this.addExtension(NO_BUILD_DATE);
    for (const [index, item] of frame.items.entries()) {
      this.addItem({
        title: mark(`title.${index}`),
        link: "",
        guid: cleanId(item.id).replaceAll("&", "&amp;"),
        // Written as pubDate where `feed` is given no other.
        date: stamp(item.published),
        description: mark(`rest.${index}`),
      });
    }
  }

  override rss2(): string {
    const { head, items, stylesheet, prefixes } = this.#frame;
    const slots = new Map([["head", head]]);
    for (const [index, item] of items.entries()) {
      slots.set(`title.${index}`, cutHere([item.title, item.links].join(NEXT)));
      slots.set(`rest.${index}`, item.rest);
    }
    return fillSlots(profiled(super.rss2()), slots, {
      root: { version: "2.0" },
      prefixes,
      stylesheet,
    });
  }
}

/** A dialect: the slots are `docs` for the channel and each item's title; what else `feed` would write is left out. */
class DialectFeed extends Feed {
  readonly #dialect: DialectFrame;

  constructor(dialect: DialectFrame) {
    super({ title: "", generator: false, docs: mark("channel") });
    this.#dialect = dialect;
    for (const name of ["title", "link", "description"]) this.addExtension(extension(name, []));
    this.addExtension(NO_BUILD_DATE);
    for (const index of dialect.items.keys()) {
      this.addItem({
        title: mark(`item.${index}`),
        link: "",
        date: stamp(NO_DATE),
        extensions: [extension("pubDate", [])],
      });
    }
  }

  override rss2(): string {
    const { channel, items, namespaces } = this.#dialect;
    const slots = new Map([["channel", channel]]);
    for (const [index, item] of items.entries()) slots.set(`item.${index}`, item);
    const declared = Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
    const root = { version: "2.0", ...Object.fromEntries(declared) };
    return fillSlots(super.rss2(), slots, { root, stylesheet: undefined });
  }
}

/** Atom: `feed` writes the dates; title, id, the first link and `rights` are slots. */
class AtomFrame extends Feed {
  readonly #frame: XmlFrame;

  constructor(frame: XmlFrame) {
    const { link: _, ...metadata } = options(frame, feedText);
    super({ ...metadata, title: mark("title"), copyright: mark("head"), id: mark("id") });
    this.#frame = frame;
    for (const [index, item] of frame.items.entries()) {
      this.addItem({
        title: mark(`title.${index}`),
        id: uriMark(`id.${index}`),
        link: uriMark(`links.${index}`),
        date: stamp(item.updated),
        published: stamp(item.published),
        copyright: mark(`rest.${index}`),
      });
    }
  }

  override atom1(): string {
    const frame = this.#frame;
    const slots = new Map([
      ["title", textElement("title", frame.title, { type: "text" })],
      ["id", idElement(frame.id)],
      ["head", frame.head],
    ]);
    for (const [index, item] of frame.items.entries()) {
      slots.set(`title.${index}`, cutHere(item.title));
      slots.set(`id.${index}`, idElement(item.id));
      slots.set(`links.${index}`, item.links);
      slots.set(`rest.${index}`, item.rest);
    }
    const root = { xmlns: ATOM_NAMESPACE, "xml:lang": frame.language };
    const { stylesheet, prefixes } = frame;
    return fillSlots(super.atom1(), slots, { root, prefixes, stylesheet });
  }
}

/**
 * The metadata `feed` writes rightly in every format.
 * @param frame - the feed
 * @param door - how a text has to be handed over
 * @returns options for `feed`
 */
function options(frame: Frame, door: (text: string) => string): FeedOptions {
  const known: FeedOptions = {
    title: door(frame.title),
    description: door(frame.description === "" ? frame.title : frame.description),
    updated: stamp(frame.updated),
    generator: GENERATOR,
    link: frame.homeUrl,
  };
  if (frame.ttl !== undefined) known.ttl = frame.ttl;
  if (frame.icon !== undefined) known.image = door(frame.icon);
  if (frame.favicon !== undefined) known.favicon = door(frame.favicon);
  if (frame.rights !== undefined) known.copyright = door(frame.rights);
  return known;
}

/**
 * RSS's plain text as the profile wants it, for readers that take it as HTML after all.
 * https://www.rssboard.org/rss-profile#data-types-characterdata
 * @param xml - what `feed` wrote, or an element
 * @returns the same XML with `&` and `<` as hexadecimal references
 */
export function profiled(xml: string): string {
  return xml.replaceAll("&amp;", "&#x26;").replaceAll("&lt;", "&#x3C;");
}

/**
 * Text for `feed`'s XML: it turns `&amp;` into `&` before it escapes, so every `&` has to come as `&amp;`.
 * @param text - raw
 * @returns the text that `feed` writes as `text`
 */
function feedText(text: string): string {
  return cleanText(text).replaceAll("&", "&amp;");
}

/**
 * A date for `feed`, which asks a Date for nothing but these two.
 * @param instant - the moment
 * @returns an object that answers in our machine dates
 */
function stamp(instant: Temporal.Instant): Date {
  // A Date would do nothing else here, and this layer has none.
  return { toISOString: () => rfc3339(instant), toUTCString: () => rfc822(instant) } as Date;
}

/**
 * Atom 1.0 §4.2.6 atom:id, byte by byte as given: `feed` would pass it through `new URL()`.
 * https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6
 * @param id - raw
 * @returns the element
 */
function idElement(id: string): string {
  return `<id>${escapeText(cleanId(id))}</id>`;
}

/**
 * Members as `feed`'s extensions; a name it knows replaces what it would write.
 * @param members - by name
 * @returns extensions in the same order
 */
function extensions(members: JsonMembers): Extension[] {
  return Object.entries(members).map(([name, value]) => extension(name, value));
}

/**
 * One extension.
 * @param name - element or member
 * @param value - what stands under it
 * @returns it as `feed` takes it
 */
function extension(name: string, value: unknown): Extension {
  // `feed` types the value as an object, but writes whatever is there.
  return { name, objects: value as Extension["objects"] };
}
