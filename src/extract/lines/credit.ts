import { alternatives, pattern, wordsFor } from "../words/words.ts";
import type { LineContext } from "./line-context.ts";
import { agencyTail, isOwner, PREPOSITION } from "./credit-agency.ts";
import { agencyIndex, isName, isNameWord } from "./name.ts";
import { endsSentence, sentenceEnds } from "./sentence.ts";

/** A caption and the credit that stood behind it. */
export interface Credited {
  readonly caption: string;
  readonly credit: string;
  /** How sure it is: a label, brackets or a known agency are; a bare name is only likely. */
  readonly sure: boolean;
  /** A word such as "Photo" said so. */
  readonly labelled?: boolean;
}

type Language = Pick<LineContext, "language">;

/** Longer tails are sentences. */
const LONGEST = 110;

/** Script without spaces between words. */
const HAN_OR_KANA = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * Recognizes a line that is nothing but the credit of a picture: `Photo: Lena Varga`, `Lena Varga/Example Wire`, `AFP`.
 * @param line - one line
 * @param context - the language
 * @returns the credit without its label, or null where the line is none
 */
export function creditLine(line: string, context: Language): string | null {
  const text = line.trim();
  if (text.length > LONGEST || text === "") return null;
  const label = labelledTail(text, context.language);
  if (label?.caption === "") return label.credit;
  const bare = text.replace(/^[(（[](.*)[)）\]]$/u, "$1");
  if (/[.!?。！？]$/u.test(bare) && !/\b\p{L}{1,5}\.$/u.test(bare)) return null;
  return isName(bare, 14) ? bare : null;
}

/**
 * Takes the credit off the end of a caption.
 * @param line - `The harbour on Monday. Lena Varga/Example Wire`
 * @param context - the language
 * @returns caption and credit, or null where no credit can be told
 */
export function splitCredit(line: string, context: Language): Credited | null {
  const text = line.trim();
  return (
    bracketTail(text, context.language) ??
    nonEmpty(labelledTail(text, context.language)) ??
    dashTail(text) ??
    sentenceTail(text) ??
    agencyTail(text) ??
    spacedTail(text) ??
    nameTail(text)
  );
}

/**
 * Drops what left no caption.
 * @param credited - a split
 * @returns the split, or null
 */
function nonEmpty(credited: Credited | null): Credited | null {
  return credited === null || credited.caption === "" ? null : credited;
}

/**
 * Brackets at the end: `(Photo: Lena Varga)`, `(Example Wire/AFP)`.
 * @param text - the line
 * @param language - of the label
 * @returns the split, or null where the brackets hold something else
 */
function bracketTail(text: string, language: string): Credited | null {
  const open = lastBracket(text);
  if (open <= 0) return null;
  const inner = text
    .slice(open + 1)
    .replace(/[)）\]]\s*\.?$/u, "")
    .trim();
  const caption = text.slice(0, open).trim();
  const labelled = labelledTail(inner, language);
  if (labelled?.caption === "")
    return { caption, credit: labelled.credit, sure: true, labelled: true };
  const known = inner.length <= LONGEST && isName(inner);
  return known && (agencyIndex(inner) >= 0 || isOwner(inner, endsSentence(caption)))
    ? { caption, credit: inner, sure: true }
    : null;
}

/**
 * Where the brackets begin that close at the end of a text; they may hold further ones.
 * @param text - the line
 * @returns the index, or -1
 */
function lastBracket(text: string): number {
  if (!/[)）\]]\s*\.?$/u.test(text)) return -1;
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const character = text.charAt(index);
    if (")）]".includes(character)) depth += 1;
    else if ("(（[".includes(character)) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/**
 * A label near the end: `… on Monday. Photo: Lena Varga`, `… © Lena Varga`.
 * @param text - the line
 * @param language - of the label
 * @returns the split; its caption is empty where the label begins the line
 */
