import type { Image } from "../model/block.ts";
import { pictureType } from "../model/picture-type.ts";
import { element, textElement, webUrl } from "./xml.ts";

/** A picture that can be fetched. */
export interface Picture extends Image {
  /** In its normal form. */
  readonly url: string;
}

/**
 * The pictures of an entry that a feed can point to.
 * @param images - as the entry has them
 * @returns those with an absolute http(s) URL, each once, their type told by the suffix where not stated
 */
export function pictures(images: readonly Image[]): readonly Picture[] {
  const byUrl = new Map<string, Picture>();
  for (const image of images) {
    const url = webUrl(image.url);
    if (url === undefined || byUrl.has(url)) continue;
    const type = image.type ?? pictureType(url);
    byUrl.set(url, { ...image, url, ...(type === undefined ? {} : { type }) });
  }
  return [...byUrl.values()];
}

/**
 * Media RSS media:content https://www.rssboard.org/media-rss#media-content
 * @param picture - the picture
 * @returns the element with title (what the picture shows), description (caption), credit and rights
 */
export function mediaContent(picture: Picture): string {
  const { url, type, bytes, width, height } = picture;
  const inner =
    textElement("media:title", picture.alt, { type: "plain" }) +
    textElement("media:description", picture.caption, { type: "plain" }) +
    textElement("media:credit", picture.credit) +
    mediaCopyright(picture.rights);
  return element(
    "media:content",
    { url, type, medium: "image", fileSize: bytes, width, height },
    inner,
  );
}

/**
 * Media RSS media:copyright; a licence's address goes where the element has a place for it.
 * https://www.rssboard.org/media-rss#media-copyright
 * @param rights - URL or name
 * @returns the element
 */
function mediaCopyright(rights: string | undefined): string {
  return textElement("media:copyright", rights, { url: webUrl(rights) });
}
