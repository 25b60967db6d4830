import { type Element, isText } from "domhandler";
import type { PageElements } from "../page-elements.ts";

/** A JSON object of unknown shape. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Values looked at in all JSON-LD of a page. */
const MAX_VALUES = 20_000;

/** Types of schema.org that are articles, beside those that end in "Article". */
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting)$/;

/** Properties of an article whose values are articles of their own only by their type. */
const PARTS = ["liveBlogUpdate", "comment"] as const;

/** The JSON-LD of a page: its objects in order, and by `@id`. */
export interface JsonLd {
  readonly objects: readonly JsonObject[];
  readonly byId: ReadonlyMap<string, JsonObject>;
  /** Parts of an article that look like articles: posts of a live blog, readers' comments. */
  readonly parts: ReadonlySet<unknown>;
}

/**
 * Reads all JSON-LD of a page. Broken scripts are mended where that is plain, else passed over.
 * @param elements - of the page
 * @returns its objects, `@graph` and nested ones included
 */
export function readJsonLd(elements: PageElements): JsonLd {
  const scripts = elements.named("script").filter(isJsonLd);
  return parseJsonLd(
    scripts.map(({ children }) =>
      children.map((child) => (isText(child) ? child.data : "")).join(""),
    ),
  );
}

/**
 * Parses the JSON-LD of a page.
 * @param scripts - their texts
 * @returns its objects, `@graph` and nested ones included
 */
export function parseJsonLd(scripts: readonly string[]): JsonLd {
  const queue = scripts.map(tolerantJson);
  const objects: JsonObject[] = [];
  const byId = new Map<string, JsonObject>();
  const parts = new Set<unknown>();
  for (let index = 0; index < queue.length && index < MAX_VALUES; index += 1) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_VALUES));
    if (!isObject(value)) continue;
    objects.push(value);
    const id = value["@id"];
    if (typeof id === "string" && Object.keys(value).length > 2 && !byId.has(id))
      byId.set(id, value);
    for (const name of PARTS) for (const part of listOf(value[name])) parts.add(part);
    for (const child of Object.values(value)) if (typeof child === "object") queue.push(child);
  }
  return { objects, byId, parts };
}

/**
 * A value as a list.
 * @param value - one value, an array of them, or none
 * @returns the values
 */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/**
 * Whether a script holds JSON-LD.
 * @param script - the element
 * @returns true for its media type, and for a script without one that begins as JSON-LD does
 */
function isJsonLd(script: Element): boolean {
  const { attribs, children } = script;
  const { type } = attribs;
  if (type !== undefined) return /\/ld\+json/i.test(type);
  const [first] = children;
  return (
    first !== undefined && isText(first) && /^\s*[{[]\s*"@context"/.test(first.data.slice(0, 80))
  );
}

/**
 * The object that describes the article of the page.
 * @param jsonLd - the page's JSON-LD
 * @param pageUrls - addresses the page gives itself
 * @returns the best of its articles
 */
export function findArticle(jsonLd: JsonLd, pageUrls: readonly string[]): JsonObject | undefined {
  const articles = jsonLd.objects.filter(
    (object) => !jsonLd.parts.has(object) && types(object).some((type) => ARTICLE_TYPE.test(type)),
  );
  if (articles.length < 2) return articles[0];
  let best: { object: JsonObject; score: number } | undefined;
  for (const object of articles) {
    const score = relevance(object, pageUrls);
    if (!best || score > best.score) best = { object, score };
  }
  return best?.object;
}

/**
 * How likely an article object is the page's own rather than one it links to.
 * @param object - the object
 * @param pageUrls - addresses the page gives itself
 * @returns higher is likelier
 */
function relevance(object: JsonObject, pageUrls: readonly string[]): number {
  const said = JSON.stringify([object["url"], object["mainEntityOfPage"], object["@id"]]);
  const own = pageUrls.some((url) => said.includes(`"${url}"`));
  const facts = ["headline", "datePublished", "author", "articleBody", "image", "publisher"];
  const known = facts.filter((name) => name in object).length;
  return known + (own ? 4 : 0) + (types(object).includes("NewsArticle") ? 1 : 0);
}

/**
 * The types of an object.
 * @param object - the object
 * @returns their names without a vocabulary's address
 */
export function types(object: JsonObject): string[] {
  const type = object["@type"];
  return (Array.isArray(type) ? type : [type]).flatMap((name) =>
    typeof name === "string" ? [bareName(name)] : [],
  );
}

/**
 * The name of a type.
 * @param name - with or without a vocabulary's address or prefix
 * @returns what follows it
 */
function bareName(name: string): string {
  return /[/#:]/.test(name) ? name.replace(/^.*[/#:]/, "") : name;
}

/**
 * Whether a value is a JSON object.
 * @param value - the value
 * @returns true for objects that are not arrays
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses JSON as publishers write it: in comments, with raw line breaks in strings, with commas before a bracket.
 * @param written - the script
 * @returns its value, or undefined where it cannot be mended
 */
function tolerantJson(written: string): unknown {
  const whole = jsonOf(written);
  if (whole !== undefined) return whole;
  const bare = withoutComment(written);
  // Of a script beyond mending only its plain facts are read.
  return jsonOf(bare) ?? jsonOf(mendJson(bare)) ?? plainFacts(bare);
}

/**
 * Parses JSON.
 * @param text - perhaps JSON
 * @returns its value, or undefined where it is broken
 */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A script without the comment that hides it from readers of long ago.
 * @param written - the script
 * @returns what is in it
 */
function withoutComment(written: string): string {
  return written.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>|\/\/\]\]>|\/\*\s*\]\]>\s*\*\/)\s*;?\s*$/g,
    "",
  );
}

/** Facts that are plain even in a script with a quotation mark too many: a type, dates. */
const PLAIN_FACT = /"(@type|datePublished|dateModified)"\s*:\s*"([\w:.+-]{4,40})"/g;

/**
 * Type and dates of a script that is no JSON; names and texts are what broke it.
 * @param text - broken JSON
 * @returns the first of each, or undefined where it states no date
 */
function plainFacts(text: string): JsonObject | undefined {
  const facts: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(PLAIN_FACT)) facts[name] ??= value;
  return "datePublished" in facts ? facts : undefined;
}

/**
 * The page as an object of its own, beside or instead of the article on it.
 * @param jsonLd - the page's JSON-LD
 * @returns the first WebPage that says when it was published
 */
export function findWebPage(jsonLd: JsonLd): JsonObject | undefined {
  return jsonLd.objects.find(
    (object) => "datePublished" in object && types(object).some((type) => type.endsWith("Page")),
  );
}

/**
 * Mends what breaks JSON most often.
 * @param text - broken JSON
 * @returns the text without control characters and dangling commas
 */
function mendJson(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\\(?!["\\/bfnrtu])/g, "\\\\")
    .replace(/,\s*(?=[}\]])/g, "")
    .replace(/;\s*$/, "");
}
