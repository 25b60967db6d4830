import type { Element } from "domhandler";
import { closest, elementsIn } from "./dom.ts";

/**
 * Whether an element is a picture, be it in the element of a script.
 * @param element - the element
 * @returns true for `<img>`, `<amp-img>`, `<brick-image data-src>` and their like
 */
export function isPicture(element: Element): boolean {
  if (element.name === "img") return true;
  const { name, attribs } = element;
  const isOwn = name.includes("-") && /(?:im(?:g|age)|picture|photo)/.test(name);
  return isOwn && (attribs["src"] ?? attribs["data-src"]) !== undefined;
}

/**
 * The pictures of a figure as a reader sees them in the end: a blurred one that a script replaces comes with the whole one
 * for readers without scripts.
 * @param figure - the figure
 * @returns their elements
 */
export function shownPictures(figure: Element): Element[] {
  const pictures = elementsIn(figure, isPicture).filter(({ attribs }) => hasAddress(attribs));
  const [whole, blurred] = [
    pictures.filter(isFallback),
    pictures.filter((one) => !isFallback(one)),
  ];
  const areBlurred = blurred.length === whole.length && blurred.every(isPlain);
  return areBlurred ? whole : pictures;
}

/**
 * Whether a picture is for readers without scripts.
 * @param picture - the element
 * @returns true in `<noscript>`
 */
function isFallback(picture: Element): boolean {
  return closest(picture, ({ name }) => name === "noscript") !== undefined;
}

/**
 * Whether a picture has one address, and no other for when a script loads it.
 * @param picture - the element
 * @returns true for `src` alone
 */
function isPlain(picture: Element): boolean {
  return Object.keys(picture.attribs).every(
    (name) => !/^data-.*(?:src|url|original)|srcset/.test(name),
  );
}

/**
 * Whether a picture can be shown at all.
 * @param attribs - of its element
 * @returns false for one that a script makes
 */
function hasAddress(attribs: Element["attribs"]): boolean {
  return Object.keys(attribs).some((name) => /src|url|original/.test(name));
}
