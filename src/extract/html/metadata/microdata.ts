import type { Element } from "domhandler";
import { closest, elementsIn, textOf } from "../dom.ts";
import { known } from "../known.ts";
import type { AuthorClaim, Claims } from "./claims.ts";

/** Items whose properties are their own and not the article's. */
const OTHER_ITEM =
  /(?:Comment|UserComments|Organization|ImageObject|VideoObject|WebSite|ListItem|Product|Offer|Rating|Review)\b/;

/**
 * Reads what microdata and RDFa in the page's body claim.
 * @param page - elements of the page
 * @returns its claims
 */
export function readMicrodata(page: readonly Element[]): Claims {
  const properties = new Map<string, Element[]>();
  for (const element of page.filter(isProperty)) {
    for (const name of propertyNames(element)) {
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
    authors: (properties.get("author") ?? []).filter((e) => !isForeign(e)).flatMap(author),
    ...known({
      headline: value("headline"),
      alternativeHeadline: value("alternativeHeadline") ?? value("alternateName"),
      standfirst: value("description"),
      published: value("datePublished"),
      updated: value("dateModified"),
      section: value("articleSection"),
      language: value("inLanguage"),
    }),
  };
}

/**
 * Whether an element states a property.
 * @param element - the element
 * @returns true for microdata and for RDFa with the schema.org prefix
 */
function isProperty(element: Element): boolean {
  const { name, attribs } = element;
  if (name === "meta" && attribs["itemprop"] === undefined) return false;
  return attribs["itemprop"] !== undefined || (attribs["property"] ?? "").startsWith("schema:");
}

/**
 * The properties that an element states.
 * @param element - the element
 * @returns their names
 */
function propertyNames(element: Element): string[] {
  const { attribs } = element;
  return `${attribs["itemprop"] ?? ""} ${attribs["property"] ?? ""}`
    .split(/\s+/)
    .filter((name) => name !== "")
    .map((name) => name.replace(/^schema:/, ""));
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
