import { type Element, isTag, isText as isTextNode } from "domhandler";
import type { Image } from "../../model/block.ts";
import { creditLine } from "../lines/credit.ts";
import { pictureWords } from "../lines/picture-words.ts";
import { elementsIn, hints, textOf } from "./dom.ts";
import { isPicture, shownPictures } from "./figure-pictures.ts";
import { readImage } from "./image.ts";
import { known } from "./known.ts";
import { isCaption, isCredit } from "./picture-hints.ts";

/** Elements that may close a caption with its credit, without saying so. */
const CLOSING_ELEMENTS: ReadonlySet<string> = new Set([
  "span",
  "small",
  "cite",
  "p",
  "div",
  "i",
  "em",
]);

/** Attributes in which pages keep the words of a picture for its enlarged view. */
const CAPTION_ATTRIBUTES = ["data-caption", "data-description"] as const;
const CREDIT_ATTRIBUTES = [
  "data-credit",
  "data-copyright",
  "data-source",
  "data-photographer",
] as const;

/** What reading a picture's words needs. */
export interface PictureContext {
  /** What addresses are relative to. */
  readonly base: string | undefined;
  /** BCP 47, "und" where unknown. */
  readonly language: string;
}

/** Reads the pictures of a figure. */
export type FigureReader = (figure: Element) => readonly Image[];

/**
 * A reader of a page's figures that remembers them: a figure of the text is met again among the page's pictures.
 * @param context - base and language
 * @returns reads each figure once
 */
export function figureReader(context: PictureContext): FigureReader {
  const seen = new Map<Element, readonly Image[]>();
  return (figure) => {
    const images = seen.get(figure) ?? readFigure(figure, context);
    seen.set(figure, images);
    return images;
  };
}

/** What a figure without picture shows instead: its words are no caption of a picture. */
const NO_PICTURE: ReadonlySet<string> = new Set(["blockquote", "table", "pre"]);

/**
 * Reads a figure: its pictures, with caption and credit apart.
 * @param figure - `<figure>` or what a page uses in its place
 * @param context - base and language
 * @returns the pictures; the first carries the caption
 */
function readFigure(figure: Element, context: PictureContext): Image[] {
  const pictures = distinct(
    shownPictures(figure).flatMap((element) => readImage(element, context.base) ?? []),
  );
  const words = readCaption(figure, context.language);
  const [first, ...others] = pictures;
  if (!first && elementsIn(figure, ({ name }) => NO_PICTURE.has(name)).length > 0) return [];
  if (!first) return words.caption === undefined && words.credit === undefined ? [] : [words];
  return [{ ...first, ...words }, ...others];
}

/** What buttons say on a picture: "Enlarge this image", "Show caption". */
const IS_BUTTON =
  /^(?:(?:enlarge|expand|show|hide|toggle|open|view|zoom)(?: (?:this|in|the|full|larger))* (?:image|photo|picture|caption|gallery|slideshow)s?[\s+-]*)+$/i;

/** Texts beside caption and credit that are longer than this are neither. */
const MAX_REST = 500;

/**
 * Reads caption and credit of a figure.
 * @param figure - the element around both
 * @param language - BCP 47
 * @returns what was found
 */
function readCaption(figure: Element, language: string): Pick<Image, "caption" | "credit"> {
  const credits = outermost(
    figure,
    (element) => isCredit(element) && elementsIn(element, isCaption).length === 0,
  );
  const captions = outermost(figure, (element) => isCaption(element) && !credits.includes(element));
  const closing = credits.length > 0 ? undefined : closingCredit(captions.at(-1), language);
  const isApart = (element: Element): boolean =>
    element.name === "button" ||
    element === closing ||
    isUnseen(element) ||
    credits.includes(element);
  const caption = captions.map((element) => textOf(element, isApart)).find(isText);
  const credit = joined(
    [...credits, ...(closing ? [closing] : [])].map((element) => textOf(element, isUnseen)),
  );
  const rest = textOf(figure, (element) => isApart(element) || captions.includes(element));
  const beside = rest.length > MAX_REST || IS_BUTTON.test(rest) || isPortrait(figure) ? "" : rest;
  const words =
    caption === undefined
      ? pictureWords(beside, credit, { language })
      : pictureWords(caption, credit || (creditLine(beside, { language }) ?? ""), { language });
  return { ...keptInAttributes(figure), ...words };
}

