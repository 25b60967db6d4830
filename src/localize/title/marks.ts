const WORD = /[\p{L}\p{M}\p{N}\uFDD0]/u;
const LETTER = /[\p{L}\p{M}]/u;
/** White space that may stand in a title. */
export const SPACE: RegExp = /[ \u00A0\u202F\u2009\u3000]/;
/** Scripts that put no space around a quotation. */
const UNSPACED: RegExp =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

/**
 * Whether punctuation can lean on a character: letters, their combining marks, digits, literals.
 * @param character one character or none
 * @returns whether it belongs to a word
 */
export function isWord(character: string): boolean {
  if (character < "\u0080") return /[0-9A-Za-z]/.test(character);
  return WORD.test(character);
}

/**
 * Whether a character is a letter or one of its combining marks.
 * @param character one character or none
 * @returns whether it is
 */
export function isLetter(character: string): boolean {
  if (character < "\u0080") return /[A-Za-z]/.test(character);
  return LETTER.test(character);
}

/**
 * Whether a character is of a script that puts no space around a quotation.
 * @param text one character or more
 * @returns whether one of them is
 */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/**
 * The character before a place, quotation marks passed over: what punctuation behind them follows.
 * @param text a title
 * @param at a place in it
 * @returns the character, or an empty string
 */
export function precedingCharacter(text: string, at: number): string {
  let before = at - 1;
  while (before >= 0 && /["'“”‘’]/.test(text.charAt(before))) before--;
  return text.charAt(before);
}

/** A quotation mark or apostrophe as found. */
export interface Mark {
  readonly at: number;
  readonly glyph: string;
  /** Marks close only marks of their own kind: “ and " are one kind, « another. */
  readonly kind: "double" | "single" | "guillemet" | "angle" | "corner" | "whiteCorner";
  role: "open" | "close" | "apostrophe" | "none";
  /** Index of the other mark of the pair in the list of marks. */
  partner: number;
}

const KINDS: Readonly<Record<string, Mark["kind"]>> = {
  '"': "double",
  "“": "double",
  "”": "double",
  "„": "double",
  "‟": "double",
  "'": "single",
  "‘": "single",
  "’": "single",
  "‚": "single",
  "‛": "single",
  "«": "guillemet",
  "»": "guillemet",
  "‹": "angle",
  "›": "angle",
  "「": "corner",
  "」": "corner",
  "『": "whiteCorner",
  "』": "whiteCorner",
};

/**
 * Finds the quotation marks of a text, none of them judged yet.
 * @param text a title
 * @returns its marks in order
 */
export function findMarks(text: string): Mark[] {
  const list: Mark[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!mayBeMark(text.charCodeAt(at))) continue;
    const glyph = text.charAt(at);
    const kind = KINDS[glyph];
    if (kind) list.push({ at, glyph, kind, role: "none", partner: -1 });
  }
  return list;
}

// Spares nearly every character the look-up by string: titles are typeset by the ten thousand.
function mayBeMark(code: number): boolean {
  if (code < 0xab) return code === 0x22 || code === 0x27;
  return code <= 0xbb || (code >= 0x2018 && code <= 0x203a) || (code >= 0x300c && code <= 0x300f);
}
