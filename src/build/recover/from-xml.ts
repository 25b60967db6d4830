import { childrenOf, isFault, parseXml, textOf, type XmlElement } from "../../check/xml-tree.ts";
import { momentOf, type PublishedFeed, type PublishedItem } from "./published-item.ts";

const ATOM = "http://www.w3.org/2005/Atom";
const DC = "http://purl.org/dc/elements/1.1/";
const DCTERMS = "http://purl.org/dc/terms/";
const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

/**
 * Reads an Atom or RSS feed that Polywire published. It says less than JSON Feed: no section, and no content hash.
 * @param document - its text
 * @returns what it remembers, undefined where it is no feed
 */
export function fromXml(document: string): PublishedFeed | undefined {
  const root = parseXml(document);
  if (isFault(root)) return undefined;
  if (root.local === "feed") return fromAtom(root);
  const [channel] = childrenOf(root, "channel", "");
  if (channel === undefined) return undefined;
  const items = childrenOf(channel, "item", "").map((item) => {
    const published = child(item, "pubDate", "");
    const updated = child(item, "modified", DCTERMS) || published;
    const [id, url] = [child(item, "guid", ""), child(item, "link", "")];
    return toItem(item, { id, url, published, updated }, "");
  });
  return { items: items.flat(), tombstones: [] };
}

/**
 * Reads Atom.
 * @param root - its feed
 * @returns what it remembers
 */
function fromAtom(root: XmlElement): PublishedFeed {
  const items = childrenOf(root, "entry", ATOM).map((entry) => {
    const [id, published] = [child(entry, "id", ATOM), child(entry, "published", ATOM)];
    const said = { id, url: linkOf(entry), published, updated: child(entry, "updated", ATOM) };
    return toItem(entry, said, ATOM);
  });
  const tombstones = childrenOf(root, "deleted-entry", TOMBSTONES).flatMap((deleted) => {
    const withdrawn = momentOf(deleted.attributes.get("when") ?? "");
    if (withdrawn === undefined) return [];
    return [{ id: deleted.attributes.get("ref") ?? "", url: linkOf(deleted), withdrawn }];
  });
  return { items: items.flat(), tombstones };
}

/** An item's words as its format has them. */
interface Said {
  readonly id: string;
  readonly url: string;
  readonly published: string;
  readonly updated: string;
}

/**
 * Makes an item of its words.
 * @param element - item or entry
 * @param said - its words
 * @param namespace - of its title
 * @returns the item, or none where it has no id or date
 */
function toItem(element: XmlElement, said: Said, namespace: string): readonly PublishedItem[] {
  const published = momentOf(said.published);
  if (published === undefined || said.id === "") return [];
  const language = child(element, "language", DC).replace(/-t-.*$/, "");
  const updated = momentOf(said.updated) ?? published;
  const title = child(element, "title", namespace);
  const { id, url } = said;
  return [{ id, url, title, language, section: "", published, updated, revision: "" }];
}

/**
 * The text of a child.
 * @param element - its parent
 * @param local - name
 * @param namespace - its namespace
 * @returns the text, "" where there is none
 */
function child(element: XmlElement, local: string, namespace: string): string {
  return textOf(childrenOf(element, local, namespace)[0]);
}

/**
 * The own page of an entry: its first alternate link.
 * @param element - an entry or tombstone
 * @returns the address
 */
function linkOf(element: XmlElement): string {
  const links = childrenOf(element, "link", ATOM);
  const own = links.find(({ attributes }) => attributes.get("rel") === "alternate");
  return own?.attributes.get("href") ?? "";
}
