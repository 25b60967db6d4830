import alphabets from "./alphabets.json" with { type: "json" };
import francCodes from "./franc-codes.json" with { type: "json" };
import tellingWords from "./telling-words.json" with { type: "json" };
import { rankTrigrams } from "./trigrams.ts";

/** A language and how well a text fits it; 1 fits best. */
export interface Ranked {
  readonly language: string;
  readonly score: number;
}

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(francCodes.codes));
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries(francCodes.codes).map(([language, code]) => [code, language]),
);
const GROUPS: readonly ReadonlyMap<string, ReadonlySet<string>>[] = tellingWords.groups.map(
  (group) =>
    new Map(
      Object.entries(group).map(([language, words]) => [language, new Set(words.split(" "))]),
    ),
);
/** Letters, as code points. */
type Alphabet = ReadonlySet<number>;

const ALPHABETS: ReadonlyMap<string, ReadonlyMap<string, Alphabet>> = new Map(
  (["Latn", "Cyrl", "Arab"] as const).map((script) => [
    script,
    new Map(
      Object.entries(alphabets[script]).map(([language, letters]) => [
        language,
        alphabetOf(script === "Latn" ? `abcdefghijklmnopqrstuvwxyz${letters}` : letters),
      ]),
    ),
  ]),
);

/** Letters that all alphabets of a script have: they speak against no language. */
const SHARED: ReadonlyMap<string, Alphabet> = new Map(
  ALPHABETS.entries().map(([script, byLanguage]) => [
    script,
    byLanguage.values().reduce((all, alphabet) => new Set(all).intersection(alphabet)),
  ]),
);
const NONE: Alphabet = new Set();

/** Characters of a piece, and how many pieces of a text are looked at. */
const PIECE = 320;
const PIECES = 4;
const PIECE_OF_TEXT = new RegExp(`\\S[^]{0,${PIECE}}(?=\\s|$)`, "gu");

/** What letters from outside a language's alphabet cost: by their share, and at most. */
const FOREIGN_LETTER = 6;
const FOREIGN_MAX = 0.6;

/** How far behind the leader a close language may be for its words to bring it forward. */
const CLOSE = 0.25;

/** What a close language loses that has none of the words the best has. */
const TELLING = 0.2;

/**
 * Whether there is a model of a language.
 * @param language - bare subtag
 * @returns true where it has a model
 */
export function isRankable(language: string): boolean {
  return CODES.has(language);
}

/**
 * Ranks languages by how well a text fits: trigrams and the letters of the alphabet.
 * @param text - a piece of text in one script
 * @param script - that script
 * @param codes - of the languages to choose from, see {@link codesOf}
 * @returns the languages, best first
 */
export function rankLanguages(text: string, script: string, codes: ReadonlySet<string>): Ranked[] {
  if (codes.size === 0) return [];
  const letters = lettersOf(text, SHARED.get(script) ?? NONE);
  return rankTrigrams(text, codes)
    .flatMap(([code, score]) => {
      const language = LANGUAGES.get(code);
      return language === undefined
        ? []
        : [{ language, score: score - foreignness(letters, script, language) }];
    })
    .toSorted(byScore);
}

/**
 * The models of languages that are written in a script.
 * @param languages - bare subtags; those without a model are left out
 * @param script - of a text
 * @returns their codes, ISO 639-3
 */
export function codesOf(languages: readonly string[], script: string): ReadonlySet<string> {
  const written = languages.filter((language) => isWrittenIn(language, script));
  return new Set(written.flatMap((language) => CODES.get(language) ?? []));
}

/**
 * The ranking of a whole text from those of its pieces.
 * @param rankings - one a piece, over the same languages
 * @returns the mean, best first
 */
export function meanRanking(rankings: readonly (readonly Ranked[])[]): Ranked[] {
  const sums = new Map<string, number>();
  for (const { language, score } of rankings.flat()) {
    sums.set(language, (sums.get(language) ?? 0) + score);
  }
  return [...sums]
    .map(([language, sum]) => ({ language, score: sum / rankings.length }))
    .toSorted(byScore);
}

/**
 * Sorts the best first.
 * @param one - a ranked language
 * @param other - another
 * @returns as a comparator does
 */
function byScore(one: Ranked, other: Ranked): number {
  return other.score - one.score;
}

/**
 * Whether a model of a language is for a script that the language has in the news: it has some for scripts of
 * the past (Bosnian in Cyrillic).
 * @param language - bare subtag
 * @param script - of the text
 * @returns false where the language has an alphabet, but none in this script
 */
function isWrittenIn(language: string, script: string): boolean {
  if (ALPHABETS.get(script)?.has(language) === true) return true;
  return !ALPHABETS.values().some((byLanguage) => byLanguage.has(language));
}

/**
 * Whether two languages are so close that a text may well be mistaken for the other.
 * @param one - bare subtag
 * @param other - bare subtag
 * @returns true for Croatian and Bosnian
 */
