import type { Element } from "domhandler";
import type { Block } from "../../model/block.ts";
import { collapse, elementsIn, hints } from "./dom.ts";
import { known } from "./known.ts";
import { absoluteUrl } from "./url.ts";

/** Class words of posts of other sites that a script would draw. */
const POST =
  /(?:twitter-tweet|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|telegram-post|reddit-embed)/;

/** Elements that show something of another address. */
const FRAMES: ReadonlySet<string> = new Set([
  "iframe",
  "embed",
  "object",
  "video",
  "audio",
  "amp-youtube",
]);

/** Frames of advertisements, measurement and consent: nothing a reader would follow. */
const NO_EMBED =
  /(?:doubleclick|googlesyndication|googletagmanager|adservice|\bads?\b|consent|recaptcha|facebook\.com\/plugins\/like|about:blank|newsletter|paywall)/i;

/** Attributes with the address of a frame, best first. */
const FRAME_ADDRESS = ["src", "data-src", "data"] as const;

/** Attributes with the address of a post, best first. */
const POST_ADDRESS = ["cite", "data-href", "data-instgrm-permalink"] as const;

/**
 * Whether an element shows a post, video or frame of another site.
 * @param element - the element
 * @returns true where it does
 */
export function isEmbed(element: Element): boolean {
  return FRAMES.has(element.name) || (element.name !== "script" && POST.test(hints(element)));
}

/**
 * Reads an embed as a link.
 * @param element - the element
 * @param base - what addresses are relative to
 * @returns the block, or undefined where there is nothing to follow
 */
export function readEmbed(element: Element, base: string | undefined): Block | undefined {
  const { attribs } = element;
  const names = FRAMES.has(element.name) ? FRAME_ADDRESS : POST_ADDRESS;
  const written = names.map((name) => attribs[name]).find((address) => address !== undefined);
  const href = absoluteUrl(written ?? firstSource(element) ?? lastLink(element), base);
  if (href === undefined || NO_EMBED.test(href)) return undefined;
  const title = collapse(attribs["title"] ?? attribs["aria-label"] ?? "");
  return { type: "embed", href, ...known({ title }) };
}

/**
 * The address of the first `<source>`.
 * @param element - a video or audio
 * @returns its address as written
 */
function firstSource(element: Element): string | undefined {
  return elementsIn(element, (child) => child.name === "source")[0]?.attribs["src"];
}

/**
 * The last link of an embedded post: that of the post itself, on its date.
 * @param element - the post
 * @returns its address as written
 */
function lastLink(element: Element): string | undefined {
  return elementsIn(
    element,
    (child) => child.name === "a" && child.attribs["href"] !== undefined,
  ).at(-1)?.attribs["href"];
}
