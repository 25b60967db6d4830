import type { Image } from "../model/block.ts";
import type { Draft } from "./extractor.ts";
import { imageUrl } from "./identity.ts";
import { items, member, text, texts, type Item } from "./ninjs-item.ts";

/**
 * Whose it is: the sources of information as credit, the notice and the terms as rights.
 * @param item - the item
 * @returns credit and rights, as far as stated
 */
export function rights(item: Item): Draft["facts"] {
  const sources = items(item, "infosources").map((source) => text(source, "name") ?? "");
  const named = sources.filter((name) => name !== "").join("/");
  const credit = named === "" ? (text(item, "source") ?? text(item, "copyrightholder")) : named;
  const terms = [text(item, "copyrightnotice") ?? text(item, "copyrightholder")];
  const line = [...terms, text(item, "usageterms")].filter((part) => part !== undefined).join(" ");
  return { ...(credit !== undefined && { credit }), ...(line !== "" && { rights: line }) };
}

/**
 * The pictures among the associated items.
 * @param item - the item
 * @param baseUrl - what relative addresses are relative to
 * @returns the pictures in order
 */
export function pictures(item: Item, baseUrl: string | undefined): Image[] {
  const related = items(item, "associations").filter((one) => {
    const type = text(one, "type");
    return type === undefined
      ? items(one, "renditions").length > 0
      : /picture|image|photo/iu.test(type);
  });
  return related.map((one) => Object.assign(largest(one, baseUrl), described(one)));
}

/**
 * The largest rendition of a picture.
 * @param item - an associated item
 * @param baseUrl - what relative addresses are relative to
 * @returns its address and measures
 */
function largest(item: Item, baseUrl: string | undefined): Image {
  const renditions = items(item, "renditions").filter(
    (one) => !/video|audio|html/iu.test(mediaType(one) ?? ""),
  );
  const [best] = renditions.toSorted((one, other) => size(other, "width") - size(one, "width"));
  if (!best) return {};
  const url = imageUrl(text(best, "href") ?? "", baseUrl);
  const type = mediaType(best)?.replace("image/jpg", "image/jpeg");
  const [width, height, bytes] = ["width", "height", "sizeinbytes"].map((name) => size(best, name));
  return {
    ...(url !== undefined && { url }),
    ...(type !== undefined && { type }),
    ...(width && { width }),
    ...(height && { height }),
    ...(bytes && { bytes }),
  };
}

/**
 * What a picture shows and whose it is.
 * @param item - an associated item
 * @returns caption, credit, rights and alternative text, as far as stated
 */
function described(item: Item): Image {
  const descriptions = items(item, "descriptions");
  const alt = descriptions.find((one) => /alt/iu.test(text(one, "role") ?? ""));
  const caption = descriptions.find((one) => one !== alt) ?? item;
  const { credit } = rights(item);
  return {
    ...(credit !== undefined && { credit }),
    ...texts(caption, { caption: ["value", "description_text", "headline"] }),
    ...texts(item, { credit: ["creditline", "by", "byline"], rights: ["copyrightnotice"] }),
    ...(alt && texts(alt, { alt: ["value"] })),
  };
}

/**
 * The media type of a rendition.
 * @param rendition - the rendition
 * @returns what it states
 */
function mediaType(rendition: Item): string | undefined {
  return text(rendition, "contenttype") ?? text(rendition, "mimetype");
}

/**
 * A number of a rendition.
 * @param rendition - the rendition
 * @param name - of the number
 * @returns the number; 0 where it is none
 */
function size(rendition: Item, name: string): number {
  const value = member(rendition, name);
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}
