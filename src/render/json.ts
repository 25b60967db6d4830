import type { Byline } from "../model/article.ts";
import type { Entry, Translation } from "../model/entry.ts";
import type { Feed, Tombstone } from "../model/feed.ts";
import { onceFor } from "../model/once-for.ts";
import { frame, gated, gatedParts } from "./frame.ts";
import { contentHtml } from "./html.ts";
import { rfc3339 } from "./machine-date.ts";
import { pictures, type Picture } from "./media.ts";
import type { JsonItem } from "./frame-parts.ts";
import { optionalText, some, type JsonMembers } from "./json-members.ts";
import { writeJson } from "./news-feed.ts";
import { whole, type Parts } from "./parts.ts";
import type { Renderer } from "./renderer.ts";
import { cleanId, cleanText, webUrl } from "./xml.ts";

/** JSON Feed 1.1 https://www.jsonfeed.org/version/1.1/ with the extension `_polywire`. */
export const json: Renderer = {
  format: "json",
  mediaType: "application/feed+json; charset=utf-8",
  render: (feed) => gated(json, feed, whole(parts(feed))),
  write: (feed) => gatedParts(json, feed, parts(feed)),
};

// The document of a feed, taken apart.
function parts(feed: Feed): Parts {
  return writeJson({
    ...frame(feed),
    selfUrl: webUrl(feed.selfUrls.json),
    members: feedMembers(feed),
    items: feed.entries.map((entry) => item(entry)),
  });
}

// https://www.jsonfeed.org/version/1.1/#top-level-a-name-top-level-a
function feedMembers(feed: Feed): JsonMembers {
  return {
    version: "https://jsonfeed.org/version/1.1",
    language: feed.language,
    next_url: webUrl(feed.paging?.previousArchive?.json),
    icon: webUrl(feed.icon),
    favicon: webUrl(feed.favicon),
    authors: [{ name: cleanText(feed.publisher) }],
    hubs: some(feed.hubs.map((url) => ({ type: "WebSub", url: webUrl(url) }))),
    _polywire: feedExtension(feed),
  };
}

/** What the members of `_polywire` mean: JSON Feed asks an extension to say so. */
const ABOUT = "https://www.jsonfeed.org/version/1.1/#extensions-a-name-extensions-a";

// https://www.jsonfeed.org/version/1.1/#extensions-a-name-extensions-a
function feedExtension(feed: Feed): JsonMembers {
  return {
    about: ABOUT,
    generator: "Polywire",
    id: cleanId(feed.id),
    direction: feed.direction,
    section: optionalText(feed.section),
    rights: optionalText(feed.rights),
    updated: feed.updated === undefined ? undefined : rfc3339(feed.updated),
    complete: feed.paging?.complete,
    archive: feed.paging?.archive,
    currentUrl: webUrl(feed.paging?.current?.json),
    nextArchiveUrl: webUrl(feed.paging?.nextArchive?.json),
    tombstones: some(feed.tombstones.map((tombstone) => deleted(tombstone))),
  };
}

// As RFC 6721 says it in Atom. https://www.rfc-editor.org/rfc/rfc6721#section-3
function deleted({ id, url, withdrawn }: Tombstone): JsonMembers {
  return { id: cleanId(id), url: webUrl(url), withdrawn: rfc3339(withdrawn) };
}

// An item, made once per entry however many feeds carry it.
// https://www.jsonfeed.org/version/1.1/#items-a-name-items-a
const item = onceFor((entry: Entry): JsonItem => ({
  id: entry.id,
  url: webUrl(entry.url),
  title: entry.title,
  published: entry.published,
  updated: entry.updated,
  members: itemMembers(entry),
}));

function itemMembers(entry: Entry): JsonMembers {
  const images = pictures(entry.images);
  const html = contentHtml(entry);
  return {
    summary: optionalText(entry.summary),
    content_html: html === "" ? undefined : html,
    content_text: html === "" ? cleanText(entry.summary || entry.title) : undefined,
    language: entry.language,
    image: images[0]?.url,
    authors: some(entry.authors.map((byline) => author(byline))),
    tags: some(entry.categories.flatMap(({ label }) => (label ? [cleanText(label)] : []))),
    attachments: some(images.filter((image) => image.type !== undefined).map(attachment)),
    _polywire: itemExtension(entry, images),
  };
}

// https://www.jsonfeed.org/version/1.1/#authors-a-name-authors-a
function author({ name, url }: Byline): JsonMembers {
  return { name: cleanText(name), url: webUrl(url) };
}

// https://www.jsonfeed.org/version/1.1/#attachments-a-name-attachments-a
function attachment({ url, type, caption, bytes }: Picture): JsonMembers {
  return { url, mime_type: type, title: optionalText(caption), size_in_bytes: bytes };
}

function itemExtension(entry: Entry, images: readonly Picture[]): JsonMembers {
  return {
    direction: entry.direction,
    labels: texts({ ...entry.labels }),
    publishedPrecision: entry.precision,
    publishedDerived: entry.publishedDerived || undefined,
    section: optionalText(entry.section),
    alternativeHeadline: optionalText(entry.alternativeHeadline),
    categories: some(entry.categories.map((category) => texts({ ...category }))),
    credit: optionalText(entry.credit),
    rights: optionalText(entry.rights),
    images: some(images.map((image) => texts({ ...image }))),
    story: optionalText(entry.story),
    translations: some(entry.translations.map((other) => translation(other))),
    correction: optionalText(entry.correction),
    digitalSourceType: optionalText(entry.digitalSourceType),
    machineTranslatedFrom: entry.machineTranslatedFrom,
    isAccessibleForFree: entry.isAccessibleForFree,
    revision: entry.revision,
  };
}

function translation({ language, url, id, title }: Translation): JsonMembers {
  return { language, url: webUrl(url), id: id && cleanId(id), title: optionalText(title) };
}

// Strings through the door, everything else as it is.
function texts(members: JsonMembers): JsonMembers {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) {
    clean[name] = typeof value === "string" ? optionalText(value) : value;
  }
  return clean;
}