/**
 * Whether an element is read out and never seen, such as "Image caption" or "Credit", or opens and closes the caption.
 * @param element - the element
 * @returns true for the classes of such labels and buttons
 */
function isUnseen(element: Element): boolean {
  return /visually-?hidden|(?:^|\s)sr-only|screen-?reader|off-?screen|(?:hide|show|toggle)-?caption/.test(
    hints(element),
  );
}

/**
 * Whether a figure shows an author beside name and date: its unmarked words are the byline.
 * @param figure - the figure
 * @returns true where it does
 */
function isPortrait(figure: Element): boolean {
  return elementsIn(figure, namesAuthor).length > 0;
}

/**
 * Whether an element belongs to a byline.
 * @param element - the element
 * @returns true for dates and links to authors
 */
function namesAuthor(element: Element): boolean {
  const { name, attribs } = element;
  return (
    name === "time" ||
    attribs["rel"] === "author" ||
    /\/(?:author|autor)/.test(attribs["href"] ?? "")
  );
}

/**
 * Credits of one picture as one: photographer and agency are often marked apart.
 * @param credits - as shown
 * @returns each once, with a stroke between them
 */
function joined(credits: readonly string[]): string {
  const distinctCredits = credits.filter(
    (credit, index) =>
      isText(credit) &&
      !IS_BUTTON.test(credit) &&
      !credits.some((other, at) => at < index && other.includes(credit)),
  );
  return distinctCredits.reduce(
    (all, credit) =>
      all === "" ? credit : `${all.replace(/[\s/|]+$/u, "")}/${credit.replace(/^[\s/|]+/u, "")}`,
    "",
  );
}

/**
 * The element that closes a caption and holds nothing but a credit, though nothing marks it as one.
 * @param caption - the caption
 * @param language - BCP 47
 * @returns the element
 */
function closingCredit(caption: Element | undefined, language: string): Element | undefined {
  let around = caption;
  for (let level = 0; around && level < 4; level += 1) {
    const parts = around.children.filter(
      (node) => isTag(node) || (isTextNode(node) && /\S/u.test(node.data)),
    );
    const last = parts.at(-1);
    if (!last || !isTag(last)) return undefined;
    if (parts.length > 1) {
      const text = textOf(last);
      const fits = CLOSING_ELEMENTS.has(last.name) && text.length < 100;
      return fits && creditLine(text, { language }) !== null ? last : undefined;
    }
    around = last;
  }
  return undefined;
}

/**
 * The words that a picture carries in attributes.
 * @param figure - what holds the picture
 * @returns what they say
 */
function keptInAttributes(figure: Element): Pick<Image, "caption" | "credit"> {
  const [picture] = elementsIn(figure, isPicture);
  return picture ? wordsInAttributes(picture) : {};
}

/**
 * The words that a picture carries in its own attributes.
 * @param picture - the picture
 * @returns caption and credit, where it carries them
 */
export function wordsInAttributes(picture: Element): Pick<Image, "caption" | "credit"> {
  const { attribs } = picture;
  const one = (names: readonly string[]): string =>
    names
      .map((name) => attribs[name] ?? "")
      .find((text) => isText(text) && !/[<{]|^https?:/.test(text)) ?? "";
  const caption = one(CAPTION_ATTRIBUTES);
  const credit = one(CREDIT_ATTRIBUTES);
  return caption === "" ? known({ credit }) : pictureWords(caption, credit, { language: "und" });
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
