import { closest, elementsIn, textOf } from "../dom.ts";
import { known } from "../known.ts";
import type { PageElements } from "../page-elements.ts";
import type { Claims } from "./claims.ts";
import { isObject, type JsonLd, types } from "./json-ld.ts";

/** Keywords longer than this are headlines. */
const LONGEST = 50;

/** More links are an index of all tags. */
const MAX_TAGS = 30;

/** Class words of the way from the front page to the article. */
const BREADCRUMB = /(?:^|[\s_-])bread-?crumbs?(?:$|[\s_-])/;

/**
 * What a page's links claim: keywords of its tags, the section of its breadcrumb.
 * @param page - its elements
 * @param jsonLd - its JSON-LD
 * @returns the claims
 */
export function readLinks(page: PageElements, jsonLd: JsonLd): Claims {
  const tags = page
    .with("rel")
    .filter(({ name, attribs }) => name === "a" && /\btag\b/.test(attribs["rel"] ?? ""))
    .filter((element) => closest(element, ({ name }) => name === "aside") === undefined)
    .map((element) => textOf(element).replace(/^#/u, ""))
    .filter((text) => text !== "" && text.length <= LONGEST);
  return {
    source: "links",
    keywords: tags.length > MAX_TAGS ? [] : tags,
    ...known({ section: sectionOf(crumbsOf(jsonLd)) ?? sectionOf(shownCrumbs(page)) }),
  };
}

/**
 * The section a breadcrumb names: what comes right after the front page.
 * @param crumbs - the linked steps, the front page first
 * @returns its name
 */
function sectionOf(crumbs: readonly string[]): string | undefined {
  return crumbs.slice(1).find((crumb) => crumb !== "" && crumb.length <= LONGEST);
}

/**
 * The steps of a BreadcrumbList (https://schema.org/BreadcrumbList) but the last, which is the page itself.
 * @param jsonLd - the page's JSON-LD
 * @returns their names
 */
function crumbsOf(jsonLd: JsonLd): string[] {
  const list = jsonLd.objects.find((object) => types(object).includes("BreadcrumbList"));
  const items: unknown = list?.["itemListElement"];
  const names = (Array.isArray(items) ? items : []).map((item: unknown) => {
    if (!isObject(item)) return "";
    const inner = item["item"];
    const name = item["name"] ?? (isObject(inner) ? inner["name"] : undefined);
    return typeof name === "string" ? name.trim() : "";
  });
  return names.slice(0, -1);
}

/**
 * The linked steps of a breadcrumb that the page shows.
 * @param page - its elements
 * @returns their names
 */
function shownCrumbs(page: PageElements): string[] {
  const labelled = page
    .with("aria-label")
    .filter(({ attribs }) => /^breadcrumbs?$/i.test(attribs["aria-label"] ?? ""));
  const shown = page
    .inOrder(page.hinting(BREADCRUMB), labelled)
    .find(({ name }) => name !== "body");
  return shown === undefined
    ? []
    : elementsIn(shown, ({ name, attribs }) => name === "a" && "href" in attribs).map((link) =>
        textOf(link),
      );
}
