import type { Problem } from "../problem.ts";
import { NO_DIALECT, type Dialect } from "./dialect.ts";
import { ElementRules } from "./element-rules.ts";
import { Findings } from "./findings.ts";
import {
  isIri,
  isMediaType,
  isReference,
  isRfc822,
  isW3cDate,
  isWebUrl,
  isWholeNumber,
} from "./values.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

const ATOM = "http://www.w3.org/2005/Atom";
const CONTENT = "http://purl.org/rss/1.0/modules/content/";
const DC = "http://purl.org/dc/elements/1.1/";
const DCTERMS = "http://purl.org/dc/terms/";
const MEDIA = "http://search.yahoo.com/mrss/";

const CHANNEL_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator " +
    "docs cloud ttl image rating textInput skipHours skipDays item"
  ).split(" "),
);
const ITEM_ELEMENTS: ReadonlySet<string> = new Set(
  "title link description author category comments enclosure guid pubDate source".split(" "),
);

/**
 * Checks RSS 2.0 by its specification, the Advisory Board's profile and the W3C validator's rules.
 * https://www.rssboard.org/rss-specification https://www.rssboard.org/rss-profile
 * @param root - the `rss` element
 * @param path - of the document
 * @param dialect - of the partner whose file it is; none where absent
 * @returns what is wrong
 */
export function checkRss(
  root: XmlElement,
  path: string,
  dialect: Dialect = NO_DIALECT,
): readonly Problem[] {
  const rules = new ElementRules(new Findings(path), "");
  rules.attribute(root, "version", (version) => /^(?:0\.9[1-4]|2\.0)$/.test(version));
  const channel = rules.single(root, "channel");
  if (channel === undefined)
    rules.findings.add("element_missing", "<rss> has no <channel>", root.line);
  else checkChannel(rules, channel, dialect);
  return rules.findings.problems;
}

function checkChannel(rules: ElementRules, channel: XmlElement, dialect: Dialect): void {
  known(rules, channel, CHANNEL_ELEMENTS.union(dialect.elements));
  rules.plain(rules.required(channel, "title"), "the channel");
  rules.required(channel, "description");
  rules.form(rules.required(channel, "link"), isIri, "url_not_absolute");
  for (const name of ["copyright", "generator"])
    rules.plain(rules.single(channel, name), "the channel");
  for (const name of ["pubDate", "lastBuildDate"]) {
    rules.form(rules.single(channel, name), isRfc822, "date_malformed");
  }
  for (const name of ["managingEditor", "webMaster"]) rules.contact(rules.single(channel, name));
  rules.form(rules.single(channel, "ttl"), isWholeNumber, "value_invalid");
  channelLanguage(rules, channel);
  image(rules, channel);
  rules.selfLink(childrenOf(channel, "link", ATOM), channel.line);
  misplaced(rules, channel);
  extensions(rules, channel);
  const items = rules.all(channel, "item");
  for (const [index, item] of items.entries()) {
    checkItem(rules, item, `item ${index + 1}`, dialect);
  }
  rules.unique(items.map((item) => rules.all(item, "guid")[0]));
}

// RSS 2.0 may be extended only by elements in namespaces. https://www.rssboard.org/rss-specification#extendingRss
function known(rules: ElementRules, parent: XmlElement, names: ReadonlySet<string>): void {
  for (const child of parent.children) {
    if (child.namespace !== "" || names.has(child.local)) continue;
    const message = `<${child.name}> is no element of <${parent.name}>`;
    rules.findings.add("element_undefined", message, child.line);
  }
}

// https://www.rssboard.org/rss-profile#element-channel-language
function channelLanguage(rules: ElementRules, channel: XmlElement): void {
  const language = rules.single(channel, "language");
  if (language === undefined) {
    rules.findings.add("language_missing", "<channel> has no <language>", channel.line);
  }
  rules.language(textOf(language), language?.line ?? channel.line);
}

// https://www.rssboard.org/rss-profile#element-channel-image (ImageTitleDoesntMatch, ImageLinkDoesntMatch)
function image(rules: ElementRules, channel: XmlElement): void {
  const element = rules.single(channel, "image");
  if (element === undefined) return;
  rules.form(rules.required(element, "url"), isWebUrl, "url_not_absolute");
  for (const name of ["title", "link"]) {
    const own = rules.required(element, name);
    const outer = textOf(rules.all(channel, name)[0]);
    if (own === undefined || textOf(own) === outer) continue;
    const message = `${name} of the image is "${textOf(own)}", the channel's "${outer}"`;
    rules.findings.add("image_differs", message, own.line);
  }
}

