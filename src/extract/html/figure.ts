import type { Element } from "domhandler";
import type { Image } from "../../model/block.ts";
import { collapse, elementsIn, hints, textOf } from "./dom.ts";
import { readImage } from "./image.ts";
import { known } from "./known.ts";

/** Class words of the one who took or owns a picture. */
const CREDIT_HINT =
  /(?:credit|copyright|byline|photograph(?:er)?|photo-?by|attribution|agency|(?:^|[\s_-])(?:source|quelle|rights?|author|fotograf\w*|urheber|copy)(?:$|[\s_-]))/;

/** Class words of a caption. */
const CAPTION_HINT = /(?:caption|legend|bildtext|bildunterschrift|bildtekst|pie-?foto|didascalia)/;

/** A credit written at the end of a caption, in the words and signs that press agencies use. */
const CREDIT_TAIL =
  /(?:^|[\s([/|–—-])((?:©|\(c\)|(?:foto|photo|bild|image|picture|credit|crédit|source|quelle|fuente|fonte|zdjęcie|фото|صورة|φωτογραφία|写真|照片|图|圖|사진)\s*(?:credit|by|courtesy|von|de)?\s*[:：])\s*[^.。]{2,90})[)\]]?\.?$/iu;

/** Words before a credit that say no more than that it is one. */
const CREDIT_LABEL =
  /^(?:©|\(c\)|(?:foto|photo|bild|image|picture|credit|crédit|source|quelle|fuente|fonte|zdjęcie|фото|写真|照片|사진)\s*(?:credit|by|courtesy|von)?\s*[:：]|(?:photo(?:graph)?|picture|image) by\b)\s*/iu;

/**
 * Reads a figure: its pictures, with caption and credit apart.
 * @param figure - `<figure>` or what a page uses in its place
 * @param base - what addresses are relative to
 * @returns the pictures; the first carries the caption
 */
export function readFigure(figure: Element, base: string | undefined): Image[] {
  const pictures = distinct(
    elementsIn(figure, (element) => element.name === "img").flatMap(
      (element) => readImage(element, base) ?? [],
    ),
  );
  const words = readCaption(figure);
  const [first, ...others] = pictures;
  if (!first) return words.caption === undefined && words.credit === undefined ? [] : [words];
  return [{ ...first, ...words }, ...others];
}

/**
 * Reads caption and credit of a figure.
 * @param figure - the element around both
 * @returns what was found
 */
export function readCaption(figure: Element): Pick<Image, "caption" | "credit"> {
  const credits = outermost(figure, isCredit);
  const captions = outermost(figure, isCaption);
  const isPart = (element: Element): boolean => credits.includes(element);
  const caption = captions.map((element) => textOf(element, isPart)).find((text) => text !== "");
  const credit = credits.map((element) => textOf(element)).find((text) => text !== "");
  return split(caption ?? "", credit ?? "");
}

/**
 * Puts caption and credit into their own places: a credit may end the caption.
 * @param caption - as shown
 * @param credit - as shown, "" where none is marked
 * @returns both without labels
 */
function split(caption: string, credit: string): Pick<Image, "caption" | "credit"> {
  let text = caption;
  let owner = credit;
  const tail = owner === "" ? CREDIT_TAIL.exec(text) : null;
  if (tail?.[1] !== undefined) {
    owner = tail[1];
    text = text.slice(0, tail.index);
  }
  text = collapse(text.replace(/[\s|/(–—-]+$/u, ""));
  owner = collapse(owner.replace(/^[\s([|]+|[\s)\]|]+$/gu, "").replace(CREDIT_LABEL, ""));
  return known({ caption: text, credit: owner });
}

/**
 * The outermost elements that match: none of them lies in another.
 * @param root - where to look
 * @param matches - which elements
 * @returns the elements in document order
 */
function outermost(root: Element, matches: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const element of elementsIn(root, matches)) {
    const around = found.at(-1);
    if (!around || !contains(around, element)) found.push(element);
  }
  return found;
}

/**
 * Whether one element lies in another.
 * @param outer - the one around
 * @param inner - the one within
 * @returns true where it does
 */
function contains(outer: Element, inner: Element): boolean {
  let at = inner.parent;
  while (at && at !== outer) at = at.parent;
  return at === outer;
}

/**
 * Whether an element says whose picture it is.
 * @param element - the element
 * @returns true where class or itemprop say so
 */
function isCredit(element: Element): boolean {
  if (element.name === "img" || element.name === "figcaption") return false;
  const property = element.attribs["itemprop"] ?? "";
  return (
    /copyrightHolder|creditText|author|creator/.test(property) || CREDIT_HINT.test(hints(element))
  );
}

/**
 * Whether an element is a caption.
 * @param element - the element
 * @returns true where its name, class or itemprop say so
 */
function isCaption(element: Element): boolean {
  return (
    element.name === "figcaption" ||
    /caption|description/.test(element.attribs["itemprop"] ?? "") ||
    CAPTION_HINT.test(hints(element))
  );
}

/**
 * Pictures without repetitions: a lazy picture often comes twice, once for readers without scripts.
 * @param images - the pictures
 * @returns each address once
 */
function distinct(images: readonly Image[]): Image[] {
  const seen = new Map<string, Image>();
  for (const image of images) {
    const key = image.url ?? image.alt ?? "";
    if (!seen.has(key)) seen.set(key, image);
  }
  return [...seen.values()];
}
