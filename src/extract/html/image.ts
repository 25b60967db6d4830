import type { Element } from "domhandler";
import type { Image } from "../../model/block.ts";
import { collapse } from "./dom.ts";
import { known } from "./known.ts";
import { absoluteUrl } from "./url.ts";

/** Attributes in which pages keep the address of a picture that is loaded late. */
const LATE_SOURCES = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-full-src",
  "data-hi-res-src",
  "data-url",
  "data-image",
] as const;

/** Same for sets of sources. */
const SOURCE_SETS = ["srcset", "data-srcset", "data-lazy-srcset"] as const;

/** Addresses of pixels, spacers and icons rather than pictures. */
const NO_PICTURE =
  /(?:^data:|\b(?:pixel|spacer|blank|placeholder|transparent|1x1|sprite|avatar|gravatar|emoji|smiley|icons?|logo)\b)/i;

/** Hosts that count readers by pictures. */
const COUNTER =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:scorecardresearch\.com|quantserve\.com|doubleclick\.net|chartbeat\.(?:com|net)|google-analytics\.com|googletagmanager\.com|ioam\.de|facebook\.com\/tr|mc\.yandex\.(?:ru|com)|comscore\.com)\b/i;

/** Files of the buttons by which pages are shared. */
const BUTTON =
  /\/(?:facebook|fb|twitter|whatsapp|linkedin|pinterest|instagram|telegram|youtube|reddit|e-?mail|print|rss)(?:[-_](?:share|button|white|black|blue|\d+))*\.(?:png|svg|gif|webp)(?:$|\?)/i;

/** Pictures smaller than this are ornaments. */
const MIN_PIXELS = 40;

/**
 * Reads an `<img>`.
 * @param element - the element
 * @param base - what addresses are relative to
 * @returns the picture, or undefined for tracking pixels and ornaments
 */
export function readImage(element: Element, base: string | undefined): Image | undefined {
  const { attribs } = element;
  const width = pixels(attribs["width"]);
  const height = pixels(attribs["height"]);
  if (isSmall(width) || isSmall(height)) return undefined;
  const address = source(element);
  if (address === undefined || isOrnament(address)) return undefined;
  const url = absoluteUrl(address, base);
  const alt = collapse(attribs["alt"] ?? "");
  if (url === undefined && base !== undefined) return undefined;
  return known({ url, width, height, alt });
}

/**
 * Whether an address is that of an ornament, a button or a counter.
 * @param address - as written
 * @returns true for what is no picture of the article
 */
function isOrnament(address: string): boolean {
  return NO_PICTURE.test(address) || BUTTON.test(address) || COUNTER.test(address);
}

/**
 * The emoji that a small picture in a line stands for.
 * @param element - `<img>`
 * @returns what its `alt` says, undefined for pictures of something
 */
export function emojiOf(element: Element): string | undefined {
  const text = (element.attribs["alt"] ?? "").trim();
  return EMOJI.test(text) ? text : undefined;
}

/** Nothing but emoji, a few of them. */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}|\uFE0F){1,6}$/v;

/**
 * Whether a stated size is that of an ornament.
 * @param size - pixels, where stated
 * @returns true below {@link MIN_PIXELS}
 */
function isSmall(size: number | undefined): boolean {
  return size !== undefined && size < MIN_PIXELS;
}

/**
 * The best address of a picture: the late one, the widest of a set, then `src`.
 * @param element - `<img>` or `<source>`
 * @returns the address as written
 */
function source(element: Element): string | undefined {
  const { attribs } = element;
  for (const name of LATE_SOURCES) {
    if (attribs[name]) return attribs[name];
  }
  const src = attribs["src"];
  if (src && !NO_PICTURE.test(src)) return src;
  for (const name of SOURCE_SETS) {
    const widest = widestOf(attribs[name] ?? "");
    if (widest !== undefined) return widest;
  }
  return src;
}

/**
 * The widest candidate of a `srcset`.
 * @param set - the attribute
 * @returns its address
 */
function widestOf(set: string): string | undefined {
  let best: { url: string; size: number } | undefined;
  for (const [, url = "", size = "1"] of set.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)[wx])?/g)) {
    const found = { url, size: Number(size) };
    if (!best || found.size > best.size) best = found;
  }
  return best?.url;
}

/**
 * A size attribute.
 * @param value - as written
 * @returns whole pixels, or undefined for "100%", "auto" and the like
 */
function pixels(value: string | undefined): number | undefined {
  const match = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value ?? "");
  return match ? Number(match[1]) : undefined;
}