// https://www.rssboard.org/rss-profile#element-channel (MisplacedItem)
function misplaced(rules: ElementRules, channel: XmlElement): void {
  const first = channel.children.findIndex(({ name }) => name === "item");
  if (first === -1) return;
  const late = channel.children.slice(first).find(({ name }) => name !== "item");
  if (late === undefined) return;
  rules.findings.add("element_misplaced", `<${late.name}> stands after the first item`, late.line);
}

function checkItem(rules: ElementRules, item: XmlElement, where: string, dialect: Dialect): void {
  known(rules, item, ITEM_ELEMENTS.union(dialect.elements));
  const title = rules.single(item, "title");
  const description = rules.single(item, "description");
  const isTakedown = item.children.some(({ name }) => dialect.takedown.has(name));
  if (textOf(title) === "" && textOf(description) === "" && !isTakedown) {
    rules.findings.add("element_missing", `${where} has neither title nor description`, item.line);
  }
  rules.plain(title, where);
  for (const category of rules.all(item, "category")) rules.plain(category, where);
  rules.html(description, where);
  for (const content of childrenOf(item, "encoded", CONTENT)) rules.html(content, where);
  rules.form(rules.single(item, "link"), isIri, "url_not_absolute");
  rules.form(rules.single(item, "comments"), isIri, "url_not_absolute");
  rules.form(rules.single(item, "pubDate"), isRfc822, "date_malformed");
  for (const author of rules.all(item, "author")) rules.contact(author);
  for (const source of rules.all(item, "source")) rules.attribute(source, "url", isWebUrl);
  guid(rules, item, where);
  enclosures(rules, item, where, dialect);
  extensions(rules, item);
}

// https://www.rssboard.org/rss-profile#element-channel-item-guid
function guid(rules: ElementRules, item: XmlElement, where: string): void {
  const element = rules.single(item, "guid");
  if (element === undefined || textOf(element) === "") {
    rules.findings.add("id_missing", `${where} has no guid`, item.line);
    return;
  }
  rules.optionalAttribute(element, "isPermaLink", (value) => /^(?:true|false)$/.test(value));
  if (element.attributes.get("isPermaLink") !== "false") {
    rules.form(element, isWebUrl, "url_not_absolute");
  }
}

// https://www.rssboard.org/rss-profile#element-channel-item-enclosure
function enclosures(rules: ElementRules, item: XmlElement, where: string, dialect: Dialect): void {
  if (!dialect.repeated.has("enclosure")) rules.single(item, "enclosure");
  for (const element of rules.all(item, "enclosure")) enclosure(rules, element, where);
}

function enclosure(rules: ElementRules, { attributes, line }: XmlElement, where: string): void {
  const forms = { url: isWebUrl, length: isWholeNumber, type: isMediaType };
  for (const [name, holds] of Object.entries(forms)) {
    const value = attributes.get(name);
    if (value !== undefined && holds(value)) continue;
    const message = `${name} of the enclosure of ${where} is ${value === undefined ? "missing" : `"${value}"`}`;
    rules.findings.add("enclosure_incomplete", message, line);
  }
}

function extensions(rules: ElementRules, item: XmlElement): void {
  for (const creator of childrenOf(item, "creator", DC)) rules.plain(creator, `<${item.name}>`);
  for (const date of [...childrenOf(item, "date", DC), ...childrenOf(item, "modified", DCTERMS)]) {
    rules.form(date, isW3cDate, "date_malformed");
  }
  for (const language of childrenOf(item, "language", DC)) {
    rules.language(textOf(language), language.line);
  }
  for (const link of childrenOf(item, "link", ATOM)) {
    rules.attribute(link, "href", isReference);
    rules.language(link.attributes.get("hreflang"), link.line);
  }
  for (const media of childrenOf(item, "content", MEDIA)) {
    rules.optionalAttribute(media, "url", isWebUrl);
    rules.optionalAttribute(media, "type", isMediaType);
    rules.optionalAttribute(media, "fileSize", isWholeNumber);
    rules.language(media.attributes.get("lang"), media.line);
  }
}