export function areClose(one: string, other: string): boolean {
  return tellingWords.neverContradict.some((set) => set.includes(one) && set.includes(other));
}

/**
 * Cuts a text for {@link rankLanguages}, which sees sharpest on some 300 characters.
 * @param text - the text
 * @returns at most four pieces from all over the text, cut at spaces
 */
export function piecesOf(text: string): string[] {
  const all = text.match(PIECE_OF_TEXT) ?? [text];
  const whole = all.filter((piece, index) => index === 0 || piece.length > PIECE / 2);
  const step = Math.max(1, whole.length / PIECES);
  return whole.filter((_, index) => Math.floor(index % step) === 0).slice(0, PIECES);
}

/**
 * How many of the letters of a text are not those of a language.
 * @param text - in one script
 * @param script - that script
 * @param language - bare subtag
 * @returns their share, 0 to 1; undefined where the alphabet of the language is not known
 */
export function foreignShare(text: string, script: string, language: string): number | undefined {
  const alphabet = ALPHABETS.get(script)?.get(language);
  return alphabet && shareOutside(lettersOf(text, SHARED.get(script) ?? NONE), alphabet);
}

/** The letters of a text. */
interface Letters {
  /** How often each occurs that not all alphabets have. */
  readonly counts: ReadonlyMap<number, number>;
  /** Of all letters. */
  readonly total: number;
}

/**
 * The letters of an alphabet.
 * @param letters - as they are written, in lower case
 * @returns their code points
 */
function alphabetOf(letters: string): Alphabet {
  return new Set(Array.from(letters, (letter) => letter.codePointAt(0) ?? 0));
}

/**
 * Counts the letters of a text.
 * @param text - any text
 * @param shared - letters that speak against no language
 * @returns its letters
 */
function lettersOf(text: string, shared: Alphabet): Letters {
  const lower = text.toLowerCase();
  const counts = new Map<number, number>();
  let total = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const point = lower.codePointAt(at) ?? 0;
    if (point > 0xff_ff) at += 1;
    if (shared.has(point)) total += 1;
    else counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  for (const [point, count] of counts) {
    if (LETTER.test(String.fromCodePoint(point))) total += count;
    else counts.delete(point);
  }
  return { counts, total };
}

/** A letter of a lower-case text. */
const LETTER = /\p{Ll}|\p{Lo}/u;

/**
 * How strongly the letters of a text speak against a language.
 * @param letters - of the text
 * @param script - its script
 * @param language - the language
 * @returns what to take off its score
 */
function foreignness(letters: Letters, script: string, language: string): number {
  const alphabet = ALPHABETS.get(script)?.get(language);
  if (alphabet === undefined) return 0;
  return Math.min(FOREIGN_MAX, shareOutside(letters, alphabet) * FOREIGN_LETTER);
}

/**
 * How many letters are outside an alphabet.
 * @param letters - of a text
 * @param alphabet - the alphabet
 * @returns their share
 */
function shareOutside(letters: Letters, alphabet: Alphabet): number {
  let foreign = 0;
  for (const [letter, count] of letters.counts) if (!alphabet.has(letter)) foreign += count;
  return letters.total === 0 ? 0 : foreign / letters.total;
}

/**
 * Where close languages lead, lets their telling words decide among them.
 * @param text - the text
 * @param ranked - the languages by trigrams and letters, best first
 * @returns the same, the close ones re-ordered
 */
export function partClose(text: string, ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  const group = GROUPS.find((members) => first !== undefined && members.has(first.language));
  if (first === undefined || group === undefined) return [...ranked];
  const hits = tellingHits(text, group, (language) =>
    ranked.some((candidate) => candidate.language === language),
  );
  const most = Math.max(...hits.values());
  if (most === 0) return [...ranked];
  return ranked
    .map(({ language, score }) => {
      const own = hits.get(language);
      // Trigrams say little more of close languages than that it is one of them: half of what they say counts.
      if (own === undefined || score < first.score - CLOSE) return { language, score };
      const behind = (first.score - score) / 2;
      return { language, score: first.score - behind - TELLING * (1 - own / most) };
    })
    .toSorted(byScore);
}

/**
 * Counts the words of a text that some members of a group use and others do not.
 * @param text - the text
 * @param group - telling words by language
 * @param isAsked - which members take part
 * @returns weighted hits by language
 */
function tellingHits(
  text: string,
  group: ReadonlyMap<string, ReadonlySet<string>>,
  isAsked: (language: string) => boolean,
): Map<string, number> {
  const asked = [...group].filter(([language]) => isAsked(language));
  const hits = new Map(asked.map(([language]) => [language, 0]));
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? []) {
    const members = asked.filter(([, words]) => words.has(word));
    // A word that only one of them has says more than one that only one of them lacks.
    const weight = asked.length - members.length;
    for (const [language] of members) hits.set(language, (hits.get(language) ?? 0) + weight);
  }
  return hits;
}
