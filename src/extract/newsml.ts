import type { Article, Byline } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { Draft, ExtractionContext, Extractor } from "./extractor.ts";
import { imageUrl } from "./identity.ts";
import { authors } from "./lines/byline.ts";
import { authorKind } from "./lines/name.ts";
import { newsmlBody, pictures } from "./newsml-content.ts";
import { texts } from "./nitf.ts";
import { ParseError } from "./parse-error.ts";
import { statusFacts } from "./status.ts";
import { subjectOf } from "./subject.ts";
import { anyTimestamp } from "./timestamp.ts";
import { withoutHeadline } from "./without-headline.ts";
import { labelPattern } from "./words/words.ts";
import {
  attribute,
  descendants,
  elements,
  first,
  parseXml,
  textOf,
  type XmlElement,
} from "./xml.ts";

/** NewsML-G2 https://iptc.org/standards/newsml-g2/: a newsItem, alone or in a newsMessage with its pictures. */
export const newsml: Extractor = { format: "newsml", extract: extractNewsml };

/** What the values are read with. */
interface Reading {
  readonly source: Source;
  readonly context: ExtractionContext;
  readonly language: string | undefined;
  readonly problems: Problem[];
}

/**
 * Reads a NewsML-G2 document.
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 * @throws ParseError where it holds no item
 */
function extractNewsml(source: Source, context: ExtractionContext): Draft {
  const root = parseXml(source.text, context.limits);
  const all = [...descendants(root, "newsItem"), ...descendants(root, "packageItem")];
  const written = all.filter((item) => isWritten(item));
  const item = written[0] ?? all[0];
  if (!item) throw new ParseError(`<${root.name}> holds no newsItem`, { line: 1 });
  const problems: Problem[] = [];
  if (written.length > 1) {
    const message = `holds ${written.length} texts where one is read; the others are left out`;
    problems.push(problem("field_invalid", source.path, message, { line: written[1]?.line ?? 1 }));
  }
  const meta = first(item, "contentMeta") ?? item;
  const declared = languageOf(item, meta, root);
  const reading: Reading = { source, context, language: declared, problems };
  const others = all.filter((other) => other !== item);
  const sourceId = attribute(item, "guid");
  return {
    facts: itemFacts(item, meta, others, reading),
    ...(sourceId !== undefined && { sourceId }),
    ...(declared !== undefined && { declaredLanguage: declared }),
    problems,
    evidence: [],
  };
}

/**
 * Says whether an item holds a text.
 * @param item - a newsItem
 * @returns true for inline content
 */
function isWritten(item: XmlElement): boolean {
  return first(item, "inlineXML") !== undefined || first(item, "inlineData") !== undefined;
}

/**
 * The language of the content: what contentMeta states goes before the language of the metadata.
 * @param item - the item
 * @param meta - its contentMeta
 * @param root - the document
 * @returns the tag as written
 */
function languageOf(item: XmlElement, meta: XmlElement, root: XmlElement): string | undefined {
  const stated = elements(meta, "language").map((language) => attribute(language, "tag"))[0];
  return stated ?? attribute(item, "xml:lang") ?? attribute(root, "xml:lang");
}

/**
 * The facts of an item.
 * @param item - the item
 * @param meta - its contentMeta
 * @param others - the other items of the message, for pictures
 * @param reading - what values are read with
 * @returns the facts
 */
function itemFacts(
  item: XmlElement,
  meta: XmlElement,
  others: readonly XmlElement[],
  reading: Reading,
): Draft["facts"] {
  const { baseUrl } = reading.context;
  const management = first(item, "itemMeta") ?? item;
  const headlines = headlinesOf(meta, management);
  const body = newsmlBody(item, reading.source, reading.context, reading.problems);
  return {
    ...texts({
      headline: headlines[0],
      alternativeHeadline: headlines[1],
      standfirst: textOf(roleOf(elements(meta, "description"), /summary|abstract|teaser|^$/iu)),
      dateline: textOf(elements(meta, "dateline")[0]) ?? located(meta),
      section: named(elements(management, "service")[0]),
      credit: textOf(elements(meta, "creditline")[0]) ?? named(elements(meta, "infoSource")[0]),
      rights: rights(item),
      editorialNote: textOf(elements(management, "edNote")[0]),
      digitalSourceType: uriOf(elements(meta, "digitalSourceType")[0]),
    }),
    bylines: bylines(meta, reading.language),
    body: withoutHeadline(body.body, headlines[0]),
    images: [...others.flatMap((other) => pictures(other, baseUrl)), ...body.images],
    keywords: elements(meta, "keyword").map((word) => textOf(word) ?? ""),
    subjects: elements(meta, "subject").map((subject) => subjectFrom(subject)),
    ...dates(management, meta, reading),
    ...status(management, reading),
    ...pageOf(management, baseUrl),
  };
}

/**
 * The headlines, the main one first; the title of the item stands in.
 * @param meta - contentMeta
 * @param management - itemMeta
 * @returns the texts
 */
function headlinesOf(meta: XmlElement, management: XmlElement): string[] {
  const all = elements(meta, "headline");
  const main = all.find((line) => /main|^$/iu.test(attribute(line, "role") ?? "")) ?? all[0];
  const ordered = main ? [main, ...all.filter((line) => line !== main)] : [];
  const found = [...ordered, ...elements(management, "title")].map((line) => textOf(line));
  return [...new Set(found.filter((line) => line !== undefined))];
}

