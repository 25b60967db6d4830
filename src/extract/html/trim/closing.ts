import type { Block } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { isImprint } from "./imprint.ts";
import { type Known, SENTENCE_END, words } from "./known.ts";
import { linkedHosts } from "./links.ts";

/**
 * Lines below the last paragraph: headings of nothing, tags, labels, and what the publisher says of itself and of the
 * author.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
export function closing(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const matter = endMatter(blocks, known);
  const last = blocks.findLastIndex(
    (block, index) =>
      matter[index] === undefined &&
      block.type !== "heading" &&
      SENTENCE_END.test(words(block)) &&
      words(block).length > 20,
  );
  return blocks.map((block, index) => {
    if (last < 0 || index <= last || isShown(block)) return undefined;
    return matter[index] ?? (isLabel(block) ? "closing" : undefined);
  });
}

/**
 * Whether a block is shown rather than read.
 * @param block - the block
 * @returns true for pictures and embeds
 */
function isShown(block: Block): boolean {
  return block.type === "figure" || block.type === "embed";
}

/**
 * Whether a block below the text is a heading of nothing, or a label.
 * @param block - the block
 * @returns true for headings and short paragraphs
 */
function isLabel(block: Block): boolean {
  return block.type === "heading" || (block.type === "paragraph" && words(block).length < 50);
}

/** Lines of an imprint stand among so many blocks at the end. */
const MAX_IMPRINT = 12;

/** Other end matter stands among so many blocks at the end, and takes no more than this share of them. */
const MAX_MATTER = 6;
const MAX_SHARE = 0.4;

/**
 * The rules by which blocks at the end may go.
 * @param blocks - the text
 * @param known - what else is known
 * @returns for each block a rule, or nothing
 */
function endMatter(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const first = blocks.length - Math.min(MAX_MATTER, Math.floor(blocks.length * MAX_SHARE));
  return blocks.map((block, index) => {
    if (index < blocks.length - MAX_IMPRINT || isShown(block)) return undefined;
    const text = words(block);
    if (isImprint(text)) return "imprint";
    if (index < first) return undefined;
    if (isPitch(block)) return "follow-us";
    if (isOffer(block, known)) return "offer";
    return isAboutAuthor(text, known) ? "about-author" : undefined;
  });
}

/** A note on the author is no longer than this, and names the author among so many first characters. */
const MAX_ABOUT = 600;
const MAX_BEFORE_NAME = 60;

/**
 * Whether a paragraph is about the author rather than by the author: it opens with the whole name.
 * @param text - the paragraph
 * @param known - who the authors are
 * @returns true for notes such as "Ida Lind is our harbour correspondent."
 */
function isAboutAuthor(text: string, known: Known): boolean {
  if (text.length > MAX_ABOUT) return false;
  const opening = ` ${folded(text.slice(0, MAX_BEFORE_NAME + 40))} `;
  return known.persons.some((name) => {
    const person = folded(name);
    const at = opening.indexOf(` ${person} `);
    return person.includes(" ") && at >= 0 && at <= MAX_BEFORE_NAME;
  });
}

/** Sites where publishers ask to be followed. */
const NETWORKS: ReadonlySet<string> = new Set(
  (
    "facebook.com twitter.com x.com instagram.com threads.net bsky.app tiktok.com youtube.com linkedin.com t.me " +
    "telegram.me whatsapp.com wa.me pinterest.com vk.com ok.ru weibo.com plus.google.com news.google.com viber.com " +
    "flipboard.com line.me mastodon.social"
  ).split(" "),
);

/** What a publisher offers in one paragraph is no longer than this. */
const MAX_OFFER = 500;

/** Somebody speaks. */
const SPOKEN = /[“”"„«»「」『』]/u;

/**
 * Whether a paragraph offers readers a subscription, a newsletter, a membership.
 * @param block - the paragraph
 * @param known - the boilerplate of its language
 * @returns true where it begins so and nobody is quoted
 */
function isOffer(block: Block, known: Known): boolean {
  if (block.type !== "paragraph") return false;
  const text = words(block);
  return text.length <= MAX_OFFER && !SPOKEN.test(text) && known.boilerplate.offers(text);
}

/** A request to follow is no longer than this, and links to so many networks. */
const MAX_PITCH = 400;
const MIN_NETWORKS = 2;

/**
 * Whether a paragraph asks to be followed elsewhere.
 * @param block - the block
 * @returns true where a short paragraph links to several networks
 */
function isPitch(block: Block): boolean {
  if (words(block).length > MAX_PITCH) return false;
  const hosts = [...linkedHosts(block)].filter((host) => NETWORKS.has(host));
  return hosts.length >= MIN_NETWORKS;
}
