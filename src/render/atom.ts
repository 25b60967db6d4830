import type { Byline } from "../model/article.ts";
import type { Category, Entry } from "../model/entry.ts";
import type { Feed, Tombstone } from "../model/feed.ts";
import { onceFor } from "../model/once-for.ts";
import { dublinCore } from "./dublin-core.ts";
import { frame, gated, gatedParts, lines } from "./frame.ts";
import { contentHtml } from "./html.ts";
import { feedLinks, translationLinks, webLink } from "./links.ts";
import { rfc3339 } from "./machine-date.ts";
import { mediaContent, pictures, type Picture } from "./media.ts";
import type { XmlItem } from "./frame-parts.ts";
import { writeAtom } from "./news-feed.ts";
import { whole, type Parts } from "./parts.ts";
import type { Renderer } from "./renderer.ts";
import { CORRECTION_SIGNAL, SIGNAL_SCHEME } from "./vocabulary.ts";
import { cdata, cleanText, element, escapeText, textElement, webUrl } from "./xml.ts";

/** Atom 1.0 https://www.rfc-editor.org/rfc/rfc4287 with media, dc, dcterms, fh (RFC 5005) and at (RFC 6721). */
export const atom: Renderer = {
  format: "atom",
  mediaType: "application/atom+xml; charset=utf-8",
  render: (feed) => gated(atom, feed, whole(parts(feed, []))),
  write: (feed, prefixes) => gatedParts(atom, feed, parts(feed, prefixes)),
};

// The document of a feed, taken apart.
function parts(feed: Feed, prefixes: readonly string[]): Parts {
  return writeAtom({
    ...frame(feed),
    stylesheet: feed.stylesheet,
    head: lines(1, feedElements(feed)),
    prefixes,
    items: feed.entries.map((entry) => atomEntry(entry)),
  });
}

function feedElements(feed: Feed): readonly string[] {
  return [
    textElement("rights", feed.rights, { type: "text" }),
    element("author", {}, textElement("name", feed.publisher)),
    webLink("link", feed.homeUrl, { rel: "alternate", type: "text/html", hreflang: feed.language }),
    ...feedLinks(feed, "atom", "link", "application/atom+xml"),
    feed.section === undefined ? "" : element("category", { term: cleanText(feed.section) }),
    ...feed.tombstones.map((tombstone) => deletedEntry(tombstone)),
  ];
}

// RFC 6721 §3 https://www.rfc-editor.org/rfc/rfc6721#section-3
function deletedEntry({ id, url, withdrawn }: Tombstone): string {
  const attributes = { ref: id, when: rfc3339(withdrawn) };
  return element("at:deleted-entry", attributes, webLink("link", url, { rel: "alternate" }));
}

// An entry, written once however many feeds carry it.
// RFC 4287 §4.1.2 https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2
const atomEntry = onceFor((entry: Entry): XmlItem => {
  const images = pictures(entry.images);
  return {
    id: entry.id,
    published: entry.published,
    updated: entry.updated,
    title: title(entry),
    links: lines(2, links(entry)),
    rest: lines(2, [
      ...authors(entry),
      ...categories(entry),
      summary(entry),
      content(entry),
      ...images.map((image) => enclosure(image)),
      ...images.map((image) => mediaContent(image)),
      rights(entry),
      ...dublinCore(entry),
    ]),
  };
});

// Always there: RFC 4287 demands it, even of an entry without a title.
// RFC 4287 §4.2.14 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.14
function title(entry: Entry): string {
  const attributes = { type: "text", "xml:lang": entry.language };
  return element("title", attributes, escapeText(cleanText(entry.title)));
}

// The own page before and after the translations: some readers take the first alternate, others the last. Only one
// alternate may have the same type and hreflang, hence the first without. RFC 4287 §4.1.2, §4.2.7.
// https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7
function links(entry: Entry): readonly string[] {
  const own = { rel: "alternate", type: "text/html" };
  const others = translationLinks(entry, "link");
  const again = webLink("link", entry.url, { ...own, hreflang: entry.language });
  return [webLink("link", entry.url, own), ...others, others.length === 0 ? "" : again];
}

// RFC 4287 §4.2.1; an entry without takes the feed's. https://www.rfc-editor.org/rfc/rfc4287#section-4.2.1
function authors(entry: Entry): readonly string[] {
  return entry.authors.map((author) => person(author));
}

// RFC 4287 §3.2 https://www.rfc-editor.org/rfc/rfc4287#section-3.2
function person({ name, url }: Byline): string {
  const written = textElement("name", name);
  return written === "" ? "" : element("author", {}, written + textElement("uri", webUrl(url)));
}

// RFC 4287 §4.2.2 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.2
function categories(entry: Entry): readonly string[] {
  const named = entry.categories.map((one) => category(one));
  if (entry.correction === undefined) return named;
  return [...named, element("category", { scheme: SIGNAL_SCHEME, term: CORRECTION_SIGNAL })];
}

function category({ term, scheme, label }: Category): string {
  return element("category", { scheme, term: cleanText(term), label: label && cleanText(label) });
}

// An entry of nothing but a headline repeats it here, since a text of some kind should be there (RFC 4287 §4.1.1.1).
// RFC 4287 §4.2.13 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.13
function summary(entry: Entry): string {
  const text = entry.summary === "" && entry.body.length === 0 ? entry.title : entry.summary;
  return textElement("summary", text, { type: "text", "xml:lang": entry.language });
}

// As CDATA: smaller, and cheaper to read, than every bracket escaped.
// RFC 4287 §4.1.3.3 https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3
function content(entry: Entry): string {
  const html = contentHtml(entry);
  if (html === "") return "";
  return element("content", { type: "html", "xml:lang": entry.language }, cdata(html));
}

// RFC 4287 §4.2.7.2 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2
function enclosure({ url, type, bytes, caption }: Picture): string {
  const attributes = { rel: "enclosure", type, length: bytes, title: caption };
  return webLink("link", url, attributes);
}

// RFC 4287 §4.2.10 https://www.rfc-editor.org/rfc/rfc4287#section-4.2.10
function rights(entry: Entry): string {
  return textElement("rights", entry.rights, { type: "text" });
}
