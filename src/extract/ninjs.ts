import type { Article, Byline } from "../model/article.ts";
import type { Block, Image } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { Draft, ExtractionContext, Extractor } from "./extractor.ts";
import { blocksFromHtml } from "./html/blocks.ts";
import { authors } from "./lines/byline.ts";
import { authorKind } from "./lines/name.ts";
import { items, member, parseItem, text, texts, type Item } from "./ninjs-item.ts";
import { pictures, rights } from "./ninjs-rights.ts";
import { paragraphs } from "./paragraphs.ts";
import { statusFacts } from "./status.ts";
import { subjectOf } from "./subject.ts";
import { anyTimestamp } from "./timestamp.ts";
import { labelPattern } from "./words/words.ts";
import { withoutHeadline } from "./without-headline.ts";

/** ninjs 2.x and 3.x https://www.iptc.org/std/ninjs/userguide/; names of 1.x are understood too. */
export const ninjs: Extractor = { format: "ninjs", extract: extractNinjs };

/** What the values are read with. */
interface Reading {
  readonly source: Source;
  readonly context: ExtractionContext;
  readonly language: string | undefined;
  readonly problems: Problem[];
}

/**
 * Reads a ninjs item.
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 */
function extractNinjs(source: Source, context: ExtractionContext): Draft {
  const item = parseItem(source.text);
  const language = text(item, "language");
  const problems: Problem[] = [];
  const reading: Reading = { source, context, language, problems };
  const sourceId = text(item, "uri");
  const { main, alternative } = headlines(item);
  const body = bodyBlocks(item, reading);
  return {
    facts: {
      ...(main !== undefined && { headline: main }),
      ...(alternative !== undefined && { alternativeHeadline: alternative }),
      ...texts(item, {
        dateline: ["located"],
        story: ["story"],
        editorialNote: ["ednote"],
        section: ["section"],
        correction: ["correction"],
        machineTranslatedFrom: ["machinetranslatedfrom"],
      }),
      ...description(item),
      ...rights(item),
      bylines: bylines(item, language),
      body: withoutHeadline(body.blocks, main),
      images: [...pictures(item, context.baseUrl), ...body.images],
      keywords: keywords(item),
      subjects: items(item, "subjects").map((subject) => subjectFrom(subject)),
      ...dates(item, reading),
      ...status(item, reading),
      ...digitalSourceType(item),
      ...links(item),
    },
    ...(sourceId !== undefined && { sourceId }),
    ...(language !== undefined && { declaredLanguage: language }),
    problems,
    evidence:
      main === undefined ? [] : [{ field: "headline", rule: "ninjs:headlines", value: main }],
  };
}

/**
 * Main headline and a second one.
 * @param item - the item
 * @returns those that it has; 1.x has `headline`, and `title` stands in for it
 */
function headlines(item: Item): {
  readonly main: string | undefined;
  readonly alternative: string | undefined;
} {
  const all = items(item, "headlines");
  const main = all.find((headline) => /main/iu.test(text(headline, "role") ?? "")) ?? all[0];
  const other = all.find((headline) => headline !== main);
  return {
    main: (main && text(main, "value")) ?? text(item, "headline") ?? text(item, "title"),
    alternative: other && text(other, "value"),
  };
}

/**
 * The abstract: the description for readers, not that of a video or a long one in markup.
 * @param item - the item
 * @returns the standfirst, if any
 */
function description(item: Item): Draft["facts"] {
  const all = items(item, "descriptions");
  const plain = all.filter((one) => !/html|xml/iu.test(text(one, "contenttype") ?? ""));
  const [best] = plain.length > 0 ? plain : all;
  const standfirst = (best && text(best, "value")) ?? text(item, "description_text");
  if (standfirst === undefined) return {};
  return { standfirst: standfirst.replaceAll(/<[^>]*>/gu, " ") };
}

/**
 * The authors, from `by` (one text) or `bylines` (a list).
 * @param item - the item
 * @param language - of the words between names
 * @returns the authors
 */
function bylines(item: Item, language = "und"): Byline[] {
  const listed = items(item, "bylines").flatMap((byline): Byline[] => {
    const name = text(byline, "name") ?? text(byline, "value") ?? text(byline, "by");
    if (name === undefined) return [];
    const role = text(byline, "role") ?? text(byline, "jobtitle");
    return [{ name, kind: authorKind(name), ...(role !== undefined && { role }) }];
  });
  if (listed.length > 0) return listed;
  const by = text(item, "by") ?? text(item, "byline");
  return by === undefined
    ? []
    : authors(by.slice((labelPattern(language, "byline").exec(by)?.[0] ?? "").length), language);
}

/**
 * The body: HTML before plain text.
 * @param item - the item
 * @param reading - base address, and where problems go
 * @returns blocks and the pictures in them
 */
