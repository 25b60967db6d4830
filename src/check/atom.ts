import type { Problem } from "../problem.ts";
import { ElementRules } from "./element-rules.ts";
import { Findings } from "./findings.ts";
import { isUnsafe } from "./html-content.ts";
import { isEmail, isIri, isMediaType, isReference, isRfc3339, isWholeNumber } from "./values.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

/** Namespace of Atom 1.0. */
export const ATOM = "http://www.w3.org/2005/Atom";
const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
const XHTML = "http://www.w3.org/1999/xhtml";

const FEED_ELEMENTS: ReadonlySet<string> = new Set(
  "author category contributor generator icon id link logo rights subtitle title updated entry".split(
    " ",
  ),
);
const ENTRY_ELEMENTS: ReadonlySet<string> = new Set(
  "author category content contributor id link published rights source summary title updated".split(
    " ",
  ),
);
const TEXT_TYPES = /^(?:text|html|xhtml)$/;

/**
 * Checks Atom 1.0 by RFC 4287's schema and prose, and the W3C validator's rules.
 * https://www.rfc-editor.org/rfc/rfc4287
 * @param root - the `feed` element
 * @param path - of the document
 * @returns what is wrong
 */
export function checkAtom(root: XmlElement, path: string): readonly Problem[] {
  const rules = new ElementRules(new Findings(path), ATOM);
  known(rules, root, FEED_ELEMENTS);
  metadata(rules, root);
  const links = rules.all(root, "link");
  rules.selfLink(links, root.line);
  if (root.attributes.get("xml:lang") === undefined) {
    rules.findings.add("language_missing", "<feed> has no xml:lang", root.line);
  }
  feedSingles(rules, root);
  for (const deleted of childrenOf(root, "deleted-entry", TOMBSTONES)) tombstone(rules, deleted);
  const entries = rules.all(root, "entry");
  const signed = rules.all(root, "author").length > 0;
  for (const [index, entry] of entries.entries()) {
    checkEntry(rules, entry, `entry ${index + 1}`, signed);
  }
  rules.unique(entries.map((entry) => rules.all(entry, "id")[0]));
  differentUpdates(rules, entries);
  return rules.findings.problems;
}

// RFC 4287 §4.1.1, §4.2.11
function feedSingles(rules: ElementRules, parent: XmlElement): void {
  rules.single(parent, "subtitle");
  for (const name of ["icon", "logo"]) {
    rules.form(rules.single(parent, name), isReference, "value_invalid");
  }
  const generator = rules.single(parent, "generator");
  rules.plain(generator, `<${parent.name}>`);
  if (generator !== undefined) rules.optionalAttribute(generator, "uri", isReference);
}

// RFC 4287 §6: extensions stand in their own namespaces.
function known(rules: ElementRules, parent: XmlElement, names: ReadonlySet<string>): void {
  for (const child of parent.children) {
    if (child.namespace !== "" && (child.namespace !== ATOM || names.has(child.local))) continue;
    const message = `<${child.name}> is no element of <${parent.name}>`;
    rules.findings.add("element_undefined", message, child.line);
  }
}

// What feed, entry and source share: RFC 4287 §4.1.1, §4.1.2.
function metadata(rules: ElementRules, parent: XmlElement): void {
  rules.form(rules.required(parent, "id"), isIri, "url_not_absolute");
  rules.form(rules.required(parent, "updated"), isRfc3339, "date_malformed");
  if (rules.single(parent, "title") === undefined) rules.required(parent, "title");
  rules.single(parent, "rights");
  for (const name of ["title", "rights", "subtitle", "summary"]) {
    for (const text of rules.all(parent, name)) textConstruct(rules, text);
  }
  for (const name of ["author", "contributor"]) {
    for (const one of rules.all(parent, name)) person(rules, one);
  }
  for (const category of rules.all(parent, "category")) {
    rules.attribute(category, "term", () => true);
    rules.optionalAttribute(category, "scheme", isIri);
  }
  linksOf(rules, parent);
  rules.language(parent.attributes.get("xml:lang"), parent.line);
}

// RFC 4287 §3.1
function textConstruct(rules: ElementRules, text: XmlElement): void {
  rules.optionalAttribute(text, "type", (type) => TEXT_TYPES.test(type));
  rules.language(text.attributes.get("xml:lang"), text.line);
  markup(rules, text);
}

function markup(rules: ElementRules, text: XmlElement): void {
  const type = text.attributes.get("type") ?? "text";
  if (type === "html") rules.html(text, `line ${text.line}`);
  if (type === "text") rules.plain(text, `line ${text.line}`);
  if (type === "xhtml") unsafe(rules, text);
  const [child] = text.children;
  if (child !== undefined && (type === "html" || type === "text")) {
    rules.findings.add(
      "element_undefined",
      `<${child.name}> in a text of type ${type}`,
      child.line,
    );
  }
  if (type === "xhtml" && childrenOf(text, "div", XHTML).length !== 1) {
    rules.findings.add("element_missing", `<${text.name}> has no xhtml:div`, text.line);
  }
}

