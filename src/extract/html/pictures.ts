import type { Element } from "domhandler";
import type { Image } from "../../model/block.ts";
import { closest, collapse, elementsIn, hints, textOf, textUpTo } from "./dom.ts";
import { type FigureReader, wordsInAttributes } from "./figure.ts";
import { isPicture } from "./figure-pictures.ts";
import { readImage } from "./image.ts";
import { pictureBefore } from "./picture-fields.ts";
import { isOthers } from "./others-pictures.ts";
import type { Page } from "./page.ts";
import { isCaption, isPictureCredit } from "./picture-hints.ts";

/** A picture stands at most so many elements above its caption. */
const MAX_UP = 4;

/** Class words of what pages without figures put around a picture and its words. */
const BOX_HINT =
  /(?:^|[\s_-])(?:im(?:g|age)s?|photos?|pic(?:ture)?s?|fotos?|bild|media)(?:-?(?:box|wrap|block|holder|frame|kasten)|$|[\s_-])/;

/** A caption that says the same as the picture's `alt` has at least so many characters. */
const MIN_ALT = 12;

/** Text beside the caption that a picture's element may hold. */
const MAX_BESIDE = 250;

/** Pictures of one article; a gallery may be long. */
const MAX_PICTURES = 100;

/**
 * Reads the pictures with words that belong to the article but stand outside its text: the lead picture under the
 * headline, galleries. Pictures without caption and credit are left to the text and to metadata.
 * @param page - the page
 * @param roots - elements that hold the text
 * @param figures - reads the page's figures
 * @returns the pictures, in page order
 */
export function readPictures(
  page: Page,
  roots: readonly Element[],
  figures: FigureReader,
): Image[] {
  const [text, ...more] = roots;
  if (!text) return [];
  const scope = scopeOf(page, [text, ...more]);
  const seen = new Set<Element>();
  const images: Image[] = [];
  for (const element of page.elements.within(scope)) {
    const kind = kindOf(element);
    if (kind === undefined) continue;
    const figure = figureAt(element, kind);
    const around = closest(figure ?? element, (outer) => seen.has(outer));
    if (figure === undefined) {
      const isField = kind === "words" && !isCaptioned(around, figures);
      if (isField) images.push(...fieldPicture(element, page, scope));
      continue;
    }
    if (around || isOthers(figure, scope) || images.length > MAX_PICTURES) continue;
    seen.add(figure);
    images.push(...wordedPicture(figure, page, figures));
  }
  return images;
}

/**
 * Whether a figure was read with its caption.
 * @param figure - the figure, if there is one
 * @param figures - reads it
 * @returns true where its picture has one
 */
function isCaptioned(figure: Element | undefined, figures: FigureReader): boolean {
  return figure !== undefined && figures(figure)[0]?.caption !== undefined;
}

/**
 * Reads the picture of a figure, where it has words.
 * @param figure - the figure, or the picture alone
 * @param page - the page
 * @param figures - reads its figures
 * @returns the picture, none without caption and credit
 */
function wordedPicture(figure: Element, page: Page, figures: FigureReader): Image[] {
  const image = isPicture(figure) ? lonePicture(figure, page.base) : figures(figure)[0];
  const hasWords = image?.caption !== undefined || image?.credit !== undefined;
  return image && hasWords ? [image] : [];
}

/**
 * Reads a picture whose words stand in fields of their own behind it.
 * @param words - such a field
 * @param page - the page
 * @param scope - what holds headline and text
 * @returns the picture, if it is the article's
 */
function fieldPicture(words: Element, page: Page, scope: Element): Image[] {
  const image = pictureBefore(words, page.base, page.language ?? "und");
  return image && !isOthers(words, scope) ? [image] : [];
}

/** The part of an element in showing a picture. */
type Kind = "figure" | "words" | "box" | "picture";

/**
 * What an element says of pictures.
 * @param element - the element
 * @returns its part, or undefined where it has none
 */
function kindOf(element: Element): Kind | undefined {
  if (element.name === "figure") return "figure";
  if (!maySpeak(element)) return isPicture(element) ? "picture" : undefined;
  if (isCaption(element) || isPictureCredit(element)) return "words";
  if (BOX_HINT.test(hints(element))) return "box";
  return isPicture(element) ? "picture" : undefined;
}

/** What all class words of pictures, captions and their boxes hold. */
const PICTURED = /caption|legend|bild|foto|photo|pic|im(?:a?g)|media|didascalia|creditline/;

