import { plainText, type Block } from "../model/block.ts";

/** Graphemes a summary aims at; half as many of scripts that say as much in half of them. */
const SUMMARY_LENGTH = 300;

/** Scripts of broad characters. */
const BROAD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** A break between paragraphs of Chinese or Japanese, which put no space between sentences. */
const UNSPACED_BREAK =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。！？」』”）…])\s*\n\s*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}「『“（])/gu;

/** What a summary is made of. */
interface SummarySource {
  /** As the newsroom wrote it. */
  readonly standfirst?: string | undefined;
  /** The place the text is written from, where it opens with it. */
  readonly dateline?: string | undefined;
  /** The text. */
  readonly body: readonly Block[];
}

/**
 * The summary of an article: its standfirst, else the first sentences of its text; without the dateline either way,
 * which says nothing to a reader of headlines.
 * @param article - what it says
 * @param locale - decides where sentences and words end
 * @returns one paragraph, at most about 300 graphemes (150 of Chinese, Japanese or Korean) where it had to be cut
 */
export function summarize(article: SummarySource, locale: string): string {
  const { standfirst, dateline, body } = article;
  if (standfirst !== undefined && standfirst !== "") return withoutDateline(standfirst, dateline);
  const paragraphs = body.filter((block) => block.type === "paragraph");
  const opening = plainText(paragraphs.slice(0, 3))
    .replaceAll(UNSPACED_BREAK, "")
    .replaceAll(/\s+/g, " ");
  const text = withoutDateline(opening, dateline);
  const broad = text.match(BROAD)?.length ?? 0;
  const limit = broad > text.length / 2 ? SUMMARY_LENGTH / 2 : SUMMARY_LENGTH;
  return cutAtSentence(text, limit, locale);
}

/**
 * A text without the dateline it opens with: `OSLO, March 3 (Example Wire) — `, `例通信社东京2月13日电（记者…）`.
 * @param text - the opening
 * @param dateline - the place, as found in it
 * @returns the text after the dateline; as it is where it opens with something else
 */
function withoutDateline(text: string, dateline: string | undefined): string {
  if (dateline === undefined || dateline === "") return text;
  const place = RegExp.escape(dateline);
  const dashed = String.raw`${place}(?:,\s[^()–—]{1,24})?\s*(?:\([^()]{2,40}\))?\s*(?:[–—]|--?)\s+`;
  const wired = String.raw`\p{sc=Han}{0,8}${place}\d{1,2}月\d{1,2}日[电電]\s*(?:[（(][^（）()]{1,30}[)）])?\s*`;
  const rest = text.replace(new RegExp(`^(?:${dashed}|${wired})`, "iu"), "");
  return rest === "" ? text : rest;
}

/**
 * Cuts a text at the last sentence that fits and leaves no quotation open, else at the last word.
 * @param text - one paragraph
 * @param limit - in graphemes
 * @param locale - decides where sentences and words end
 * @returns the text, with an ellipsis where a sentence had to be broken
 */
function cutAtSentence(text: string, limit: number, locale: string): string {
  if (text.length <= limit) return text;
  const ends = segments(text, locale, "sentence");
  const whole = ends.filter((end) => isClosed(text.slice(0, end)));
  const sentences = upTo(text, limit, whole) || upTo(text, limit, ends);
  if (sentences !== "") return sentences;
  const words = upTo(text, limit - 1, segments(text, locale, "word"));
  return `${words.replace(/[\p{P}\s]+$/u, "")}…`;
}

/**
 * Whether every quotation in a text ends in it.
 * @param text - from the beginning of an article
 * @returns false within a quotation
 */
function isClosed(text: string): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  const [low, high, close] = [count(/„/g), count(/“/g), count(/”/g)];
  // German opens with „ and closes with “, with which English opens; Swedish opens and closes with ”.
  const curly = low === 0 && high === 0 ? close % 2 === 0 : (low || high) === close + (low && high);
  const brackets = count(/[«「『]/g) === count(/[»」』]/g);
  return curly && brackets && count(/"/g) % 2 === 0;
}

/**
 * The longest run of whole segments within a limit.
 * @param text - the text
 * @param limit - in UTF-16 units, near enough to graphemes for running text
 * @param ends - where segments end
 * @returns the run, trimmed
 */
function upTo(text: string, limit: number, ends: readonly number[]): string {
  const end = ends.findLast((each) => each <= limit) ?? 0;
  return text.slice(0, end).trim();
}

/**
 * Where segments end.
 * @param text - the text
 * @param locale - its language
 * @param granularity - of sentences or words
 * @returns positions in the text
 */
function segments(text: string, locale: string, granularity: "sentence" | "word"): number[] {
  const head = text.slice(0, SUMMARY_LENGTH * 3);
  const segmenter = new Intl.Segmenter(locale, { granularity });
  return Array.from(segmenter.segment(head), ({ index, segment }) => index + segment.length);
}
