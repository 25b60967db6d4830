import type { Element } from "domhandler";
import { closest, hints, textOf } from "./dom.ts";

/** Class words of the one who took or owns a picture. */
const CREDIT_HINT =
  /(?:credit|copyright|byline|photograph(?:er)?|photo-?by|attribution|agency|distributor|(?:^|[\s_-])(?:source|quelle|rights?|author|fotograf\w*|urheber)(?:$|[\s_-])|(?:^|\s)copy(?:$|\s))/;

/** Class words of credits that stand with pictures only. */
const PICTURE_CREDIT_HINT =
  /(?:(?:photo|image|img|pic|foto|bild|media)[\w-]*(?:credit|author|copyright|byline|source|quelle)|photographer|creditline)/;

/** Class words of a caption. */
const CAPTION_HINT =
  /(?:caption|legend|bildtext|bildunterschrift|bildtekst|pie-?foto|didascalia|img[-_]desc|image[-_]desc|image__title|image-text|photo-desc|media-?info|(?:image|picture|photo|img|media)[\w-]*(?:description|text|info)\b)/;

/** Elements that may close a figure with its credit. */
const CREDIT_ELEMENTS: ReadonlySet<string> = new Set(["footer", "small", "cite"]);

/**
 * Whether an element says whose picture it is.
 * @param element - the element
 * @returns true where class or itemprop say so
 */
export function isCredit(element: Element): boolean {
  if (element.name === "img" || element.name === "figcaption") return false;
  if (CREDIT_ELEMENTS.has(element.name) && !isWholeCaption(element)) return true;
  const property = element.attribs["itemprop"] ?? "";
  return (
    /copyrightHolder|creditText|author|creator/.test(property) || CREDIT_HINT.test(hints(element))
  );
}

/**
 * Whether an element is small print for all of a caption, which makes it no credit.
 * @param element - the element
 * @returns true where its caption says nothing besides
 */
function isWholeCaption(element: Element): boolean {
  const caption = closest(element, isCaption);
  return caption !== undefined && textOf(caption) === textOf(element);
}

/**
 * Whether an element says whose picture the nearest one is.
 * @param element - the element
 * @returns true where its class speaks of a picture and its owner
 */
export function isPictureCredit(element: Element): boolean {
  return element.name !== "img" && PICTURE_CREDIT_HINT.test(hints(element));
}

/**
 * Whether an element is a caption.
 * @param element - the element
 * @returns true where its name, class or itemprop say so
 */
export function isCaption(element: Element): boolean {
  const { itemprop = "" } = element.attribs;
  // Some systems call the article's text its description too.
  if (itemprop.includes("articleBody")) return false;
  return (
    element.name === "figcaption" ||
    /caption|description/.test(itemprop) ||
    CAPTION_HINT.test(hints(element))
  );
}
