import type { Token } from "./lex.ts";

/** What is left of a line besides its dates and times. */
interface Rest {
  words: number;
  letters: number;
  /** Letters of scripts without spaces between words. */
  unspaced: number;
  numbers: number;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** A stretch of tokens. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells a sentence with a date in it from a date line with a few words around.
 * @param tokens - the line
 * @param spans - the dates and times in it
 * @returns whether the line is prose
 */
export function isProse(tokens: readonly Token[], spans: readonly Span[]): boolean {
  const rest: Rest = { words: 0, letters: 0, unspaced: 0, numbers: 0 };
  for (const [index, token] of tokens.entries()) {
    if (!spans.some(({ start, end }) => index >= start && index < end)) count(token, rest);
  }
  if (isTooMuch(rest) || signsPost(tokens)) return true;
  if (rest.words < 3 && rest.unspaced < 9) return false;
  return endsAsSentence(tokens, spans) || isEmbedded(tokens, spans);
}

/**
 * @param rest - what is left besides dates and times
 * @returns whether it is more than a label, a name and a source
 */
function isTooMuch(rest: Rest): boolean {
  if (rest.words > 10 || rest.letters > 70 || rest.unspaced > 20) return true;
  return rest.numbers > 2 || (rest.numbers > 0 && rest.words > 4);
}

/**
 * Embedded posts end with "— Name (@handle) 13 February 2025", which is the post's date and not the article's.
 * @param tokens - the line
 * @returns whether a handle stands in the line
 */
function signsPost(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    const name = tokens[index + 1];
    return token.text === "@" && name !== undefined && name.kind === "word" && !name.gap;
  });
}

/**
 * A caption or sentence runs through its date; a date line begins or ends with it, or sets it apart.
 * @param tokens - the line
 * @param spans - the dates and times in it
 * @returns whether words surround the date without any punctuation
 */
function isEmbedded(tokens: readonly Token[], spans: readonly Span[]): boolean {
  const first = Math.min(...spans.map((span) => span.start));
  const last = Math.max(...spans.map((span) => span.end));
  const before = wordsInRow(tokens.slice(0, first).toReversed());
  const after = wordsInRow(tokens.slice(last));
  return before > 0 && after > 0 && (before > 2 || before + after > 5);
}

/**
 * @param tokens - tokens from the date outwards
 * @returns how many words come before the first mark or number; what belongs to the date itself does not count
 */
function wordsInRow(tokens: readonly Token[]): number {
  const start = tokens.findIndex((token) => token.text !== "," && !isQuietName(token));
  if (start < 0) return 0;
  const words = tokens.slice(start);
  const end = words.findIndex((token) => token.kind === "mark" || token.kind === "number");
  return end < 0 ? words.length : end;
}

/**
 * @param token - a token outside dates and times
 * @param rest - what it is added to
 */
function count(token: Token, rest: Rest): void {
  if (token.kind === "number") rest.numbers += 1;
  if (token.kind === "mark" || token.kind === "number" || isQuietName(token)) return;
  const unspaced = token.text.match(UNSPACED)?.length ?? 0;
  rest.unspaced += unspaced;
  rest.letters += token.text.length - unspaced;
  if (unspaced === 0) rest.words += 1;
}

/**
 * @param token - a token
 * @returns whether it is a name that belongs to dates, though to none that was found
 */
function isQuietName(token: Token): boolean {
  if (token.kind !== "name") return false;
  const { weekday, connector, clock } = token.sense;
  return (weekday ?? connector ?? clock) !== undefined;
}

/**
 * @param tokens - the line
 * @param spans - the dates and times in it
 * @returns whether a full stop, question or exclamation mark ends it, after words that run up to there
 */
function endsAsSentence(tokens: readonly Token[], spans: readonly Span[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || !/^[.!?。।؟]$/u.test(last.text)) return false;
  if (tokens.at(-2)?.kind === "word") return true;
  const first = Math.min(...spans.map((span) => span.start));
  return wordsInRow(tokens.slice(0, first).toReversed()) > 2;
}