/**
 * Whether an element may be named after pictures: most need no closer look.
 * @param element - the element
 * @returns false where neither name nor class nor itemprop can say so
 */
function maySpeak(element: Element): boolean {
  const { name, attribs } = element;
  return (
    name === "figcaption" || attribs["itemprop"] !== undefined || PICTURED.test(hints(element))
  );
}

/**
 * The element that serves as figure.
 * @param element - what speaks of a picture
 * @param kind - its part
 * @returns the figure, what is around caption and picture, or the picture with its own words
 */
function figureAt(element: Element, kind: Kind): Element | undefined {
  if (kind === "figure") return isGallery(element) ? undefined : element;
  if (kind === "words") return figureOf(element);
  if (kind === "box") return isBox(element) ? element : undefined;
  return captionOfAlt(element) ?? (hasOwnWords(element) ? element : undefined);
}

/**
 * Whether a figure holds further figures, each with its own words.
 * @param figure - the figure
 * @returns true where it does
 */
function isGallery(figure: Element): boolean {
  return elementsIn(figure, ({ name }) => name === "figure").length > 0;
}

/**
 * Reads a picture that carries its own words.
 * @param picture - the element
 * @param base - what addresses are relative to
 * @returns the picture
 */
function lonePicture(picture: Element, base: string | undefined): Image | undefined {
  const image = readImage(picture, base);
  return image && { ...image, ...wordsInAttributes(picture) };
}

/**
 * Whether a picture carries a caption or credit in attributes.
 * @param picture - the picture
 * @returns true where it does
 */
function hasOwnWords(picture: Element): boolean {
  return Object.keys(wordsInAttributes(picture)).length > 0;
}

/**
 * Whether an element named as a box of a picture holds one picture, few words and no figure of its own.
 * @param element - the element
 * @returns true where its words are the picture's
 */
function isBox(element: Element): boolean {
  const inner = elementsIn(element, (inside) => kindOf(inside) !== undefined);
  const words = textUpTo(element, MAX_BESIDE * 2)?.length ?? 0;
  return (
    inner.filter(isPicture).length === 1 &&
    inner.every((inside) => isPicture(inside) || kindOf(inside) === "box") &&
    words > 0
  );
}

/**
 * What is around a picture and a line beside it that says what its `alt` says.
 * @param picture - the picture
 * @returns the nearest such element
 */
function captionOfAlt(picture: Element): Element | undefined {
  const alt = collapse(picture.attribs["alt"] ?? "");
  if (alt.length < MIN_ALT) return undefined;
  let at = picture.parent;
  for (let up = 0; up < MAX_UP + 2 && at && "attribs" in at; up += 1) {
    const text = at.name === "body" ? "" : textUpTo(at, alt.length + MAX_BESIDE);
    if (text === undefined || at.name === "a") return undefined;
    if (text.startsWith(alt)) return at;
    at = at.parent;
  }
  return undefined;
}

/**
 * The element that holds headline and text: the pictures between them are the article's.
 * @param page - the page
 * @param roots - elements that hold the text
 * @returns the nearest common ancestor
 */
function scopeOf(page: Page, roots: readonly [Element, ...Element[]]): Element {
  const head = page.headlineElement;
  const parts = head ? [...roots, head] : roots;
  const holdsAll = (element: Element): boolean =>
    parts.every((part) => closest(part, (around) => around === element) !== undefined);
  const [text] = roots;
  const common = closest(text, holdsAll);
  return head
    ? (common ?? text)
    : (closest(text, ({ name }) => name === "article") ?? common ?? text);
}

/** Many captions ask the same elements around them, which may be large and hold none. */
const picturesHeld = new WeakMap<Element, boolean>();

/**
 * Whether an element holds a picture.
 * @param element - the element
 * @returns true where it does
 */
function holdsPicture(element: Element): boolean {
  const known = picturesHeld.get(element);
  if (known !== undefined) return known;
  const holds = elementsIn(element, isPicture).length > 0;
  picturesHeld.set(element, holds);
  return holds;
}

/**
 * What serves as figure around a caption.
 * @param caption - the caption
 * @returns the nearest ancestor with a picture and little else
 */
function figureOf(caption: Element): Element | undefined {
  const words = textOf(caption).length;
  let at = caption.parent;
  for (let up = 0; up < MAX_UP && at && "attribs" in at; up += 1) {
    if (at.name === "figure" || at.name === "body") return undefined;
    if (holdsPicture(at)) return textUpTo(at, words + MAX_BESIDE) === undefined ? undefined : at;
    at = at.parent;
  }
  return undefined;
}
