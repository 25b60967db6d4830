import { createHash } from "node:crypto";
import type { OutputDocument } from "../model/document.ts";
import { plainText } from "../model/block.ts";
import type { Category, Entry, Translation } from "../model/entry.ts";
import { textDocument } from "./catalogue.ts";
import { contentHtml } from "./html.ts";
import { optionalText, some, type JsonMembers } from "./json-members.ts";
import { rfc3339 } from "./machine-date.ts";
import { pictures, type Picture } from "./media.ts";
import { CORRECTION_SIGNAL, SIGNAL_SCHEME } from "./vocabulary.ts";
import { cleanId, cleanText, webUrl } from "./xml.ts";

/**
 * An entry as a ninjs 3.1 news item, for systems that take articles one by one. https://iptc.org/std/ninjs/
 * @param entry - the entry
 * @param folder - of its edition within output/
 * @returns the document; named after the id, so that it stays where it is
 */
export function ninjs(entry: Entry, folder: string): OutputDocument {
  const written = `${JSON.stringify(newsItem(entry), undefined, 2)}\n`;
  return textDocument(ninjsPath(entry.id, folder), "application/json; charset=utf-8", written);
}

/**
 * Where the document of an article lies.
 * @param id - of the article
 * @param folder - of its edition within output/
 * @returns a path named after the id
 */
export function ninjsPath(id: string, folder: string): string {
  const name = createHash("sha256").update(cleanId(id)).digest("hex").slice(0, 16);
  return `${folder}/ninjs/${name}.json`;
}

function newsItem(entry: Entry): JsonMembers {
  return {
    uri: cleanId(entry.id),
    standard: {
      name: "ninjs",
      version: "3.1",
      schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
    },
    type: "text",
    representationType: entry.body.length === 0 ? "partial" : "full",
    version: entry.revision,
    firstCreated: rfc3339(entry.published),
    versionCreated: rfc3339(entry.updated),
    pubStatus: "usable",
    language: entry.language,
    headlines: headlines(entry),
    descriptions: some(entry.summary === "" ? [] : [role("summary", entry.summary)]),
    bodies: some(bodies(entry)),
    by: some(entry.authors.map(({ name }) => cleanText(name)))?.join(", "),
    copyrightHolder: optionalText(entry.credit),
    copyrightNotice: optionalText(entry.rights),
    infoSources: entry.credit === undefined ? undefined : [{ name: optionalText(entry.credit) }],
    subjects: some(entry.categories.map((category) => subject(category))),
    genres: entry.correction === undefined ? undefined : [correction()],
    digitalSourceType: digitalSource(entry.digitalSourceType),
    altIds: some(altIds(entry)),
    associations: some([
      ...pictures(entry.images).map((picture, index) => association(picture, index)),
      ...entry.translations.map((other) => translation(other)),
    ]),
  };
}

function headlines({ title, alternativeHeadline }: Entry): readonly JsonMembers[] {
  const main = role("main", title);
  return alternativeHeadline === undefined ? [main] : [main, role("short", alternativeHeadline)];
}

function role(name: string, value: string): JsonMembers {
  return { role: name, contentType: "text/plain", value: cleanText(value) };
}

function bodies(entry: Entry): readonly JsonMembers[] {
  const html = contentHtml(entry);
  if (html === "") return [];
  return [
    { role: "html", contentType: "text/html", value: html },
    role("text", plainText(entry.body)),
  ];
}

function subject({ term, scheme, label }: Category): JsonMembers {
  const [, code = term] = /^[\w-]+:(.+)$/.exec(term) ?? [];
  return {
    name: optionalText(label),
    literal: optionalText(term),
    uri: webUrl(scheme && `${scheme}${code}`),
  };
}

// IPTC's signal for a correction, since ninjs has no field of its own for it.
function correction(): JsonMembers {
  return { literal: `sig:${CORRECTION_SIGNAL}`, uri: `${SIGNAL_SCHEME}${CORRECTION_SIGNAL}` };
}

function digitalSource(uri: string | undefined): JsonMembers | undefined {
  const url = webUrl(uri);
  return url === undefined ? undefined : { literal: url.split("/").at(-1), uri: url };
}

function altIds({ url, story }: Entry): readonly JsonMembers[] {
  const canonical = webUrl(url);
  return [
    ...(canonical === undefined ? [] : [{ role: "canonical", value: canonical }]),
    ...(story === undefined ? [] : [{ role: "story", value: optionalText(story) }]),
  ];
}

function association(picture: Picture, index: number): JsonMembers {
  const { url, type, width, height, bytes, caption, alt, credit, rights } = picture;
  return {
    name: `picture-${index + 1}`,
    uri: url,
    type: "picture",
    descriptions: some([
      ...(caption === undefined ? [] : [role("caption", caption)]),
      ...(alt === undefined ? [] : [role("alt", alt)]),
    ]),
    by: optionalText(credit),
    copyrightNotice: optionalText(rights),
    renditions: [{ name: "main", href: url, contentType: type, width, height, sizeInBytes: bytes }],
  };
}

function translation({ language, url, id, title }: Translation): JsonMembers {
  return {
    name: `translation-${language}`,
    rel: "translation",
    uri: id === undefined ? webUrl(url) : cleanId(id),
    type: "text",
    language,
    headlines: title === undefined ? undefined : [role("main", title)],
  };
}
