import { remembering } from "../remembering.ts";

/** What stands between a headline and the site's name. */
export const SEPARATOR: RegExp = /\s+[|–—\-:»«·•/]+\s+|\s*[|｜»•]\s*|\s+::\s+|\s*[_＿]\s*/u;

/** Texts looked at last are compared again soon: headings with what is stated, bylines with lines. */
const REMEMBERED = 256;

/**
 * A text as compared: letters and digits, lower case, one space between words.
 * @param text - the text
 * @returns its words
 */
export const folded: (text: string) => string = remembering(REMEMBERED, (text) => {
  const plain = (ASCII.test(text) ? text : text.normalize("NFKC")).toLowerCase();
  return ASTRAL.test(plain) ? (plain.match(WORDS) ?? []).join(" ") : joinedWords(plain);
});

/** Texts that are the same in every normal form. */
const ASCII = /^[\0-\x7F]*$/;

/** Characters beyond the basic plane, of two units each. */
const ASTRAL = /[\uD800-\uDFFF]/;

/** Runs of letters, marks and digits. */
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** For each character of the basic plane whether words hold it: 1 or 2, 0 where nobody asked so far. */
const inWords = new Uint8Array(0x10000);

/**
 * Whether words hold a character.
 * @param code - of a character of the basic plane
 * @returns true for letters, marks and digits
 */
function isInWord(code: number): boolean {
  inWords[code] ||= /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 2;
  return inWords[code] === 1;
}

/**
 * The words of a text with one space between them. Looks at each character once, for whole articles go through it.
 * @param text - of characters of the basic plane
 * @returns its words
 */
function joinedWords(text: string): string {
  let words = "";
  let from = 0;
  let apart = true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInWord(code)) apart = false;
    else if (code === SPACE && !apart) apart = true;
    else {
      // The only space that stays is the first behind a word.
      words += text.slice(from, index) + (apart ? "" : " ");
      apart = true;
      from = index + 1;
    }
  }
  return (words + text.slice(from)).trimEnd();
}

const SPACE = 32;

/**
 * How much of the words of two texts they share.
 * @param one - a text
 * @param other - another
 * @returns 0 to 1, 1 for the same words
 */
export function overlap(one: string, other: string): number {
  const [first, second] = [units(one), units(other)];
  if (first.size === 0 || second.size === 0) return 0;
  const shared = first.intersection(second).size;
  return shared / Math.max(first.size, second.size);
}

/**
 * Whether a text has all words of another that says something.
 * @param whole - the text
 * @param part - another, of at least five words, or twelve characters where nothing parts words
 * @returns true for a headline that goes on where the other ends
 */
export function holds(whole: string, part: string): boolean {
  const words = units(part);
  const size = Math.min(words.size, folded(part).length - MIN_LETTERS);
  return size >= MIN_HELD && words.isSubsetOf(units(whole));
}

/** Less is held by chance. */
const MIN_HELD = 5;
const MIN_LETTERS = 7;

/**
 * The words of a text; of scripts without spaces, its characters.
 * @param text - the text
 * @returns the distinct units
 */
const units: (text: string) => ReadonlySet<string> = remembering(REMEMBERED, (text) => {
  const words = folded(text);
  const spaceless = /[\u0E00-\u0E7F\u1000-\u109F\u3040-\u30FF\u4E00-\u9FFF]/u.test(words);
  return new Set(spaceless ? words : words.split(" "));
});
