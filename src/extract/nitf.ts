import type { Article, Byline } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { Draft, ExtractionContext, Extractor } from "./extractor.ts";
import { authors } from "./lines/byline.ts";
import { authorKind } from "./lines/name.ts";
import { nitfBody } from "./nitf-body.ts";
import { ParseError } from "./parse-error.ts";
import { statusFacts } from "./status.ts";
import { subjectOf } from "./subject.ts";
import { anyTimestamp } from "./timestamp.ts";
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

/** NITF 3.x https://iptc.org/standards/nitf/ */
export const nitf: Extractor = { format: "nitf", extract: extractNitf };

/**
 * Reads a NITF document.
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 * @throws ParseError where it is no NITF
 */
function extractNitf(source: Source, context: ExtractionContext): Draft {
  const root = parseXml(source.text, context.limits);
  if (root.name !== "nitf")
    throw new ParseError(`the root is <${root.name}>, not <nitf>`, { line: 1 });
  return nitfDraft(root, source, context);
}

/**
 * The facts of a NITF document.
 * @param root - the `nitf` element
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 */
function nitfDraft(root: XmlElement, source: Source, context: ExtractionContext): Draft {
  const problems: Problem[] = [];
  const docdata = first(root, "docdata");
  const moments = dates(root, docdata, source, context, problems);
  const head = first(root, "body.head");
  const language = attribute(root, "xml:lang") ?? attribute(first(root, "body"), "xml:lang");
  const sourceId = attribute(first(docdata, "doc-id"), "id-string");
  const body = nitfBody(root, source, context, problems);
  return {
    facts: {
      ...headlines(root, head),
      ...texts({
        standfirst: textOf(first(head, "abstract")),
        dateline:
          textOf(first(first(head, "dateline"), "location")) ?? textOf(first(head, "dateline")),
        credit: textOf(first(head, "distributor")) ?? attribute(first(docdata, "du-key"), "source"),
        rights: copyright(docdata, head),
        section: attribute(first(root, "pubdata"), "position.section"),
        editorialNote: attribute(first(docdata, "ed-msg"), "info"),
        correction: attribute(first(docdata, "correction"), "info"),
      }),
      bylines: elements(head ?? root, "byline").flatMap((byline) => bylines(byline, language)),
      keywords: descendants(docdata ?? root, "keyword").map((word) => attribute(word, "key") ?? ""),
      subjects: descendants(root, "tobject.subject").map((subject) => subjectFrom(subject)),
      ...body,
      ...moments,
      ...status(docdata, moments.embargo !== undefined, source, problems),
    },
    ...(sourceId !== undefined && { sourceId }),
    ...(language !== undefined && { declaredLanguage: language }),
    problems,
    evidence: [],
  };
}

/**
 * Leaves out the texts that are not set.
 * @param named - texts by name
 * @returns those that are set
 */
export function texts<Name extends string>(
  named: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const set: Partial<Record<Name, string>> = {};
  for (const name in named) {
    const value = named[name];
    if (value !== undefined) set[name] = value;
  }
  return set;
}

/**
 * Headline (hl1) and a second one (hl2); the title of the head stands in.
 * @param root - the document
 * @param head - of the body
 * @returns those that are stated
 */
function headlines(root: XmlElement, head: XmlElement | undefined): Draft["facts"] {
  const line = first(head, "hedline");
  return texts({
    headline: textOf(first(line, "hl1")) ?? textOf(first(first(root, "head"), "title")),
    alternativeHeadline: textOf(first(line, "hl2")),
  });
}

/**
 * The copyright line.
 * @param docdata - data of the document
 * @param head - of the body
 * @returns the line, if any
 */
function copyright(
  docdata: XmlElement | undefined,
  head: XmlElement | undefined,
): string | undefined {
  const written = textOf(first(head, "rights"));
  if (written !== undefined) return written;
  const mark = first(docdata, "doc.copyright");
  const parts = ["©", attribute(mark, "year"), attribute(mark, "holder")];
  return mark ? parts.filter((part) => part !== undefined).join(" ") : undefined;
}

