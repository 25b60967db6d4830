/** Letters, their combining marks, digits and masked literals: what punctuation leans on. */
export const WORD: RegExp = /[\p{L}\p{M}\p{N}\uFDD0]/u;
/** White space that may stand in a title. */
export const SPACE: RegExp = /[ \u00A0\u202F\u2009\u3000]/;
/** Scripts that put no space around a quotation. */
export const UNSPACED: RegExp =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

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

const GLYPHS = /["“”„‟'‘’‚‛«»‹›「」『』]/g;

/**
 * Finds the quotation marks of a text, none of them judged yet.
 * @param text a title
 * @returns its marks in order
 */
export function findMarks(text: string): Mark[] {
  const list: Mark[] = [];
  for (const match of text.matchAll(GLYPHS)) {
    const kind = KINDS[match[0]];
    if (kind) list.push({ at: match.index, glyph: match[0], kind, role: "none", partner: -1 });
  }
  return list;
}