// RFC 4287 §8.1 (SecurityRisk)
function unsafe(rules: ElementRules, text: XmlElement): void {
  const found = text.children.find(({ local }) => isUnsafe(local));
  if (found === undefined) {
    for (const child of text.children) unsafe(rules, child);
    return;
  }
  rules.findings.add("content_unsafe", `<${found.name}> in <${text.name}>`, found.line);
}

// RFC 4287 §3.2
function person(rules: ElementRules, element: XmlElement): void {
  rules.plain(rules.required(element, "name"), `<${element.name}>`);
  rules.form(rules.single(element, "email"), isEmail, "contact_invalid");
  rules.form(rules.single(element, "uri"), isReference, "value_invalid");
}

// RFC 4287 §4.2.7, and §4.1.1: one alternate link for each type and hreflang (DuplicateAtomLink).
function linksOf(rules: ElementRules, parent: XmlElement): void {
  const seen = new Set<string>();
  for (const link of rules.all(parent, "link")) {
    if (!link.attributes.has("href")) rules.attribute(link, "href", isReference);
    if (link.attributes.get("href") !== "") rules.optionalAttribute(link, "href", isReference);
    rules.optionalAttribute(link, "type", isMediaType);
    rules.optionalAttribute(link, "length", isWholeNumber);
    const { attributes, line } = link;
    rules.language(attributes.get("hreflang"), line);
    if ((attributes.get("rel") ?? "alternate") !== "alternate") continue;
    const key = `${attributes.get("type") ?? ""} ${attributes.get("hreflang") ?? ""}`;
    if (seen.has(key)) rules.findings.add("link_repeated", `alternate link "${key.trim()}"`, line);
    seen.add(key);
  }
}

// RFC 6721 §3
function tombstone(rules: ElementRules, deleted: XmlElement): void {
  rules.attribute(deleted, "ref", isIri);
  rules.attribute(deleted, "when", isRfc3339);
}

function checkEntry(rules: ElementRules, entry: XmlElement, where: string, signed: boolean): void {
  known(rules, entry, ENTRY_ELEMENTS);
  metadata(rules, entry);
  const source = rules.single(entry, "source");
  if (source !== undefined) sourceRules(rules, source);
  const bySource = source !== undefined && rules.all(source, "author").length > 0;
  if (!signed && !bySource && rules.all(entry, "author").length === 0) {
    rules.findings.add("element_missing", `neither feed nor ${where} has an author`, entry.line);
  }
  const published = rules.single(entry, "published");
  rules.form(published, isRfc3339, "date_malformed");
  order(rules, published, rules.all(entry, "updated")[0]);
  contentRules(rules, entry, where);
}

// RFC 4287 §4.2.11
function sourceRules(rules: ElementRules, source: XmlElement): void {
  for (const name of ["id", "title", "updated", "rights"]) rules.single(source, name);
  feedSingles(rules, source);
  linksOf(rules, source);
}

function order(
  rules: ElementRules,
  published: XmlElement | undefined,
  updated: XmlElement | undefined,
): void {
  if (published === undefined || updated === undefined) return;
  const [from, to] = [textOf(published), textOf(updated)];
  if (!isRfc3339(from) || !isRfc3339(to)) return;
  if (Temporal.Instant.compare(from, to) <= 0) return;
  rules.findings.add("date_order", `updated ${to} lies before published ${from}`, updated.line);
}

// RFC 4287 §4.1.2 and §4.1.3
function contentRules(rules: ElementRules, entry: XmlElement, where: string): void {
  const content = rules.single(entry, "content");
  const summary = rules.single(entry, "summary");
  if (content === undefined) {
    const alternate = rules
      .all(entry, "link")
      .some(({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate");
    if (!alternate) {
      rules.findings.add(
        "element_missing",
        `${where} has neither content nor alternate link`,
        entry.line,
      );
    }
    return;
  }
  rules.optionalAttribute(content, "type", (type) => contentType(type, content));
  rules.optionalAttribute(content, "src", isReference);
  rules.language(content.attributes.get("xml:lang"), content.line);
  markup(rules, content);
  if (content.attributes.has("src") && summary === undefined) {
    rules.findings.add(
      "element_missing",
      `${where} has content elsewhere but no summary`,
      entry.line,
    );
  }
}

// RFC 4287 §4.1.3.1, §4.1.3.2: a media type, no composite one; what lies elsewhere has no text type.
function contentType(type: string, content: XmlElement): boolean {
  if (TEXT_TYPES.test(type)) return !content.attributes.has("src");
  return isMediaType(type) && !/^(?:multipart|message)\//i.test(type);
}

// DuplicateUpdated
function differentUpdates(rules: ElementRules, entries: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const [updated] = rules.all(entry, "updated");
    const text = textOf(updated);
    if (text !== "" && seen.has(text)) {
      rules.findings.add("updated_repeated", `two entries were updated at ${text}`, updated?.line);
      return;
    }
    seen.add(text);
  }
}
