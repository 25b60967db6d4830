import { plainText, type Block } from "../model/block.ts";

/** Graphemes a summary aims at. */
const SUMMARY_LENGTH = 300;

/**
 * The summary of an article: its standfirst, else the first sentences of its text.
 * @param standfirst - as the newsroom wrote it
 * @param body - the text
 * @param locale - decides where sentences and words end
 * @returns one paragraph, at most about 300 graphemes where it had to be cut
 */
export function summarize(
  standfirst: string | undefined,
  body: readonly Block[],
  locale: string,
): string {
  if (standfirst !== undefined && standfirst !== "") return standfirst;
  const paragraphs = body.filter((block) => block.type === "paragraph");
  const text = plainText(paragraphs.slice(0, 3)).replaceAll(/\s+/g, " ");
  return cutAtSentence(text, SUMMARY_LENGTH, locale);
}

/**
 * Cuts a text at the last sentence that fits, else at the last word.
 * @param text - one paragraph
 * @param limit - in graphemes
 * @param locale - decides where sentences and words end
 * @returns the text, with an ellipsis where a sentence had to be broken
 */
function cutAtSentence(text: string, limit: number, locale: string): string {
  if (text.length <= limit) return text;
  const sentences = upTo(text, limit, segments(text, locale, "sentence"));
  if (sentences !== "") return sentences;
  const words = upTo(text, limit - 1, segments(text, locale, "word"));
  return `${words.replace(/[\p{P}\s]+$/u, "")}…`;
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