function labelledTail(text: string, language: string): Credited | null {
  const match = pattern(`${language} credit tail`, () => {
    const words = wordsFor(language, "photo");
    const [open, closed] = [words, words.filter((word) => /(?:by|of|\.|\/)$/u.test(word))];
    const label = String.raw`(?:${alternatives(open)})\s*[:：]|(?:${alternatives(closed)})(?=\s|(?<=/))|©|\(c\)`;
    return new RegExp(String.raw`^(.*?)(?<![\p{L}\p{M}])(?:${label})\s*(\S.*)$`, "iu");
  }).exec(text);
  const [, before = "", credit = ""] = match ?? [];
  if (credit === "" || credit.length > LONGEST || /\p{L}{4}[.!?]\s+\p{L}/u.test(credit))
    return null;
  const caption = before.trim().replace(/\s*[|•·/–—(-]+$/u, "");
  return { caption, credit, sure: true, labelled: true };
}

/**
 * An agency behind a dash: `… on Monday – Example Wire`.
 * @param text - the line
 * @returns the split, or null
 */
function dashTail(text: string): Credited | null {
  const [, caption = "", credit = ""] = /^(.*\S)\s+[–—|]\s+(\S.{0,108})$/u.exec(text) ?? [];
  return caption !== "" && agencyIndex(credit) === 0 ? { caption, credit, sure: true } : null;
}

/**
 * A name behind the last sentence: `… on Monday. Lena Varga/Example Wire`.
 * @param text - the line
 * @returns the split, or null
 */
function sentenceTail(text: string): Credited | null {
  for (const end of sentenceEnds(text)) {
    const credit = text.slice(end).trim();
    const caption = text.slice(0, end).trim();
    if (credit === "" || credit.length > LONGEST) continue;
    const sure = agencyIndex(credit) >= 0 || credit.includes("/");
    const isClosed = /[.!?。！？।؟…]["”»’')）\]]*$/u.test(caption);
    if ((isClosed || sure) && (isCreditText(credit) || (isClosed && isNearlyName(credit))))
      return { caption, credit, sure };
  }
  return null;
}

/**
 * Says whether a tail reads like a credit: a name that does not end a sentence.
 * @param text - the tail
 * @returns true where it does
 */
function isCreditText(text: string): boolean {
  if (/^[(（[]/u.test(text)) return false;
  // Without capitals a sentence passes for a name; brackets give it away.
  if (/[(（]/u.test(text) && !/\p{Lu}/u.test(text)) return false;
  return isName(text, 14) && !/\p{Ll}{5}[.!?]$/u.test(text) && !/[。！？।؟]$/u.test(text);
}

/**
 * Says whether a short tail is a name but for one word: `File image EWS`.
 * @param text - the tail
 * @returns true where it is
 */
function isNearlyName(text: string): boolean {
  const words = text.split(/\s+/u);
  if (words.length < 3 || words.length > 4 || !/^\p{Lu}/u.test(text) || /[.!?,;]$/u.test(text)) {
    return false;
  }
  const lower = words.filter((word) => /^\p{Ll}/u.test(word));
  const [only] = lower;
  return lower.length === 1 && only !== undefined && !PREPOSITION.test(only);
}

/**
 * In Chinese, Japanese and Korean a lone last word behind a space: `…演説する候補 例通信社`.
 * @param text - the line
 * @returns the split, or null
 */
function spacedTail(text: string): Credited | null {
  const match = /^(.{8,}\S)[ \u{3000}]+(\S{2,12})$/u.exec(text);
  const [, caption = "", credit = ""] = match ?? [];
  if (credit === "" || !/^[\p{L}・/]+$/u.test(credit)) return null;
  const isCaption = HAN_OR_KANA.test(caption)
    ? HAN_OR_KANA.test(credit) && !/[ ]/u.test(caption.slice(-12))
    : /\p{sc=Hangul}(?:다|모습|장면)$/u.test(caption) && /^\p{sc=Hangul}+\d?$/u.test(credit);
  return isCaption ? { caption, credit, sure: agencyIndex(credit) >= 0 } : null;
}

/**
 * A first and a last name behind a word in lower case, where no full stop ends the caption: `… the new ferry Lena Varga`.
 * @param text - the line
 * @returns the split, or null where the name may belong to the caption
 */
function nameTail(text: string): Credited | null {
  const match = /^(.{12,}\s(\p{Ll}[\p{L}\p{M}]+))\s+(\p{Lu}\S+(?:\s\p{Lu}\S*)?\s\p{Lu}\S+)$/u.exec(
    text,
  );
  const [, caption, before = "", credit] = match ?? [];
  if (caption === undefined || credit === undefined) return null;
  return isNameWord(before, false) || PREPOSITION.test(before)
    ? null
    : { caption, credit, sure: false };
}
