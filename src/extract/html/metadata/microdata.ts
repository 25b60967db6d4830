import type { Element, ParentNode } from "domhandler";
import { closest, elementsIn, hints, textOf } from "../dom.ts";
import { known } from "../known.ts";
import type { PageElements } from "../page-elements.ts";
import type { AuthorClaim, Claims } from "./claims.ts";

/** Items whose properties are their own and not the article's. */
const OTHER_ITEM =
  /(?:Comment|UserComments|Organization|ImageObject|VideoObject|WebSite|ListItem|Product|Offer|Rating|Review|SiteNavigationElement|WP(?:Header|Footer|SideBar))\b/;

/**
 * Reads what microdata and RDFa in the page's body claim.
 * @param page - elements of the page
 * @returns its claims
 */
export function readMicrodata(page: PageElements): Claims {
  const properties = new Map<string, Element[]>();
  const prefixes = schemaPrefixes(page);
  for (const element of page.inOrder(page.with("itemprop"), page.with("property"))) {
    for (const name of propertyNames(element, prefixes)) {
      const elements = properties.get(name) ?? [];
      elements.push(element);
      properties.set(name, elements);
    }
  }
  const value = (name: string): string | undefined => {
    for (const element of properties.get(name) ?? []) {
      const found = valueOf(element);
      if (found !== "" && !isForeign(element)) return found;
    }
    return undefined;
  };
  return {
    source: "microdata",
    authors: ofOneArticle((properties.get("author") ?? []).filter((e) => !isForeign(e))).flatMap(
      author,
    ),
    ...known({
      headline: value("headline"),
      alternativeHeadline: value("alternativeHeadline") ?? value("alternateName"),
      standfirst: value("description"),
      published: value("datePublished"),
      updated: value("dateModified"),
      section: value("articleSection"),
      language: value("inLanguage"),
      identifier: value("identifier"),
      correction: value("correction"),
      dateline: value("dateline"),
      isAccessibleForFree: truth(value("isAccessibleForFree")),
      keywords: (properties.get("keywords") ?? [])
        .filter((element) => !isForeign(element))
        .flatMap((element) => valueOf(element).split(/\s*[,;،、，]\s*/u)),
    }),
  };
}

/** The address of schema.org, as RDFa and vocabularies write it. */
const SCHEMA = /^https?:\/\/schema\.org\/?#?$/;

/**
 * What stands before names of schema.org on a page (RDFa Core 1.1 §7.4).
 * @param page - its elements
 * @returns the prefixes with their colon; "" where schema.org is the vocabulary of bare names
 */
function schemaPrefixes(page: PageElements): ReadonlySet<string> {
  const prefixes = new Set(["schema:"]);
  if (page.with("vocab").some(({ attribs }) => SCHEMA.test(attribs["vocab"] ?? ""))) {
    prefixes.add("");
  }
  for (const { attribs } of page.with("prefix")) {
    const bound = (attribs["prefix"] ?? "").matchAll(/([\w-]+:)\s+(\S+)/g);
    for (const [, prefix = "", address = ""] of bound) {
      if (SCHEMA.test(address)) prefixes.add(prefix);
    }
  }
  return prefixes;
}

/**
 * The properties of schema.org that an element states, by microdata or RDFa.
 * @param element - the element
 * @param prefixes - of schema.org on this page
 * @returns their names
 */
function propertyNames(element: Element, prefixes: ReadonlySet<string>): string[] {
  const { itemprop, property } = element.attribs;
  if (itemprop === undefined && property === undefined) return [];
  const rdfa = words(property).flatMap((name) => {
    const colon = name.indexOf(":") + 1;
    return prefixes.has(name.slice(0, colon)) ? [name.slice(colon)] : [];
  });
  return [...words(itemprop), ...rdfa];
}

/**
 * The words of an attribute.
 * @param written - its value
 * @returns the words, none where it is not there
 */
function words(written: string | undefined): string[] {
  return written === undefined ? [] : written.split(/\s+/).filter((word) => word !== "");
}

/**
 * A boolean as pages write it.
 * @param value - "true", "False", an address of schema.org
 * @returns the boolean, or undefined
 */
function truth(value: string | undefined): boolean | undefined {
  const word = value?.trim().toLowerCase().replace(/^.*\//, "");
  if (word === "true" || word === "yes") return true;
  return word === "false" || word === "no" ? false : undefined;
}

/**
 * The value of a property.
 * @param element - the element that states it
 * @returns its machine value where it has one, else its text
 */
export function valueOf(element: Element): string {
  const { attribs } = element;
  return attribs["content"] ?? attribs["datetime"] ?? textOf(element);
}

/**
 * Whether a property belongs to something else than the article.
 * @param element - the element
 * @returns true inside comments, pictures and the like
 */
function isForeign(element: Element): boolean {
  const parent = element.parent;
  if (!parent || !("attribs" in parent)) return false;
  const item = closest(parent, ({ attribs }) => "itemscope" in attribs);
  return item !== undefined && OTHER_ITEM.test(item.attribs["itemtype"] ?? "");
}

/** Headings that articles have. */
const HEADING = /^h[1-6]$/;

/** Class words of what leads to other articles. */
const TEASER = /related|recirc|recommend|teaser|most-?read|read-?next/;

/**
 * Authors without those of teasers: what stands apart from the first author, and has a heading or is classed as a
 * teaser, is another article.
 * @param elements - that name authors, in document order
 * @returns those of the article that the first belongs to
 */
function ofOneArticle(elements: readonly Element[]): readonly Element[] {
  const [first, ...others] = elements;
  if (!first || others.length === 0) return elements;
  const around = new Set<ParentNode | null>();
  for (let at: ParentNode | null = first; at; at = at.parent) around.add(at);
  const headed = new Map<Element, boolean>();
  const own = others.filter((element) => {
    const box = closest(element, ({ parent }) => around.has(parent));
    if (!box) return true;
    const hasHeading =
      headed.get(box) ?? elementsIn(box, ({ name }) => HEADING.test(name)).length > 0;
    headed.set(box, hasHeading);
    const teaser = closest(element, (each) => around.has(each) || TEASER.test(hints(each)));
    return !hasHeading && (teaser === undefined || around.has(teaser));
  });
  return [first, ...own];
}

/**
 * Who an author property names.
 * @param element - the element
 * @returns the name inside it, or its text
 */
function author(element: Element): AuthorClaim[] {
  const names = elementsIn(element, ({ attribs }) => /\bname\b/.test(attribs["itemprop"] ?? ""));
  const texts = (names.length > 0 ? names : [element]).map((named) => valueOf(named));
  return texts.filter((name) => name !== "" && name.length < 80).map((name) => ({ name }));
}
