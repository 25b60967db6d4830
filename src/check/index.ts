import { problem, type Problem } from "../problem.ts";
import { ATOM, checkAtom } from "./atom.ts";
import type { Dialect } from "./dialect.ts";
import { checkFeedsJson, checkOpml, checkSitemap, SITEMAP } from "./catalogue.ts";
import { checkJsonFeed, isObject, type JsonObject } from "./json.ts";
import { checkRss } from "./rss.ts";
import { isFault, parseXml, type XmlElement } from "./xml-tree.ts";
import { messageOf } from "../model/message-of.ts";

/** A published file, ours or another's. */
export interface CheckedDocument {
  /** For the messages; its suffix tells files that are no feed. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of the partner whose file it is. */
  readonly dialect?: Dialect | undefined;
}

export type { Dialect } from "./dialect.ts";

/** An XML document, known by its root. Add a kind here. */
interface XmlKind {
  readonly local: string;
  readonly namespace: string;
  readonly check: (root: XmlElement, path: string, dialect?: Dialect) => readonly Problem[];
}

const XML_KINDS: readonly XmlKind[] = [
  { local: "rss", namespace: "", check: checkRss },
  { local: "feed", namespace: ATOM, check: checkAtom },
  { local: "opml", namespace: "", check: checkOpml },
  { local: "urlset", namespace: SITEMAP, check: checkSitemap },
];

/** A JSON document, known by its members. Add a kind here. */
interface JsonKind {
  readonly knows: (document: JsonObject) => boolean;
  readonly check: (document: JsonObject, path: string) => readonly Problem[];
}

const JSON_KINDS: readonly JsonKind[] = [
  { knows: ({ version }) => String(version).includes("jsonfeed.org"), check: checkJsonFeed },
  { knows: ({ feeds }) => Array.isArray(feeds), check: checkFeedsJson },
  {
    knows: ({ items, version }) => Array.isArray(items) || version !== undefined,
    check: checkJsonFeed,
  },
];

/** Files of a published folder that are checked elsewhere or need no check. */
const NO_FEED =
  /\.(?:html?|css|gz|br|md|txt|svg|png|jpe?g|ico|webp)$|(?:^|\/)(?:ninjs\/[^/]*\.json|_headers)$/i;

/**
 * Checks a document whose kind its content tells: RSS 2.0, Atom 1.0, JSON Feed 1.1, OPML, sitemap or `feeds.json`.
 * @param document - the file
 * @returns what is wrong, each with the line where one can be named; empty where all is well
 */
export function checkDocument(document: CheckedDocument): readonly Problem[] {
  const { path, bytes, dialect } = document;
  if (NO_FEED.test(path)) return [];
  const text = decode(bytes);
  if (text === undefined) {
    return [problem("encoding_invalid", path, "the bytes are not in the declared charset")];
  }
  return /^\s*[{[]/.test(text) ? checkJson(text, path) : checkXml(text, path, dialect);
}

// XML 1.0 §4.3.3: UTF-8 unless the declaration says otherwise. https://www.w3.org/TR/xml/#charencoding
function decode(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  const marked = /^(?:þÿ|ÿþ)/.test(start);
  const label = marked ? (start.startsWith("þÿ") ? "utf-16be" : "utf-16le") : (declared ?? "utf-8");
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checkXml(text: string, path: string, dialect?: Dialect): readonly Problem[] {
  const parsed = parseXml(text);
  if (isFault(parsed)) {
    const { message, line } = parsed;
    const unbound = message.includes("unbound namespace prefix");
    const code = unbound ? "namespace_undefined" : "document_ill_formed";
    return [problem(code, path, message, { line })];
  }
  const kind = XML_KINDS.find(
    ({ local, namespace }) => parsed.local === local && parsed.namespace === namespace,
  );
  if (kind !== undefined) return kind.check(parsed, path, dialect);
  return [problem("document_unknown", path, `the root is <${parsed.name}>`, { line: parsed.line })];
}

function checkJson(text: string, path: string): readonly Problem[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return [problem("document_ill_formed", path, messageOf(error))];
  }
  if (isObject(parsed)) {
    const document = parsed;
    const kind = JSON_KINDS.find(({ knows }) => knows(document));
    if (kind !== undefined) return kind.check(document, path);
  }
  return [problem("document_unknown", path, "the JSON is no feed and no list of feeds")];
}
