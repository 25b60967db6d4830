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

/**
 * Tells a sentence with a date in it from a date line with a few words around.
 * @param tokens - the line
 * @param used - which tokens belong to a date or time
 * @returns whether the line is prose
 */
export function isProse(tokens: readonly Token[], used: readonly boolean[]): boolean {
  const rest: Rest = { words: 0, letters: 0, unspaced: 0, numbers: 0 };
  for (const [index, token] of tokens.entries()) {
    if (used[index] !== true) count(token, rest);
  }
  if (rest.words > 10 || rest.letters > 70 || rest.unspaced > 20) return true;
  if (rest.numbers > 2 || (rest.numbers > 0 && rest.words > 4)) return true;
  return endsAsSentence(tokens) && (rest.words > 3 || rest.unspaced > 8);
}

/**
 * @param token - a token outside dates and times
 * @param rest - what it is added to
 */
function count(token: Token, rest: Rest): void {
  if (token.kind === "number") rest.numbers += 1;
  if (token.kind !== "word" && token.kind !== "name") return;
  const unspaced = token.text.match(UNSPACED)?.length ?? 0;
  rest.unspaced += unspaced;
  rest.letters += token.text.length - unspaced;
  if (unspaced === 0) rest.words += 1;
}

/**
 * @param tokens - the line
 * @returns whether a full stop, question or exclamation mark after a word ends it
 */
function endsAsSentence(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  return last !== undefined && /^[.!?。।؟]$/u.test(last.text) && before?.kind === "word";
}
