import type { Problem } from "../problem.ts";
import { ElementRules } from "./element-rules.ts";
import { Findings } from "./findings.ts";
import { isObject, type JsonObject } from "./json.ts";
import { isMediaType, isRfc3339, isRfc822, isW3cDate, isWebUrl } from "./values.ts";
import { childrenOf, type XmlElement } from "./xml-tree.ts";

/** Namespace of sitemaps. */
export const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
const XHTML = "http://www.w3.org/1999/xhtml";

/**
 * Checks a subscription list, OPML 2.0. http://opml.org/spec2.opml
 * @param root - the `opml` element
 * @param path - of the document
 * @returns what is wrong
 */
export function checkOpml(root: XmlElement, path: string): readonly Problem[] {
  const rules = new ElementRules(new Findings(path), "");
  rules.attribute(root, "version", (version) => /^(?:1\.[01]|2\.0)$/.test(version));
  const head = rules.required(root, "head");
  const body = rules.required(root, "body");
  for (const name of ["dateCreated", "dateModified"]) {
    if (head !== undefined) rules.form(rules.single(head, name), isRfc822, "date_malformed");
  }
  const outlines = [...(body?.children ?? [])];
  for (let outline = outlines.shift(); outline !== undefined; outline = outlines.shift()) {
    checkOutline(rules, outline);
    outlines.push(...outline.children);
  }
  return rules.findings.problems;
}

function checkOutline(rules: ElementRules, outline: XmlElement): void {
  rules.attribute(outline, "text", () => true);
  rules.language(outline.attributes.get("language"), outline.line);
  rules.optionalAttribute(outline, "htmlUrl", isWebUrl);
  if (outline.attributes.get("type") === "rss") rules.attribute(outline, "xmlUrl", isWebUrl);
}

/**
 * Checks a sitemap, with Google's rules for news where it holds any.
 * https://www.sitemaps.org/protocol.html https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 * @param root - the `urlset` element
 * @param path - of the document
 * @returns what is wrong
 */
export function checkSitemap(root: XmlElement, path: string): readonly Problem[] {
  const rules = new ElementRules(new Findings(path), SITEMAP);
  const news = new ElementRules(rules.findings, NEWS);
  const urls = rules.all(root, "url");
  let articles = 0;
  for (const url of urls) {
    rules.form(rules.required(url, "loc"), isWebUrl, "url_not_absolute");
    rules.form(rules.single(url, "lastmod"), isW3cDate, "date_malformed");
    for (const link of childrenOf(url, "link", XHTML)) {
      rules.attribute(link, "href", isWebUrl);
      rules.language(link.attributes.get("hreflang")?.replace("x-default", "und"), link.line);
    }
    for (const article of news.all(url, "news")) {
      articles += 1;
      checkNews(news, article);
    }
  }
  rules.unique(urls.map((url) => rules.all(url, "loc")[0]));
  const limit = articles > 0 ? 1000 : 50_000;
  if (Math.max(urls.length, articles) > limit) {
    rules.findings.add("list_too_long", `${urls.length} addresses where ${limit} are allowed`);
  }
  return rules.findings.problems;
}

function checkNews(rules: ElementRules, article: XmlElement): void {
  rules.required(article, "title");
  rules.form(rules.required(article, "publication_date"), isW3cDate, "date_malformed");
  const publication = rules.required(article, "publication");
  if (publication === undefined) return;
  rules.required(publication, "name");
  const language = rules.required(publication, "language");
  rules.form(language, (tag) => /^(?:[a-z]{2,3}|zh-cn|zh-tw)$/.test(tag), "value_invalid");
}

/**
 * Checks our list of feeds.
 * @param listed - the parsed `feeds.json`
 * @param path - of the document
 * @returns what is wrong
 */
export function checkFeedsJson(listed: JsonObject, path: string): readonly Problem[] {
  const findings = new Findings(path);
  const feeds: readonly unknown[] = Array.isArray(listed["feeds"]) ? listed["feeds"] : [];
  for (const [index, feed] of feeds.entries()) {
    if (isObject(feed)) checkListed(findings, feed, `feeds[${index}]`);
    else findings.add("value_invalid", `feeds[${index}] is not an object`);
  }
  return findings.problems;
}

const LISTED: Readonly<Record<string, (text: string) => boolean>> = {
  id: (text) => text !== "",
  path: (text) => text !== "" && !text.startsWith("/"),
  media_type: isMediaType,
  language: (text) => /^[a-z]{2,3}(?:-|$)/i.test(text),
  sha256: (text) => /^[0-9a-f]{64}$/.test(text),
};
const OPTIONAL: Readonly<Record<string, (text: string) => boolean>> = {
  url: isWebUrl,
  updated: isRfc3339,
};

function checkListed(findings: Findings, feed: JsonObject, where: string): void {
  for (const [name, holds] of Object.entries({ ...LISTED, ...OPTIONAL })) {
    const value = feed[name];
    if (value === undefined && name in OPTIONAL) continue;
    if (value === undefined) findings.add("element_missing", `${where} has no ${name}`);
    else if (typeof value !== "string" || !holds(value)) {
      findings.add("value_invalid", `${name} of ${where} is ${JSON.stringify(value)}`);
    }
  }
}
