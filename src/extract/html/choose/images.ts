import type { Image } from "../../../model/block.ts";
import type { Claims } from "../metadata/claims.ts";

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
  const images = [...shown];
  const unseen: Image[] = [];
  for (const image of stated.slice(0, MAX_STATED)) {
    const index = images.findIndex((other) => samePicture(other, image));
    const same = images[index];
    if (same) images[index] = { ...image, ...same };
    else if (!unseen.some((other) => samePicture(other, image))) unseen.push(image);
  }
  return [...unseen, ...images];
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
  const path = URL.parse(address)?.pathname ?? address;
  return path.replace(
    /[-_@](?:\d{2,5}x\d{2,5}|\d{3,5}w?|scaled|large|small|medium|thumb)(?=\.\w+$)/i,
    "",
  );
}
