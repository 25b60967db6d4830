import { isLetter, isUnspaced, isWord, type Mark, SPACE } from "./marks.ts";
import type { TitleRules } from "./rules.ts";

/** Rock 'n' roll, in any language. */
const ROCK_AND_ROLL = /^n['’](?=\s)/i;
const DECADE = /^\d{2}s(?![\p{L}\p{N}])/u;
/** A possessive ends in one of these: teachers' union, Merz' Plan. */
const SIBILANT = /[sxzßSXZ]/;

/**
 * Tells an apostrophe from a single quotation mark where its neighbours alone decide: l'eau,
 * '90s, 'tis, rock 'n' roll.
 * @param text the title
 * @param marks its marks
 * @param index which of them is asked about
 * @param rules the locale's rules
 * @returns whether it can only be an apostrophe
 */
export function isApostrophe(
  text: string,
  marks: readonly Mark[],
  index: number,
  rules: TitleRules,
): boolean {
  const mark = marks[index];
  if (mark?.kind !== "single" || mark.glyph === "‚") return false;
  const before = text.charAt(mark.at - 1);
  const after = text.charAt(mark.at + 1);
  if (isWord(before)) return betweenLetters(before, after) || closesElision(text, marks, index);
  if (!isWord(after)) return false;
  const rest = text.slice(mark.at + 1, mark.at + 16);
  if (ROCK_AND_ROLL.test(rest) && SPACE.test(before)) return true;
  return DECADE.test(rest) || rules.elisions?.test(rest) === true;
}

function betweenLetters(before: string, after: string): boolean {
  return isLetter(after) && !isUnspaced(before + after);
}

// The second mark of 'n'.
function closesElision(text: string, marks: readonly Mark[], index: number): boolean {
  const previous = marks[index - 1];
  const mark = marks[index];
  if (!mark || previous?.role !== "apostrophe" || previous.at !== mark.at - 2) return false;
  return /n/i.test(text.charAt(mark.at - 1));
}

/**
 * Whether a mark that could close a single quotation is rather the end of a plural possessive,
 * because a better closing mark follows: 'The teachers' union wins'.
 * @param text the title
 * @param mark the mark asked about
 * @returns whether the quotation goes on
 */
export function isPossessive(text: string, mark: Mark): boolean {
  if (!SIBILANT.test(text.charAt(mark.at - 1)) || !SPACE.test(text.charAt(mark.at + 1)))
    return false;
  const rest = text.slice(mark.at + 1);
  const closing = /[^\s]['’](?=[\s.,;:!?]|$)/.exec(rest);
  if (!closing) return false;
  return !/(?:^|\s)['‘]\S/.test(rest.slice(0, closing.index + 1));
}
