import type { Problem } from "../problem.ts";
import { Findings } from "./findings.ts";
import { checkHtml } from "./html-content.ts";
import { isLanguage, isMediaType, isRfc3339, isWebUrl } from "./values.ts";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

const VERSION = "https://jsonfeed.org/version/1.1";

/**
 * Whether a JSON value is an object.
 * @param value - any
 * @returns true for objects that are no lists
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks JSON Feed 1.1, with what we ask besides: the version 1.1, a language, ids that differ.
 * https://www.jsonfeed.org/version/1.1/
 * @param feed - the parsed document
 * @param path - of the document
 * @returns what is wrong
 */
export function checkJsonFeed(feed: JsonObject, path: string): readonly Problem[] {
  const findings = new Findings(path);
  if (feed["version"] !== VERSION) {
    findings.add("value_invalid", `version is ${shown(feed["version"])}, not "${VERSION}"`);
  }
  required(findings, feed, "title", "the feed");
  languageOf(findings, feed, "the feed");
  if (feed["language"] === undefined) findings.add("language_missing", "the feed has no language");
  if (feed["feed_url"] === undefined) {
    findings.add("self_link_missing", "the feed has no feed_url");
  }
  for (const name of ["home_page_url", "feed_url", "next_url", "icon", "favicon"]) {
    url(findings, feed, name, "the feed");
  }
  if (feed["next_url"] !== undefined && feed["next_url"] === feed["feed_url"]) {
    findings.add("value_invalid", "next_url is the feed's own address");
  }
  authors(findings, feed, "the feed");
  list(findings, feed, "hubs", "the feed", (hub, where) => {
    required(findings, hub, "type", where);
    required(findings, hub, "url", where);
    url(findings, hub, "url", where);
  });
  items(findings, feed);
  return findings.problems;
}

function items(findings: Findings, feed: JsonObject): void {
  if (!Array.isArray(feed["items"])) {
    findings.add("element_missing", "the feed has no list of items");
    return;
  }
  const seen = new Set<string>();
  list(findings, feed, "items", "the feed", (item, where) => {
    checkItem(findings, item, where);
    const id = item["id"];
    if (typeof id !== "string") return;
    if (seen.has(id)) findings.add("id_repeated", `${where} has the id "${id}" of another`);
    seen.add(id);
  });
}

function checkItem(findings: Findings, item: JsonObject, where: string): void {
  required(findings, item, "id", where);
  const { content_html: html, content_text: text } = item;
  if (html === undefined && text === undefined) {
    findings.add("element_missing", `${where} has neither content_html nor content_text`);
  }
  for (const name of ["content_html", "content_text", "title", "summary"]) {
    string(findings, item, name, where);
  }
  if (typeof html === "string") checkHtml(findings, html, `content_html of ${where}`);
  for (const name of ["url", "external_url", "image", "banner_image"]) {
    url(findings, item, name, where);
  }
  dates(findings, item, where);
  languageOf(findings, item, where);
  authors(findings, item, where);
  tags(findings, item, where);
  list(findings, item, "attachments", where, (attachment, place) => {
    attachmentRules(findings, attachment, place);
  });
}

function dates(findings: Findings, item: JsonObject, where: string): void {
  const valid = ["date_published", "date_modified"].map((name) => {
    const date = item[name];
    if (date === undefined) return undefined;
    if (typeof date === "string" && isRfc3339(date)) return date;
    findings.add("date_malformed", `${name} of ${where} is ${shown(date)}`);
    return undefined;
  });
  const [published, modified] = valid;
  if (published === undefined || modified === undefined) return;
  if (Temporal.Instant.compare(published, modified) > 0) {
    findings.add("date_order", `${where} was modified ${modified}, published ${published}`);
  }
}

function authors(findings: Findings, parent: JsonObject, where: string): void {
  list(findings, parent, "authors", where, (author, place) => {
    if (["name", "url", "avatar"].every((name) => author[name] === undefined)) {
      findings.add("element_missing", `${place} has neither name, url nor avatar`);
    }
    string(findings, author, "name", place);
    url(findings, author, "url", place);
    url(findings, author, "avatar", place);
  });
}

function tags(findings: Findings, item: JsonObject, where: string): void {
  const value = item["tags"];
  if (value === undefined) return;
  if (Array.isArray(value) && value.every((tag) => typeof tag === "string")) return;
  findings.add("value_invalid", `tags of ${where} are not a list of strings`);
}

function attachmentRules(findings: Findings, attachment: JsonObject, where: string): void {
  required(findings, attachment, "url", where);
  required(findings, attachment, "mime_type", where);
  url(findings, attachment, "url", where);
  const { mime_type: type } = attachment;
  if (typeof type === "string" && !isMediaType(type)) {
    findings.add("value_invalid", `mime_type of ${where} is ${shown(type)}`);
  }
  for (const name of ["size_in_bytes", "duration_in_seconds"]) {
    const number = attachment[name];
    if (number !== undefined && (typeof number !== "number" || number < 0)) {
      findings.add("value_invalid", `${name} of ${where} is ${shown(number)}`);
    }
  }
}

function languageOf(findings: Findings, parent: JsonObject, where: string): void {
  const language = parent["language"];
  if (language === undefined) return;
  if (typeof language === "string" && isLanguage(language)) return;
  findings.add("language_invalid", `language of ${where} is ${shown(language)}`);
}

function required(findings: Findings, parent: JsonObject, name: string, where: string): void {
  const value = parent[name];
  if (value === undefined || value === "") {
    findings.add("element_missing", `${where} has no ${name}`);
  } else string(findings, parent, name, where);
}

function string(findings: Findings, parent: JsonObject, name: string, where: string): void {
  const value = parent[name];
  if (value === undefined || typeof value === "string") return;
  findings.add("value_invalid", `${name} of ${where} is ${shown(value)}, not a string`);
}

function url(findings: Findings, parent: JsonObject, name: string, where: string): void {
  const value = parent[name];
  if (value === undefined) return;
  if (typeof value === "string" && isWebUrl(value)) return;
  findings.add("url_not_absolute", `${name} of ${where} is ${shown(value)}`);
}

function list(
  findings: Findings,
  parent: JsonObject,
  name: string,
  where: string,
  check: (member: JsonObject, where: string) => void,
): void {
  const members = parent[name];
  if (members === undefined) return;
  if (!Array.isArray(members)) {
    findings.add("value_invalid", `${name} of ${where} is not a list`);
    return;
  }
  for (const [index, member] of members.entries()) {
    const place = where === "the feed" ? `${name}[${index}]` : `${where}.${name}[${index}]`;
    if (isObject(member)) check(member, place);
    else findings.add("value_invalid", `${place} is ${shown(member)}, not an object`);
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "missing").slice(0, 80);
}
