import { type Block, type Inline, inlineText, plainText } from "../../../model/block.ts";
import { folded, overlap } from "../choose/compare.ts";
import type { Boilerplate } from "./boilerplate.ts";
import { repeats } from "./repeated.ts";
import { isBareStamp, isStamp } from "./stamp.ts";

/** What is known of an article besides its text: none of it belongs into the text again. */
export interface Known {
  readonly headline: string | undefined;
  readonly standfirst: string | undefined;
  readonly bylines: readonly string[];
  readonly boilerplate: Boilerplate;
}

/** A block that was left out, and why. */
export interface Trimmed {
  readonly rule: string;
  readonly text: string;
}

/** Text with what was taken off it. */
export interface TrimmedText {
  readonly blocks: readonly Block[];
  readonly trimmed: readonly Trimmed[];
}

/** One pass over a text: for each block the rule that drops it, or nothing. */
type Pass = (blocks: readonly Block[], known: Known) => readonly (string | undefined)[];

/** The passes, in order. */
const PASSES: readonly Pass[] = [
  beforeHeadline,
  boilerplateLines,
  linkOnly,
  afterStop,
  opening,
  repeated,
  closing,
];

/**
 * Takes off a text what is not the article: the headline above it, bylines and dates, lines of links, the end matter.
 * @param blocks - the text as found
 * @param known - what else is known of the article
 * @returns the text and what was taken off
 */
export function trimText(blocks: readonly Block[], known: Known): TrimmedText {
  const trimmed: Trimmed[] = [];
  let text = blocks;
  for (const pass of PASSES) {
    const rules = pass(text, known);
    text = text.filter((block, index) => {
      const rule = rules[index];
      if (rule !== undefined) trimmed.push({ rule, text: words(block).slice(0, 120) });
      return rule === undefined;
    });
  }
  return { blocks: text, trimmed };
}

/** Words of the blocks that are being trimmed: every pass asks for them. */
const wordsOf = new WeakMap<Block, string>();

/**
 * The words of a block.
 * @param block - the block
 * @returns its plain text, "" for pictures
 */
function words(block: Block): string {
  const known = wordsOf.get(block);
  if (known !== undefined) return known;
  const text = plainText([block]);
  wordsOf.set(block, text);
  return text;
}

/**
 * Everything up to the headline, where it stands in the first half of the text.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
function beforeHeadline(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const { headline } = known;
  const texts = blocks.map(words);
  const half = texts.join("").length / 2;
  let read = 0;
  const at = texts.findIndex((text) => {
    read += text.length;
    return headline !== undefined && read - text.length < half && isHeadline(text, headline);
  });
  return blocks.map((block, index) =>
    index <= at && block.type !== "figure" ? "before-headline" : undefined,
  );
}

/**
 * Whether a line is the headline.
 * @param text - the line
 * @param headline - the headline
 * @returns true for the same words, or nearly
 */
function isHeadline(text: string, headline: string): boolean {
  if (text.length > headline.length * 2 + 20) return false;
  return folded(text) === folded(headline) || overlap(text, headline) >= 0.8;
}

/** Bylines stand among so many blocks at the head of a text. */
const HEAD = 5;

/**
 * Lines of boilerplate, and headings that repeat byline or standfirst.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
function boilerplateLines(blocks: readonly Block[], known: Known): (string | undefined)[] {
  return blocks.map((block, index) => {
    if (block.type !== "paragraph" && block.type !== "heading") return undefined;
    const text = words(block);
    if (isBareStamp(text)) return "date";
    if (index < HEAD && isByline(text, known)) return "byline";
    return known.boilerplate.drops(text) ? "boilerplate" : undefined;
  });
}

/**
 * Paragraphs and lists that are only links: pointers to other pages.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
function linkOnly(blocks: readonly Block[]): (string | undefined)[] {
  return blocks.map((block) => {
    const share = linkedShare(block);
    return share > 0.9 || (block.type === "list" && share > 0.6) ? "link-only" : undefined;
  });
}

/**
 * How much of a block's text lies in links.
 * @param block - the block
 * @returns 0 to 1; 0 for blocks that cannot be links
 */
