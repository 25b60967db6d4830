import type { Entry } from "../model/entry.ts";
import { textElement } from "./xml.ts";

/**
 * What RSS and Atom both say of an entry in Dublin Core's words, since neither has its own.
 * @param entry - the entry
 * @returns written elements, "" for those that have nothing to say
 */
export function dublinCore(entry: Entry): readonly string[] {
  return [rightsHolder(entry), type(entry), language(entry), provenance(entry)];
}

/**
 * Who owns the text. https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#rightsHolder
 * @param entry - the entry
 * @returns dcterms:rightsHolder
 */
function rightsHolder(entry: Entry): string {
  return textElement("dcterms:rightsHolder", entry.credit);
}

/**
 * How the text was made: the URI of IPTC's digital source type.
 * https://www.dublincore.org/specifications/dublin-core/dces/#http://purl.org/dc/elements/1.1/type
 * @param entry - the entry
 * @returns dc:type
 */
function type(entry: Entry): string {
  return textElement("dc:type", entry.digitalSourceType);
}

/**
 * The language of the text; a machine translation says so, and from what, as RFC 6497 has it: `ar-t-en-t0-und`.
 * https://www.rfc-editor.org/rfc/rfc6497#section-2.3
 * @param entry - the entry
 * @returns dc:language
 */
function language(entry: Entry): string {
  return textElement("dc:language", contentLanguage(entry));
}

/**
 * The BCP 47 tag of an entry's text, with the transform extension where a machine translated it.
 * @param entry - the entry
 * @returns the tag
 */
function contentLanguage(entry: Entry): string {
  const from = entry.machineTranslatedFrom;
  return from === undefined ? entry.language : `${entry.language}-t-${from.toLowerCase()}-t0-und`;
}

/**
 * The published correction: a change that matters for the text's integrity.
 * https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#provenance
 * @param entry - the entry
 * @returns dcterms:provenance
 */
function provenance(entry: Entry): string {
  return textElement("dcterms:provenance", entry.correction);
}
