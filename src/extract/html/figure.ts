import type { Element } from "domhandler";
import type { Image } from "../../model/block.ts";
import { creditLine, splitCredit } from "../lines/credit.ts";
import { collapse, elementsIn, hints, textOf } from "./dom.ts";
import { readImage } from "./image.ts";
import { known } from "./known.ts";

/** Class words of the one who took or owns a picture. */
const CREDIT_HINT =
  /(?:credit|copyright|byline|photograph(?:er)?|photo-?by|attribution|agency|(?:^|[\s_-])(?:source|quelle|rights?|author|fotograf\w*|urheber|copy)(?:$|[\s_-]))/;

/** Class words of a caption. */
const CAPTION_HINT =
  /(?:caption|legend|bildtext|bildunterschrift|bildtekst|pie-?foto|didascalia|img-desc|image-desc|image-text|photo-desc|media-?info|(?:image|picture|photo|img|media)[\w-]*(?:description|text|info)\b)/;

/** Elements that may close a figure with its credit. */
const CREDIT_ELEMENTS: ReadonlySet<string> = new Set(["footer", "small", "cite"]);

/** A credit after a sign or label that only pictures carry. */
const SIGNED_TAIL =
  /(?:^|[\s([/|–—.-])((?:©|\(c\)\s|copyright|credits?\s*[:：]|quelle\s*:|source\s*[:：]|fuente\s*:|fonte\s*:|[\p{L}]*foto\s*[:：])\s*[^。]{2,110})$/iu;

/** Signs and labels before a credit, and what readers see after it. */
const CREDIT_LABEL =
  /^(?:©|\(c\)|copyright|credits?|(?:[\p{L}]*foto|photo|bild|image|picture|source|quelle|fuente|fonte|zdjęcie|фото|写真|照片|사진)(?:\s*(?:credit|by|courtesy|von))?\s*[:：]|(?:photo(?:graph)?|picture|image) by\b)[\s:：]*/iu;

/** What reading a picture's words needs. */
export interface PictureContext {
  /** What addresses are relative to. */
  readonly base: string | undefined;
  /** BCP 47, "und" where unknown. */
  readonly language: string;
}

/**
 * Reads a figure: its pictures, with caption and credit apart.
 * @param figure - `<figure>` or what a page uses in its place
 * @param context - base and language
 * @returns the pictures; the first carries the caption
 */
export function readFigure(figure: Element, context: PictureContext): Image[] {
  const pictures = distinct(
    elementsIn(figure, (element) => element.name === "img").flatMap(
      (element) => readImage(element, context.base) ?? [],
    ),
  );
  const words = readCaption(figure, context.language);
  const [first, ...others] = pictures;
  if (!first) return words.caption === undefined && words.credit === undefined ? [] : [words];
  return [{ ...first, ...words }, ...others];
}

/** Texts beside caption and credit that are longer than this are neither. */
const MAX_REST = 300;

/**
 * Reads caption and credit of a figure.
 * @param figure - the element around both
 * @param language - BCP 47
 * @returns what was found
 */
function readCaption(figure: Element, language: string): Pick<Image, "caption" | "credit"> {
  const credits = outermost(figure, isCredit);
  const captions = outermost(figure, (element) => isCaption(element) && !credits.includes(element));
  const isCreditPart = (element: Element): boolean => credits.includes(element);
  const caption = captions.map((element) => textOf(element, isCreditPart)).find(isText);
  const credit = credits.map((element) => textOf(element)).find(isText);
  const rest = textOf(figure, (element) => credits.includes(element) || captions.includes(element));
  if (rest.length > MAX_REST || rest === "") return split(caption ?? "", credit ?? "", language);
  return caption === undefined
    ? split(rest, credit ?? "", language)
    : split(caption, credit ?? creditLine(rest, { language }) ?? "", language);
}

/**
 * Whether a text says anything.
 * @param text - the text
 * @returns false for ""
 */
function isText(text: string): boolean {
  return text !== "";
}

/**
 * Puts caption and credit into their own places: a credit may end the caption.
 * @param caption - as shown
 * @param credit - as shown, "" where none is marked
 * @param language - BCP 47
 * @returns both without labels
 */
function split(
  caption: string,
  credit: string,
  language: string,
): Pick<Image, "caption" | "credit"> {
  let text = caption;
  let owner = credit;
  if (owner === "") {
    const signed = SIGNED_TAIL.exec(text);
    const found = signed ? null : splitCredit(text, { language });
    owner = signed?.[1] ?? found?.credit ?? "";
    text = signed
      ? text.slice(0, signed.index) + text.charAt(signed.index).replace(/[^.]/, "")
      : (found?.caption ?? text);
  }
  return known({
    caption: collapse(text.replace(/[\s|/([–—-]+$/u, "")),
    credit: collapse(
      owner
        .replace(/^[\s([|–—-]+/u, "")
        .replace(CREDIT_LABEL, "")
        .replace(/[\s\])|;]+$/u, ""),
    ),
  });
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
    CREDIT_ELEMENTS.has(element.name) ||
    /copyrightHolder|creditText|author|creator/.test(property) ||
    CREDIT_HINT.test(hints(element))
  );
}

/**
 * Whether an element is a caption.
 * @param element - the element
 * @returns true where its name, class or itemprop say so
 */
export function isCaption(element: Element): boolean {
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
