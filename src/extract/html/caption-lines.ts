import { type Block, type Image, plainText } from "../../model/block.ts";
import { creditLine, splitCredit } from "../lines/credit.ts";

/** Blocks with their pictures. */
interface Pictured {
  readonly blocks: readonly Block[];
  readonly images: readonly Image[];
}

/** A caption is no longer than this. */
const MAX_CAPTION = 320;

/**
 * Gives pictures the words that stand right under them as a paragraph, where these end with a credit that is plainly one:
 * "The harbour in May. (Photo: Ida Lind)". Nothing else marks a caption on pages that set it so.
 * @param found - blocks and pictures as built
 * @param language - BCP 47
 * @returns both, with the captions in the pictures
 */
export function withCaptionLines(found: Pictured, language: string): Pictured {
  const worded = new Map<Image, Image>();
  const blocks: Block[] = [];
  for (const block of found.blocks) {
    const last = blocks.at(-1);
    const words =
      last?.type === "figure" && last.image.caption === undefined
        ? captionWords(block, language)
        : undefined;
    if (last?.type !== "figure" || words === undefined) {
      blocks.push(block);
      continue;
    }
    const image = { ...last.image, ...words };
    worded.set(last.image, image);
    blocks.splice(-1, 1, { ...last, image });
  }
  if (worded.size === 0) return found;
  return { blocks, images: found.images.map((image) => worded.get(image) ?? image) };
}

/**
 * Caption and credit of a paragraph.
 * @param block - what stands under a picture
 * @param language - BCP 47
 * @returns both, or undefined where it is text
 */
function captionWords(
  block: Block,
  language: string,
): Pick<Image, "caption" | "credit"> | undefined {
  if (block.type !== "paragraph") return undefined;
  const text = plainText([block]).trim();
  if (text === "" || text.length > MAX_CAPTION || !ENDS_AS_CREDIT.test(text)) return undefined;
  const lone = /^[(（©]/u.test(text) ? creditLine(text, { language }) : null;
  if (lone !== null) return { credit: lone };
  const split = splitCredit(text, { language });
  const isCredit = split?.sure === true && (split.labelled === true || !text.endsWith("]"));
  return isCredit ? { caption: split.caption, credit: split.credit } : undefined;
}

/**
 * Brackets at the end (square ones hold notes too, and need a label), or a sign or label in the last words: cheap to see,
 * before words are looked up.
 */
const ENDS_AS_CREDIT = /[)）\]]\s*\.?$|©|[:：/][^.!?]{2,60}$/u;
