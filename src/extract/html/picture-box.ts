import type { Element } from "domhandler";
import { classWords } from "./class-words.ts";
import { elementsIn } from "./dom.ts";
import { isPicture } from "./figure-pictures.ts";
import type { Outline } from "./outline.ts";

/** The words of a picture are so many lines at most, and so many characters. */
const MAX_LINES = 3;
const MAX_SIZE = 500;

/** Letters that every class word of a picture has: most elements need no closer look. */
const MAY_BE = /im[ga]|imm|ph|pi|fo|bi|ob|zd/i;

/**
 * Finds the words of pictures that stand in a box with them, as pages without `<figure>` set them: nothing marks the
 * words but the class of the box.
 * @param page - the page
 * @returns the elements that hold such words and no picture
 */
export function pictureWordBoxes(page: Outline): readonly Element[] {
  const found: Element[] = [];
  for (const [element, { from, to }] of page.spans) {
    if (to - from > MAX_LINES || !MAY_BE.test(element.attribs["class"] ?? "")) continue;
    if (!classWords(element).picture) continue;
    const lines = page.lines.slice(from, to);
    const size = lines.reduce((sum, line) => sum + line.size, 0);
    const isHeaded = lines.some((line) => /^h[1-6]$/.test(line.element.name));
    if (size > MAX_SIZE || isHeaded || !holdsPicture(element)) continue;
    const words = lines.map((line) => line.element);
    found.push(...words.filter((inner) => inner !== element && !holdsPicture(inner)));
  }
  return found;
}

/**
 * Whether a picture lies in an element.
 * @param element - the element
 * @returns true where it does
 */
function holdsPicture(element: Element): boolean {
  return elementsIn(element, isPicture).length > 0;
}