function linkedShare(block: Block): number {
  const inlines = inlinesOf(block);
  const all = inlineText(inlines).trim().length;
  const linked = inlineText(linksIn(inlines)).trim().length;
  return all === 0 ? 0 : linked / all;
}

/**
 * The inline content of a block.
 * @param block - the block
 * @returns that of its paragraphs and items
 */
function inlinesOf(block: Block): Inline[] {
  if (block.type === "paragraph" || block.type === "heading") return [...block.children];
  return block.type === "list" ? block.items.flat().flatMap(inlinesOf) : [];
}

/**
 * The links in inline content.
 * @param inlines - the content
 * @returns its links, those in marks too
 */
function linksIn(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) => {
    if (inline.type === "link") return [inline];
    return "children" in inline ? linksIn(inline.children) : [];
  });
}

/**
 * Everything from a line such as "Related articles" on, where it stands late in the text.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
function afterStop(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const texts = blocks.map(words);
  const all = texts.join("").length;
  let read = 0;
  const at = texts.findIndex((text) => {
    read += text.length;
    return read > all * 0.5 && known.boilerplate.stops(text);
  });
  return blocks.map((_, index) => (at >= 0 && index >= at ? "after-stop" : undefined));
}

/** A line that ends like a sentence. */
const SENTENCE_END = /[.!?。！？…»”"’'؟।॥。၊။:：)）]\s*$/u;

/**
 * Lines above the first paragraph: dates, bylines, the standfirst.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
function opening(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const first = blocks.findIndex(
    (block) =>
      block.type !== "heading" && isRunning(words(block)) && !isByline(words(block), known),
  );
  return blocks.map((block, index) => {
    if (index >= first || block.type === "figure" || block.type === "embed") return undefined;
    const text = words(block);
    if (isByline(text, known)) return "byline";
    if (block.type === "heading" && folded(text) === folded(known.standfirst ?? ""))
      return "standfirst";
    if (block.type !== "paragraph") return undefined;
    if (isStamp(text)) return "date";
    return text.length < 80 && !SENTENCE_END.test(text) ? "opening" : undefined;
  });
}

/**
 * Paragraphs of a text that begins again.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
function repeated(blocks: readonly Block[]): (string | undefined)[] {
  const texts = blocks.map((block) => (block.type === "paragraph" ? folded(words(block)) : ""));
  return repeats(texts).map((again) => (again ? "repeated" : undefined));
}

/**
 * Whether a line is a running paragraph.
 * @param text - the line
 * @returns true for a sentence of some length
 */
function isRunning(text: string): boolean {
  if (isStamp(text)) return false;
  return text.length > 80 || (text.length > 40 && SENTENCE_END.test(text));
}

/**
 * Whether a line only repeats the byline.
 * @param text - the line
 * @param known - what else is known
 * @returns true where it does
 */
function isByline(text: string, known: Known): boolean {
  const line = folded(text);
  if (line === "") return true;
  return known.bylines.some(
    (name) => line.length < folded(name).length + 25 && line.includes(folded(name)),
  );
}

/**
 * Lines below the last paragraph: headings of nothing, tags, labels.
 * @param blocks - the text
 * @returns a rule for each block that goes
 */
function closing(blocks: readonly Block[]): (string | undefined)[] {
  const last = blocks.findLastIndex(
    (block) =>
      block.type !== "heading" && SENTENCE_END.test(words(block)) && words(block).length > 20,
  );
  return blocks.map((block, index) => {
    if (last < 0 || index <= last || block.type === "figure" || block.type === "embed")
      return undefined;
    return block.type === "heading" || (block.type === "paragraph" && words(block).length < 50)
      ? "closing"
      : undefined;
  });
}
