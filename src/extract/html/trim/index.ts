import { type Block, plainText } from "../../../model/block.ts";
import { folded } from "../choose/compare.ts";
import { labelPattern } from "../../words/words.ts";
import { closing } from "./closing.ts";
import { isClock, withBareItems } from "./list-items.ts";
import { isByline, isHeadline, type Known, words } from "./known.ts";
import { linkOnly } from "./link-only.ts";
import { linkedShare } from "./links.ts";
import { opening } from "./opening.ts";
import { pullQuotes } from "./pull-quote.ts";
import { repeats } from "./repeated.ts";
import { belowStatedBody } from "./stated-body.ts";
import { isBareStamp } from "./stamp.ts";

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
  pullQuotes,
  belowStatedBody,
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
  let text = withBareItems(blocks, known);
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

/**
 * Everything up to the headline, where it stands in the first half of the text.
 * @param blocks - the text
 * @param known - what else is known
 * @returns a rule for each block that goes
 */
function beforeHeadline(blocks: readonly Block[], known: Known): (string | undefined)[] {
  const { headline } = known;
  const texts = blocks.map(words);
  // Lists above a headline are of other articles, however long.
  const size = (text: string, index: number): number =>
    blocks[index]?.type === "list" ? 0 : text.length;
  const half = texts.reduce((sum, text, index) => sum + size(text, index), 0) / 2;
  let read = 0;
  const at = texts.findIndex((text, index) => {
    read += size(text, index);
    return headline !== undefined && read - text.length < half && isHeadline(text, headline);
  });
  return blocks.map((block, index) =>
    index <= at && block.type !== "figure" ? "before-headline" : undefined,
  );
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
    const text = words(block);
    if (block.type === "list") return isBoilerplateList(block, known) ? "boilerplate" : undefined;
    if (!LINES.has(block.type)) return undefined;
    if (isClock(text) && isPost(blocks[index + 1])) return "date";
    const rule = block.type === "quote" ? undefined : repeatsFact(text, index, known);
    return rule ?? (known.boilerplate.drops(text) ? "boilerplate" : undefined);
  });
}

/** The first line of a post has so many characters; the lines of a timetable have fewer. */
const MIN_POST = 60;

/**
 * Whether a block may begin a post of a live blog.
 * @param block - what follows a time of day
 * @returns true for headings and paragraphs of some length
 */
function isPost(block: Block | undefined): boolean {
  return block?.type === "heading" || (block !== undefined && words(block).length >= MIN_POST);
}

/** Blocks that may be one line of boilerplate. */
const LINES: ReadonlySet<Block["type"]> = new Set(["paragraph", "heading", "quote"]);

/**
 * Why a line goes that only says date or byline again.
 * @param text - the line
 * @param index - of its block
 * @param known - what else is known
 * @returns the rule, if it does
 */
function repeatsFact(text: string, index: number, known: Known): string | undefined {
  const atHead = index < HEAD;
  if (isBareStamp(text) || (atHead && isLabelledStamp(text, known))) return "date";
  return (atHead || /\d/.test(text)) && isByline(text, known) ? "byline" : undefined;
}

/**
 * Whether a list is of boilerplate: what an account offers, where else to read.
 * @param list - the list
 * @param known - the boilerplate of its language
 * @returns true where more than half of its items are
 */
function isBoilerplateList(list: Block & { readonly type: "list" }, known: Known): boolean {
  const items = list.items.map((item) => plainText(item));
  return items.filter((item) => known.boilerplate.drops(item)).length > items.length / 2;
}

/** A labelled date is no longer than this. */
const MAX_LABELLED = 80;

/**
 * Whether a line is a date with its label, as "Published Monday, 3 May 2024".
 * @param text - the line
 * @param known - its language
 * @returns true where it begins with the word and holds a year
 */
function isLabelledStamp(text: string, known: Known): boolean {
  if (text.length > MAX_LABELLED || !/(?:19|20)\d\d/.test(text)) return false;
  return (
    labelPattern(known.language, "published").test(text) ||
    labelPattern(known.language, "updated").test(text)
  );
}

/** So many paragraphs of so many characters below a pointer are the text going on. */
const MIN_GOING_ON = 2;
const MIN_PARAGRAPH = 100;

/**
 * Whether a line such as "Read also" stands in the middle of a text: what follows its links goes on like a text.
 * @param blocks - the text
 * @param at - where the line stands
 * @param known - its language
 * @returns false at its end, and for lines such as "Comments"
 */
function isInMidText(blocks: readonly Block[], at: number, known: Known): boolean {
  const [line] = blocks.slice(at, at + 1);
  if (!line || !labelPattern(known.language, "readMore").test(words(line))) return false;
  const running = blocks
    .slice(at + 1)
    .filter(
      (block) =>
        block.type === "paragraph" &&
        words(block).length >= MIN_PARAGRAPH &&
        linkedShare(block) < 0.3,
    );
  return running.length >= MIN_GOING_ON;
}

/** What the publisher offers at the end takes no more than this share of all, and its heading so many characters. */
const MAX_OFFER = 0.25;
const MAX_OFFER_HEADING = 80;

/**
 * Whether a line is the heading of what the publisher offers.
 * @param text - the line
 * @param known - its language
 * @returns true for short lines such as "Support us"
 */
function isOffer(text: string, known: Known): boolean {
  return text.length <= MAX_OFFER_HEADING && known.boilerplate.offers(text);
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
  const pointers = new Set<number>();
  let read = 0;
  const at = texts.findIndex((text, index) => {
    read += text.length;
    if (read <= all * 0.5) return false;
    if (known.boilerplate.stops(text)) {
      if (!isInMidText(blocks, index, known)) return true;
      pointers.add(index);
    }
    return all - read < all * MAX_OFFER && isOffer(text, known);
  });
  return blocks.map((_, index) => {
    if (pointers.has(index)) return "pointer";
    return at >= 0 && index >= at ? "after-stop" : undefined;
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