/**
 * The authors of a byline: persons where they are marked, else by its words.
 * @param byline - the element
 * @param language - of the words
 * @returns the authors
 */
function bylines(byline: XmlElement, language = "und"): Byline[] {
  const role = textOf(first(byline, "byttl"));
  const marked = [...descendants(byline, "person"), ...descendants(byline, "org")]
    .map((name) => textOf(name))
    .filter((name) => name !== undefined);
  const title = role === undefined ? {} : { role };
  if (marked.length > 0)
    return marked.map((name) => Object.assign({ name, kind: authorKind(name) }, title));
  const text = textOf({
    ...byline,
    children: byline.children.filter(
      (child) => typeof child === "string" || child.name !== "byttl",
    ),
  });
  if (text === undefined) return [];
  const label = labelPattern(language, "byline").exec(text)?.[0] ?? "";
  return authors(text.slice(label.length), language).map((author) => Object.assign(author, title));
}

/**
 * A subject.
 * @param subject - tobject.subject
 * @returns the subject: a Media Topic, or a code of the older subject codes
 */
function subjectFrom(subject: XmlElement): Article["subjects"][number] {
  const number = attribute(subject, "tobject.subject.refnum");
  const name =
    attribute(subject, "tobject.subject.matter") ?? attribute(subject, "tobject.subject.type");
  const isTopic = /^2\d{7}$/u.test(number ?? "");
  const code = number === undefined ? undefined : `${isTopic ? "medtop" : "subj"}:${number}`;
  return subjectOf(code ?? name, name);
}

/**
 * The dates of a document.
 * @param root - the document
 * @param docdata - its data
 * @param source - the file
 * @param context - knows dates
 * @param problems - grows by dates that are none
 * @returns those it states
 */
function dates(
  root: XmlElement,
  docdata: XmlElement | undefined,
  source: Source,
  context: ExtractionContext,
  problems: Problem[],
): Draft["facts"] {
  const read = (
    element: XmlElement | undefined,
    name = "norm",
  ): ReturnType<typeof anyTimestamp> => {
    const value = attribute(element, name);
    if (!element || value === undefined) return undefined;
    const found = anyTimestamp(value, undefined, source, context);
    const message = `${element.name}: "${value}" is no date`;
    if (!found)
      problems.push(problem("date_invalid", source.path, message, { line: element.line }));
    return found;
  };
  const publication = first(root, "pubdata");
  const issued = read(first(docdata, "date.issue"));
  const published = read(publication, "date.publication") ?? issued;
  const updated = read(descendants(root, "revision-history").at(-1));
  const [release, expires] = [
    read(first(docdata, "date.release")),
    read(first(docdata, "date.expire")),
  ];
  return {
    ...(published && { published }),
    ...(updated && { updated }),
    ...(release && { embargo: release.instant }),
    ...(expires && { expires: expires.instant }),
  };
}

/**
 * The status. "embargoed" without a date holds until it is lifted.
 * @param docdata - data of the document
 * @param hasEmbargo - whether the moment of its release was read
 * @param source - the file
 * @param problems - grows by a status that is not understood
 * @returns the status, where stated
 */
function status(
  docdata: XmlElement | undefined,
  hasEmbargo: boolean,
  source: Source,
  problems: Problem[],
): Draft["facts"] {
  const stated = attribute(docdata, "management-status");
  const isEmbargoed = /^embargoed$/iu.test(stated ?? "");
  const release = attribute(first(docdata, "date.release"), "norm");
  const hasOpenEmbargo = !hasEmbargo && (isEmbargoed || release !== undefined);
  const word = isEmbargoed ? undefined : stated;
  return statusFacts({ word, hasOpenEmbargo }, source, problems);
}
