import type { Credited } from "./credit.ts";
import names from "../words/names.json" with { type: "json" };
import { alternatives, pattern } from "../words/words.ts";
import { agencyIndex, isNameWord } from "./name.ts";

/** After these a name belongs to the sentence. */
export const PREPOSITION: RegExp =
  /^(?:in|on|at|as|is|was|near|over|from|to|after|before|against|between|into|than|about|than|since|president|minister|im|am|an|auf|aus|bei|beim|gegen|nach|vor|wegen|seit|über|unter|zwischen|ist|als|dans|sur|avec|chez|contre|sous|est|au|aux|con|sin|sobre|contra|entre|ante|hasta|desde|es|em|no|na|com|sem|nel|nella|su|sul|tra|fra|op|bij|uit|naar|tegen|i|på|hos|til|mot|w|z|na|do|od|ze|při|pre|v|u)$/u;

/**
 * Says whether a name in brackets at the end of a caption is its owner's.
 * @param name - what the brackets hold
 * @param closed - whether the caption before them ends like a sentence
 * @returns true for `Lena Varga/Example Wire`, `Agence Littorale`, `潟沼義樹撮影`; behind a sentence for any full name
 */
export function isOwner(name: string, closed: boolean): boolean {
  if (/\p{L}\s*\/\s*\p{L}/u.test(name) || owningWord().test(name)) return true;
  return closed && /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name);
}

/**
 * Whether a word is written with spaces around it.
 * @param word - the word
 * @returns false for Chinese, Japanese, Korean
 */
function isSpaced(word: string): boolean {
  return !/[\p{sc=Han}\p{sc=Hangul}]/u.test(word);
}

/**
 * Words that agencies have in their names, and those that stand behind the one who took a picture.
 * @returns the pattern
 */
function owningWord(): RegExp {
  return pattern("owning word", () => {
    const spaced = alternatives(names.agencyWord.filter(isSpaced));
    const closing = [...names.agencyWord, ...names.creditSuffix].filter((word) => !isSpaced(word));
    return new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:${spaced})(?![\p{L}\p{M}])|(?:${alternatives(closing)})$`,
      "iu",
    );
  });
}

/**
 * An agency at the end of a caption without a full stop: `… leaves the court Lena Varga/Example Wire`.
 * @param text - the line
 * @returns the split, or null
 */
export function agencyTail(text: string): Credited | null {
  const words = text.split(/\s+/u);
  const start = nameRunStart(words);
  const run = words.slice(start);
  const strong = run.findIndex((word) => /\p{L}\/\p{L}|^\/\p{L}?|\p{L}\/$/u.test(word));
  const agency = wordIndexOfAgency(run);
  const marks = [strong, agency].filter((index) => index >= 0);
  if (marks.length === 0) return null;
  const mark = Math.min(...marks);
  const begin = start + photographerStart(run, mark, mark === strong);
  if (begin < 2) return null;
  const slash = start + mark;
  // "… on Monday in Port Calder / Lena Varga": the name before the stroke belongs to the sentence.
  const isPlace = words[slash] === "/" && PREPOSITION.test(words[begin - 1] ?? "");
  const [end, from] = isPlace ? [slash, slash + 1] : [begin, begin];
  return {
    caption: words.slice(0, end).join(" "),
    credit: words.slice(from).join(" "),
    sure: true,
  };
}

/**
 * Where the run of name words begins that ends a line.
 * @param words - of the line
 * @returns the index of its first word
 */
function nameRunStart(words: readonly string[]): number {
  let start = words.length;
  while (start > 0 && words.length - start < 14) {
    const word = words[start - 1] ?? "";
    const fits = isNameWord(word, false) || words[start - 2] === "/";
    if (!fits || /[.!?:)"”»]$/u.test(word) !== /^\p{Lu}\.$/u.test(word)) break;
    start -= 1;
  }
  while (start < words.length && !isNameWord(words[start] ?? "", true)) start += 1;
  return start;
}

/**
 * Which word of a run begins the name of an agency.
 * @param run - words
 * @returns the index, or -1
 */
function wordIndexOfAgency(run: readonly string[]): number {
  const at = agencyIndex(run.join(" "));
  if (at < 0) return -1;
  return run.join(" ").slice(0, at).split(" ").length - 1;
}

/**
 * Where the photographer begins who stands before a slash or an agency: two words, three with an initial.
 * @param run - words of the name run
 * @param mark - the word with the slash, or the agency's first
 * @param isSlash - whether the mark is a slash
 * @returns the index in the run
 */
function photographerStart(run: readonly string[], mark: number, isSlash: boolean): number {
  const before = isSlash
    ? wordsBeforeSlash(run[mark] ?? "", run[mark - 1], run[mark - 2])
    : wordsBeforeAgency(run[mark - 1]);
  const start = Math.max(0, mark - before);
  if (before === 0 || start === 0) return start;
  const isInitial = (index: number): boolean => /^\p{Lu}\.$/u.test(run[index] ?? "");
  return isInitial(start) || (isInitial(start + 1) && before === 2) ? start - 1 : start;
}

/**
 * How many words of a name stand before the word with the slash.
 * @param word - `Varga/Wire` or `/Wire`
 * @param previous - the word before it
 * @param first - and before that
 * @returns the first name, the whole name, or an abbreviation
 */
function wordsBeforeSlash(word: string, previous = "", first = ""): number {
  if (!word.startsWith("/")) return 1;
  const isAbbreviation = /^\p{Lu}{2,6}$/u.test(previous) && !/^\p{Lu}{2,}$/u.test(first);
  return isAbbreviation ? 1 : 2;
}

/**
 * How many words of a name and its separator stand before an agency.
 * @param previous - the word before the agency
 * @returns none where nothing separates them
 */
function wordsBeforeAgency(previous = ""): number {
  if (/^[/|–-]$/u.test(previous)) return 3;
  return /[,|/–-]$/u.test(previous) ? 2 : 0;
}