function bodyBlocks(
  item: Item,
  reading: Reading,
): { readonly blocks: readonly Block[]; readonly images: readonly Image[] } {
  const { value, isHtml } = bodyText(item);
  if (!isHtml) return { blocks: paragraphs(value), images: [] };
  const { baseUrl } = reading.context;
  const read = blocksFromHtml(value, baseUrl === undefined ? {} : { baseUrl });
  if (read.refusal) {
    const { code, message } = read.refusal;
    reading.problems.push(problem(code, reading.source.path, message));
  }
  return read;
}

/**
 * The text of the body.
 * @param item - the item
 * @returns HTML where the item has it, else plain text
 */
function bodyText(item: Item): { readonly value: string; readonly isHtml: boolean } {
  const all = items(item, "bodies");
  const typed = (type: RegExp): string | undefined => {
    const body = all.find((one) => type.test(text(one, "contenttype") ?? "text/plain"));
    return body && text(body, "value");
  };
  const html = typed(/html/iu) ?? text(item, "body_xhtml") ?? text(item, "body_html");
  if (html !== undefined) return { value: html, isHtml: true };
  const value = typed(/text\/plain/iu) ?? text(item, "body_text") ?? "";
  return { value, isHtml: /<p[\s>]/iu.test(value) };
}

/**
 * The keywords, texts or objects with names.
 * @param item - the item
 * @returns the words
 */
function keywords(item: Item): string[] {
  const list = member(item, "keywords");
  const plain = Array.isArray(list) ? list.filter((word) => typeof word === "string") : [];
  const named = items(item, "keywords").map((word) => text(word, "name") ?? "");
  return [...plain, ...named];
}

/**
 * A subject: Media Topics by URI, literal or code.
 * @param subject - with name, uri, literal, code
 * @returns the subject
 */
function subjectFrom(subject: Item): Article["subjects"][number] {
  const codes = ["code", "uri", "literal", "qcode"].map((name) => text(subject, name));
  const topic = codes.find((code) => /mediatopic|medtop/u.test(code ?? ""));
  const literal = text(subject, "literal");
  const code = topic ?? text(subject, "code") ?? (literal?.includes(":") ? literal : undefined);
  return subjectOf(code, text(subject, "name"));
}

/**
 * The dates of an item.
 * @param item - the item
 * @param reading - zone, and where problems go
 * @returns those it states
 */
function dates(item: Item, reading: Reading): Draft["facts"] {
  const date = (...names: string[]): ReturnType<typeof anyTimestamp> => {
    const name = names.find((candidate) => text(item, candidate) !== undefined);
    const value = name === undefined ? undefined : text(item, name);
    if (name === undefined || value === undefined) return undefined;
    const found = anyTimestamp(value, reading.language, reading.source, reading.context);
    const message = `${name}: "${value}" is no date`;
    if (!found) reading.problems.push(problem("date_invalid", reading.source.path, message));
    return found;
  };
  const [published, updated] = [date("firstcreated", "contentcreated"), date("versioncreated")];
  const [embargo, expires] = [date("embargoed"), date("expires")];
  return {
    ...(published && { published }),
    ...(updated && { updated }),
    ...(embargo && { embargo: embargo.instant }),
    ...(expires && { expires: expires.instant }),
  };
}

/**
 * The status.
 * @param item - the item
 * @param reading - zone, and where problems go
 * @returns the status, where stated
 */
function status(item: Item, reading: Reading): Draft["facts"] {
  const { source, context, language, problems } = reading;
  const embargo = member(item, "embargoed");
  const isStated = embargo !== undefined && embargo !== null && embargo !== "";
  const isRead =
    typeof embargo === "string" && anyTimestamp(embargo, language, source, context) !== undefined;
  const stated = { word: member(item, "pubstatus"), hasOpenEmbargo: isStated && !isRead };
  return statusFacts(stated, source, problems);
}

/**
 * How the content came to be.
 * @param item - the item
 * @returns the digital source type, where stated
 */
function digitalSourceType(item: Item): Draft["facts"] {
  const value = member(item, "digitalsourcetype");
  const [object] = items(item, "digitalsourcetype");
  const uri =
    typeof value === "string" ? value : object && (text(object, "uri") ?? text(object, "name"));
  return uri === undefined ? {} : { digitalSourceType: uri };
}

/**
 * The page of the article, and its story, among the alternative ids.
 * @param item - the item
 * @returns those it states
 */
function links(item: Item): Draft["facts"] {
  const ids = items(item, "altids");
  const byRole = (role: RegExp): string | undefined => {
    const found = ids.find((id) => role.test(text(id, "role") ?? ""));
    return found && text(found, "value");
  };
  const canonicalUrl =
    text(item, "canonicalurl") ?? text(item, "url") ?? byRole(/canonical|weburl|^url$/iu);
  const story = byRole(/story/iu);
  return {
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(story !== undefined && { story }),
  };
}