/**
 * The first element whose role matches.
 * @param list - elements
 * @param role - the pattern; no role is ""
 * @returns the element, or undefined
 */
function roleOf(list: readonly XmlElement[], role: RegExp): XmlElement | undefined {
  return list.find((element) => role.test(attribute(element, "role") ?? ""));
}

/**
 * The name of a concept.
 * @param element - with names, or a literal
 * @returns the name, undefined where it has none
 */
function named(element: XmlElement | undefined): string | undefined {
  return textOf(first(element, "name")) ?? attribute(element, "literal");
}

/**
 * The identifier of a concept.
 * @param element - with a uri or a qcode
 * @returns the uri, else the qcode
 */
function uriOf(element: XmlElement | undefined): string | undefined {
  return attribute(element, "uri") ?? attribute(element, "qcode");
}

/**
 * Where it was written.
 * @param meta - contentMeta
 * @returns the place
 */
function located(meta: XmlElement): string | undefined {
  return named(elements(meta, "located")[0]);
}

/**
 * The copyright notice, else its holder, and the terms.
 * @param item - the item
 * @returns the line, if any
 */
function rights(item: XmlElement): string | undefined {
  const info = first(item, "rightsInfo");
  const notice = textOf(first(info, "copyrightNotice")) ?? named(first(info, "copyrightHolder"));
  const line = [notice, textOf(first(info, "usageTerms"))].filter((part) => part !== undefined);
  return line.length > 0 ? line.join(" ") : undefined;
}

/**
 * The authors: the byline as written, else the creators with names.
 * @param meta - contentMeta
 * @param language - of the words between names
 * @returns the authors
 */
function bylines(meta: XmlElement, language = "und"): Byline[] {
  const by = textOf(elements(meta, "by")[0]);
  if (by !== undefined) {
    const label = labelPattern(language, "byline").exec(by)?.[0] ?? "";
    return authors(by.slice(label.length), language);
  }
  return elements(meta, "creator").flatMap((creator): Byline[] => {
    const name = named(creator);
    return name === undefined ? [] : [{ name, kind: authorKind(name) }];
  });
}

/**
 * A subject.
 * @param subject - with qcode or uri, and names
 * @returns the subject
 */
function subjectFrom(subject: XmlElement): Article["subjects"][number] {
  return subjectOf(uriOf(subject) ?? attribute(subject, "literal"), textOf(first(subject, "name")));
}

/**
 * The dates of an item.
 * @param management - itemMeta
 * @param meta - contentMeta
 * @param reading - zone, and where problems go
 * @returns those it states
 */
function dates(management: XmlElement, meta: XmlElement, reading: Reading): Draft["facts"] {
  const published =
    date(elements(management, "firstCreated")[0], reading) ??
    date(elements(meta, "contentCreated")[0], reading);
  const updated =
    date(elements(management, "versionCreated")[0], reading) ??
    date(elements(meta, "contentModified")[0], reading);
  const embargo = date(elements(management, "embargoed")[0], reading);
  const expires = date(elements(management, "expires")[0], reading);
  return {
    ...(published && { published }),
    ...(updated && { updated }),
    ...(embargo && { embargo: embargo.instant }),
    ...(expires && { expires: expires.instant }),
  };
}

/**
 * Reads one date.
 * @param element - holds it
 * @param reading - zone, and where problems go
 * @returns the moment, or undefined
 */
function date(element: XmlElement | undefined, reading: Reading): ReturnType<typeof anyTimestamp> {
  const value = textOf(element);
  if (!element || value === undefined) return undefined;
  const found = anyTimestamp(value, undefined, reading.source, reading.context);
  if (found) return found;
  const message = `${element.name}: "${value}" is no date`;
  reading.problems.push(
    problem("date_invalid", reading.source.path, message, { line: element.line }),
  );
  return undefined;
}

/**
 * The status. An embargo without a readable date holds until it is lifted: NewsML-G2 leaves it empty for that.
 * @param management - itemMeta
 * @param reading - zone
 * @returns the status, where stated
 */
function status(management: XmlElement, reading: Reading): Draft["facts"] {
  const [embargo] = elements(management, "embargoed");
  const value = textOf(embargo) ?? "";
  const { source, context, problems } = reading;
  const hasOpenEmbargo = embargo !== undefined && !anyTimestamp(value, undefined, source, context);
  const word = uriOf(elements(management, "pubStatus")[0]);
  return statusFacts({ word, hasOpenEmbargo }, source, problems);
}

/**
 * The page of the article.
 * @param management - itemMeta
 * @param baseUrl - what relative addresses are relative to
 * @returns its address, where a link states it
 */
function pageOf(management: XmlElement, baseUrl: string | undefined): Draft["facts"] {
  const link = elements(management, "link").find((one) =>
    /(?:webpage|canonical|hasWebPage|isVersionOf)$/iu.test(attribute(one, "rel") ?? ""),
  );
  const canonicalUrl = imageUrl(attribute(link, "href") ?? "", baseUrl);
  return canonicalUrl === undefined ? {} : { canonicalUrl };
}
