import { plainText, type Block, type Image } from "../model/block.ts";
import { creditLine } from "./lines/credit.ts";

/**
 * Puts the words of a picture in order, whatever the format they came from: the credit goes without its label, the
 * caption without the credit behind it.
 * @param image - cleaned
 * @param language - of the article, BCP 47
 * @returns the picture
 */
export function withOwnWords(image: Image, language: string): Image {
  const { caption, credit, ...rest } = image;
  if (credit === undefined) return image;
  const swallowed = caption === undefined ? /^(.+\S)\s*[(（]([^()（）]+)$/u.exec(credit) : null;
  const [, said = caption, owner = credit] = swallowed ?? [];
  const bare = creditLine(owner, { language }) ?? owner;
  const told = said === undefined ? undefined : withoutTail(said, [letters(owner), letters(bare)]);
  return { ...rest, ...(told === undefined ? {} : { caption: told }), credit: bare };
}

/**
 * Takes a credit in brackets off a caption, where the picture's own credit says the same.
 * @param caption - as shown
 * @param credits - the credit, in letters
 * @returns the caption
 */
function withoutTail(caption: string, credits: readonly string[]): string {
  const [, text, tail = ""] = /^(.*\S)\s*[(（[]([^()（）]+)[)）\]]\.?$/u.exec(caption) ?? [];
  return text !== undefined && credits.includes(letters(tail)) ? text : caption;
}

/**
 * Puts the words of all figures of a body in order. Pages without `<figure>` show a caption in a cell or paragraph
 * below the picture: such a paragraph becomes the figure's.
 * @param body - cleaned
 * @param images - the article's, in order already
 * @param language - of the article, BCP 47
 * @returns the body
 */
export function withCaptions(
  body: readonly Block[],
  images: readonly Image[],
  language: string,
): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const before = blocks.at(-1);
    const caption = before?.type === "figure" ? captionIn(block, before.image, images) : undefined;
    if (caption !== undefined && before?.type === "figure") {
      blocks[blocks.length - 1] = { ...before, image: { ...before.image, ...caption } };
    } else if (block.type === "figure") {
      blocks.push({ ...block, image: withOwnWords(block.image, language) });
    } else {
      blocks.push(block);
    }
  }
  return blocks;
}

/**
 * The caption that a paragraph repeats.
 * @param block - behind a figure
 * @param shown - the figure's picture
 * @param images - the article's
 * @returns caption and credit of the picture where the paragraph says them and no more
 */
function captionIn(
  block: Block,
  shown: Image,
  images: readonly Image[],
): Pick<Image, "caption" | "credit"> | undefined {
  if (block.type !== "paragraph" || shown.caption !== undefined) return undefined;
  const known = images.find(({ url }) => url !== undefined && url === shown.url);
  if (known?.caption === undefined) return undefined;
  const { caption, credit } = known;
  const text = letters(plainText([block]));
  const isCaption = text === letters(caption) || text === letters(caption + (credit ?? ""));
  if (!isCaption) return undefined;
  return credit === undefined ? { caption } : { caption, credit };
}

/**
 * A text for comparison.
 * @param text - as shown
 * @returns its letters and digits in lower case
 */
function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
