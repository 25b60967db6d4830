import { type Element, isTag } from "domhandler";
import type { Image } from "../../model/block.ts";
import { pictureWords } from "../lines/picture-words.ts";
import { elementsIn, textOf, textUpTo } from "./dom.ts";
import { isPicture } from "./figure-pictures.ts";
import { readImage } from "./image.ts";
import { isCaption, isPictureCredit } from "./picture-hints.ts";

/** A field of words stands at most so many fields behind that of the picture. */
const MAX_BACK = 2;

/** Words of a picture are no longer than this; neither are those beside it in its own field. */
const MAX_WORDS = 500;
const MAX_BESIDE = 40;

/**
 * Reads a picture whose caption and credit stand in fields of their own behind it, as content systems set them that show
 * one field after the other: `<div class="field-image">`, `<div class="field-image-caption">`, `<div class="field-image-credit">`.
 * @param words - a field that its class calls caption or credit
 * @param base - what addresses are relative to
 * @param language - BCP 47
 * @returns the picture, undefined where there is none, or where an earlier field has its words already
 */
export function pictureBefore(
  words: Element,
  base: string | undefined,
  language: string,
): Image | undefined {
  const before = fieldsBefore(words);
  const picture = before.findIndex((field) => holdsOnlyPicture(field));
  if (picture < 0 || before.slice(0, picture).some((field) => speaks(field))) return undefined;
  const [img] = before.slice(picture, picture + 1).flatMap((field) => elementsIn(field, isPicture));
  const image = img && readImage(img, base);
  if (!image) return undefined;
  const fields = [words, ...fieldsAfter(words)];
  const caption = fields.find((field) => isCaption(field) && !isPictureCredit(field));
  const credit = fields.find((field) => isPictureCredit(field));
  return { ...image, ...pictureWords(wordsOf(caption), wordsOf(credit), { language }) };
}

/**
 * The words of a field.
 * @param field - the field, if there is one
 * @returns "" of none, and where they are too many
 */
function wordsOf(field: Element | undefined): string {
  return field ? (textUpTo(field, MAX_WORDS) ?? "") : "";
}

/**
 * Whether an element holds one picture and next to no words.
 * @param field - the element
 * @returns true for the field of a picture
 */
function holdsOnlyPicture(field: Element): boolean {
  return elementsIn(field, isPicture).length === 1 && textOf(field).length <= MAX_BESIDE;
}

/**
 * Whether a field is for words of a picture.
 * @param field - the element
 * @returns true where its class says so
 */
function speaks(field: Element): boolean {
  return isCaption(field) || isPictureCredit(field);
}

/**
 * The elements right before another.
 * @param element - the element
 * @returns the nearest first
 */
function fieldsBefore(element: Element): Element[] {
  const around = siblings(element);
  const at = around.indexOf(element);
  return around.slice(Math.max(0, at - MAX_BACK), at).toReversed();
}

/**
 * The element right behind another, where it is for words of the picture too.
 * @param element - the element
 * @returns the element
 */
function fieldsAfter(element: Element): Element[] {
  const around = siblings(element);
  return around.slice(around.indexOf(element) + 1, around.indexOf(element) + 2).filter(speaks);
}

/**
 * The elements among which another stands.
 * @param element - the element
 * @returns them, the element too
 */
function siblings(element: Element): Element[] {
  return element.parent?.children.filter(isTag) ?? [];
}
