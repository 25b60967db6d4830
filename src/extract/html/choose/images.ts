import type { Image } from "../../../model/block.ts";
import { pictureWords } from "../../lines/picture-words.ts";
import { known } from "../known.ts";
import type { Claims } from "../metadata/claims.ts";
import { urlParts } from "../url.ts";

/** Pictures that metadata names and the text does not show are at most this many. */
const MAX_STATED = 3;

/**
 * The pictures of an article, the lead picture first: that of the metadata, joined with what the page shows of it.
 * @param claims - of the metadata, best source first
 * @param shown - pictures of the page, in order
 * @returns the pictures, each once
 */
export function chooseImages(claims: readonly Claims[], shown: readonly Image[]): Image[] {
  const stated = claims.find(({ images }) => images && images.length > 0)?.images ?? [];
  const images = joined(shown);
  const unseen: Image[] = [];
  for (const image of stated.slice(0, MAX_STATED)) {
    const index = images.findIndex((other) => samePicture(other, image));
    const same = images[index];
    if (same) images[index] = { ...image, ...same };
    else if (!unseen.some((other) => samePicture(other, image))) unseen.push(image);
  }
  const described = claims.flatMap(({ pictured = [] }) => pictured);
  return [...unseen, ...images].map((image) =>
    parted({ ...wordsOf(described.find((other) => samePicture(other, image))), ...image }),
  );
}

/**
 * Pictures that stand on the page twice as one, with the words of both.
 * @param images - in page order
 * @returns each picture once
 */
function joined(images: readonly Image[]): Image[] {
  const distinct: Image[] = [];
  for (const image of images) {
    const index = distinct.findIndex((other) => samePicture(other, image) && agree(other, image));
    const same = distinct[index];
    if (same) distinct[index] = { ...image, ...same };
    else distinct.push(image);
  }
  return distinct;
}

/**
 * A picture whose caption no longer ends with the credit that another source stated.
 * @param image - the picture
 * @returns the picture
 */
function parted(image: Image): Image {
  const { caption, credit, ...bare } = image;
  if (caption === undefined || credit === undefined) return image;
  return { ...bare, ...pictureWords(caption, credit, { language: "und" }) };
}

/**
 * Whether two pictures say the same as far as both say anything; a gallery may load all its pictures from one place.
 * @param one - a picture
 * @param other - another
 * @returns false for two captions
 */
function agree(one: Image, other: Image): boolean {
  return (["caption", "url"] as const).every(
    (name) => one[name] === undefined || other[name] === undefined || one[name] === other[name],
  );
}

/**
 * The words of a picture.
 * @param image - the picture
 * @returns caption and credit
 */
function wordsOf(image: Image | undefined): Pick<Image, "caption" | "credit"> {
  return known({ caption: image?.caption, credit: image?.credit });
}

/**
 * Whether two pictures are the same but for size and crop.
 * @param one - a picture
 * @param other - another
 * @returns true for the same file name in the same folder, or the same caption
 */
function samePicture(one: Image, other: Image): boolean {
  if (one.caption !== undefined && one.caption === other.caption) return true;
  return (
    one.url !== undefined && other.url !== undefined && picture(one.url) === picture(other.url)
  );
}

/**
 * What names a picture in an address.
 * @param address - absolute URL
 * @returns the path without size marks
 */
function picture(address: string): string {
  const { hostname = "", pathname = address, search = "" } = urlParts(address) ?? {};
  // Image services keep the picture in the query.
  const path = /\.(?:jpe?g|png|webp|gif|avif)$/i.test(pathname)
    ? pathname
    : hostname + pathname + search;
  return path.replace(
    /[-_@](?:\d{2,5}x\d{2,5}|\d{3,5}w?|scaled|large|small|medium|thumb)(?=\.\w+$)/i,
    "",
  );
}
