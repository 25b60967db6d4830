import type { Element } from "domhandler";
import type { Image } from "../../model/block.ts";
import { closest, elementsIn, hints, textOf } from "./dom.ts";
import { isCaption, readFigure } from "./figure.ts";
import type { Page } from "./page.ts";

/** Class words of places whose pictures belong to other articles. */
const OTHERS =
  /(?:related|recommend|teaser(?!-image)|most-?read|popular|sidebar|newsletter|promo|footer|outbrain|taboola|comment|read-?more|more-?from|author-?bio|up-?next)/;

/** A picture stands at most so many elements above its caption. */
const MAX_UP = 4;

/** Text beside the caption that a picture's element may hold. */
const MAX_BESIDE = 250;

/** Pictures of one article; a gallery may be long. */
const MAX_PICTURES = 100;

/**
 * Reads the pictures with words that belong to the article but stand outside its text: the lead picture under the
 * headline, galleries. Pictures without caption and credit are left to the text and to metadata.
 * @param page - the page
 * @param roots - elements that hold the text
 * @returns the pictures, in page order
 */
export function readPictures(page: Page, roots: readonly Element[]): Image[] {
  const [text] = roots;
  if (!text) return [];
  const scope = scopeOf(page, text);
  const context = { base: page.base, language: page.language ?? "und" };
  const seen = new Set<Element>();
  const images: Image[] = [];
  for (const element of elementsIn(
    scope,
    (candidate) => candidate.name === "figure" || isCaption(candidate),
  )) {
    const figure = element.name === "figure" ? element : figureOf(element);
    if (!figure || seen.has(figure) || isOthers(figure, scope) || images.length > MAX_PICTURES)
      continue;
    seen.add(figure);
    const [image] = readFigure(figure, context);
    if (image && (image.caption !== undefined || image.credit !== undefined)) images.push(image);
  }
  return images;
}

/**
 * The element that holds headline and text: the pictures between them are the article's.
 * @param page - the page
 * @param text - the element that holds the text
 * @returns the nearest common ancestor
 */
function scopeOf(page: Page, text: Element): Element {
  const around = new Set<unknown>();
  for (let at: unknown = page.headlineElement; at !== undefined && at !== null;) {
    around.add(at);
    at = typeof at === "object" && "parent" in at ? at.parent : undefined;
  }
  return (
    closest(text, (element) => around.has(element)) ??
    closest(text, ({ name }) => name === "article") ??
    text
  );
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
    const hasPicture =
      elementsIn(at, ({ name }) => name === "img" || name === "picture").length > 0;
    if (hasPicture) return textOf(at).length <= words + MAX_BESIDE ? at : undefined;
    at = at.parent;
  }
  return undefined;
}

/**
 * Whether a picture belongs to another article.
 * @param figure - the picture's element
 * @param scope - the article
 * @returns true in teasers, asides and the like
 */
function isOthers(figure: Element, scope: Element): boolean {
  const around = closest(
    figure,
    (element) =>
      element === scope ||
      element.name === "aside" ||
      element.name === "nav" ||
      OTHERS.test(hints(element)),
  );
  return around !== undefined && around !== scope;
}
