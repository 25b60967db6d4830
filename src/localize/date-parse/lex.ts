import type { Folded } from "./fold.ts";
import type { Lexicon, Sense } from "./sense.ts";

/** A number as written. */
export interface NumberToken {
  readonly kind: "number";
  readonly text: string;
  readonly value: number;
  /** White space before it. */
  readonly gap: boolean;
}

/** A word or phrase that the lexicon knows. */
export interface NameToken {
  readonly kind: "name";
  readonly text: string;
  readonly cased: string;
  readonly sense: Sense;
  readonly gap: boolean;
}

/** A word that it does not know. */
export interface WordToken {
  readonly kind: "word";
  readonly text: string;
  readonly cased: string;
  readonly gap: boolean;
}

/** One character of punctuation. */
export interface MarkToken {
  readonly kind: "mark";
  readonly text: string;
  readonly gap: boolean;
}

/** What a line is made of. */
export type Token = NumberToken | NameToken | WordToken | MarkToken;

const PIECE = /\s+|\d+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|./suy;
const LETTER = /[\p{L}\p{M}]/u;

/** Scripts that do not part words by spaces: a name may stand anywhere in a run of letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}]/u;

/** Hebrew writes "in", "the", "from" and "to" onto the word. */
const HEBREW_PREFIX = /^[בהלמו]/u;

/** ISO 8601's basic form: 20250213T082815Z. */
const ISO_BASIC = /(?<!\d)(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(?!\d)/u;

/** Counting in Chinese characters next to the unit of a date: 二〇二五年. */
const HAN_DATE = /[〇零一二三四五六七八九十]+(?=[年月日号號時时点點分秒])/gu;

/**
 * Splits a folded line into numbers, known names, unknown words and marks.
 * @param folded - the line
 * @param lexicon - the names to look for
 * @returns the tokens in order
 */
export function lex(folded: Folded, lexicon: Lexicon): Token[] {
  const line = respell(folded);
  const tokens: Token[] = [];
  let at = 0;
  let gap = false;
  while (at < line.text.length) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(line.text)?.[0] ?? line.text.charAt(at);
    if (/^\s/u.test(piece)) {
      gap = true;
      at += piece.length;
      continue;
    }
    const token = tokenAt(line, at, piece, gap, lexicon);
    tokens.push(token);
    at += token.text.length;
    gap = false;
  }
  return tokens.flatMap((token, index) => unglue(token, tokens[index + 1], tokens[index + 2]));
}

/**
 * Parts a year from the hour that lost its space: 20258:28, 202508:28.
 * @param token - a token
 * @param sign - the token after it
 * @param minute - the token after that
 * @returns year and hour, or the token as it is
 */
function unglue(token: Token, sign: Token | undefined, minute: Token | undefined): Token[] {
  if (token.kind !== "number" || sign?.text !== ":" || minute?.kind !== "number") return [token];
  const [, year, hour] = /^((?:19|20)\d\d)(\d{1,2})$/u.exec(token.text) ?? [];
  if (year === undefined || hour === undefined) return [token];
  return [
    { kind: "number", text: year, value: Number(year), gap: token.gap },
    { kind: "number", text: hour, value: Number(hour), gap: true },
  ];
}

/**
 * @param line - the line
 * @param at - where the token starts
 * @param piece - what stands there by its characters
 * @param gap - white space before it
 * @param lexicon - the names to look for
 * @returns the token: the longest known name, else the piece
 */
function tokenAt(line: Folded, at: number, piece: string, gap: boolean, lexicon: Lexicon): Token {
  const name = nameAt(line.text, at, lexicon);
  if (name !== undefined) {
    const [text, sense] = name;
    return { kind: "name", text, sense, gap, cased: line.cased.slice(at, at + text.length) };
  }
  if (/^\d/u.test(piece)) return { kind: "number", text: piece, value: Number(piece), gap };
  if (!LETTER.test(piece)) return { kind: "mark", text: piece, gap };
  const text = wordUpToName(line.text, at, piece, lexicon);
  return { kind: "word", text, cased: line.cased.slice(at, at + text.length), gap };
}

/**
 * @param text - the line
 * @param at - where a name may start
 * @param lexicon - the names
 * @returns the longest name there that ends where a word ends
 */
function nameAt(text: string, at: number, lexicon: Lexicon): readonly [string, Sense] | undefined {
  for (const entry of lexicon.names.get(text.charAt(at)) ?? []) {
    const [name] = entry;
    if (text.startsWith(name, at) && endsThere(text, at + name.length, entry)) return entry;
  }
  return undefined;
}

/**
 * @param text - the line
 * @param end - where the name ends
 * @param entry - the name and its sense
 * @returns whether the name is a whole word there
 */
function endsThere(text: string, end: number, entry: readonly [string, Sense]): boolean {
  const [name, sense] = entry;
  const next = text.charAt(end);
  if (next === "") return true;
  const last = name.charAt(name.length - 1);
  if (/\d/u.test(last)) return !/\d/u.test(next);
  if (!LETTER.test(next)) return true;
  if (!LETTER.test(last)) return true;
  return UNSPACED.test(last) && (name.length > 1 || sense.unit !== undefined);
}

/**
 * @param text - the line
 * @param at - where an unknown word starts
 * @param piece - the run of letters
 * @param lexicon - the names
 * @returns the word, cut before a name inside it where the script allows one
 */
function wordUpToName(text: string, at: number, piece: string, lexicon: Lexicon): string {
  if (HEBREW_PREFIX.test(piece) && nameAt(text, at + 1, lexicon) !== undefined) {
    return piece.charAt(0);
  }
  if (!UNSPACED.test(piece.charAt(0))) return piece;
  for (let inside = 1; inside < piece.length; inside += 1) {
    const name = nameAt(text, at + inside, lexicon);
    if (name !== undefined && name[0].length > 1) return piece.slice(0, inside);
  }
  return piece;
}

/**
 * @param line - a folded line
 * @returns the line with the Chinese numbers of its date in digits and ISO 8601's basic form extended
 */
function respell(line: Folded): Folded {
  const text = line.text
    .replace(ISO_BASIC, "$1-$2-$3t$4:$5:$6")
    .replaceAll("元年", "1年")
    .replaceAll(HAN_DATE, hanValue);
  return text === line.text ? line : { text, cased: text };
}

/**
 * @param written - 二〇二五 or 二十三
 * @returns the number in digits
 */
function hanValue(written: string): string {
  const digits = Array.from(written, (sign) =>
    "〇一二三四五六七八九".indexOf(sign.replace("零", "〇")),
  );
  const ten = written.indexOf("十");
  if (ten < 0) return digits.join("");
  const tens = ten === 0 ? 1 : (digits[ten - 1] ?? 1);
  return String(tens * 10 + Math.max(digits[ten + 1] ?? 0, 0));
}
