import frequentWords from "./frequent-words.json" with { type: "json" };

/** How often a text has frequent words of two languages that are not words of the other, and how many words it has. */
export interface WordsApart {
  readonly one: number;
  readonly other: number;
  readonly all: number;
}

/** The frequent words of the languages of a script. */
interface Lists {
  readonly languages: readonly string[];
  /** By word, the places of its languages. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Units of the longest word. */
  readonly longest: number;
}

/** Words of each language, by script. */
const WORDS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.entries({
    Arab: frequentWords.Arab,
    Cyrl: frequentWords.Cyrl,
    Deva: frequentWords.Deva,
    Ethi: frequentWords.Ethi,
    Hebr: frequentWords.Hebr,
    Latn: frequentWords.Latn,
  }),
);

/** Lists made so far, by script. */
const lists = new Map<string, Lists>();

/** Frequent words that a text must have to agree with its tag, by number and share. */
const AGREEING = { least: 8, share: 0.06 };

/**
 * Whether a text has more frequent words of a language than of any other: by far the cheapest way to see that its tag is
 * right, and true of nearly all texts whose tag is.
 * @param text - a sample
 * @param script - its script
 * @param language - by its tag
 * @param isKin - whether another language may have more, for it has the same words
 * @returns true where it is so; false says nothing
 */
export function hasWordsOf(
  text: string,
  script: string,
  language: string,
  isKin: (other: string) => boolean,
): boolean {
  const { languages, places, longest } = listsOf(script);
  const place = languages.indexOf(language);
  if (place < 0) return false;
  const counts = new Uint16Array(languages.length);
  const words = eachWord(text, longest, (word) => {
    const known = places.get(word);
    if (known !== undefined) for (const each of known) counts[each] = (counts[each] ?? 0) + 1;
  });
  const own = counts[place] ?? 0;
  if (own < AGREEING.least || own < words * AGREEING.share) return false;
  return languages.every((other, at) => (counts[at] ?? 0) <= own || isKin(other));
}

/**
 * Counts the words of a text that part two languages.
 * @param text - a sample
 * @param script - its script
 * @param one - a language
 * @param other - another
 * @returns the counts; those of a language without a list are 0
 */
export function wordsApart(text: string, script: string, one: string, other: string): WordsApart {
  const { languages, places, longest } = listsOf(script);
  const [first, second] = [languages.indexOf(one), languages.indexOf(other)];
  const counts = { one: 0, other: 0 };
  const all = eachWord(text, longest, (word) => {
    const known = places.get(word) ?? [];
    const isFirst = known.includes(first);
    if (isFirst === known.includes(second)) return;
    counts[isFirst ? "one" : "other"] += 1;
  });
  return { ...counts, all };
}

/**
 * The lists of a script.
 * @param script - any
 * @returns its lists, made when they are first asked for; empty ones where there are none
 */
function listsOf(script: string): Lists {
  const known = lists.get(script);
  if (known !== undefined) return known;
  const languages = Object.entries(WORDS.get(script) ?? {});
  const places = new Map<string, number[]>();
  for (const [place, [, words]] of languages.entries()) {
    for (const word of words.split(" ")) places.set(word, [...(places.get(word) ?? []), place]);
  }
  const made = {
    languages: languages.map(([language]) => language),
    places,
    longest: places.keys().reduce((most, { length }) => Math.max(most, length), 0),
  };
  lists.set(script, made);
  return made;
}

/** A letter or what is written over one. */
const LETTER = /[\p{L}\p{M}]/u;

/** Whether each unit is a letter: 1 where it is, 2 where it is none, 0 where it was not met yet. */
const kinds = new Uint8Array(0x1_0000);
const IS_LETTER = 1;
const IS_NONE = 2;

/**
 * Goes through the words of a text.
 * @param text - any text
 * @param longest - units of a word; longer ones are only counted
 * @param visit - is given each, in lower case
 * @returns how many words there are
 */
function eachWord(text: string, longest: number, visit: (word: string) => void): number {
  const lower = text.toLowerCase();
  let words = 0;
  let start = -1;
  for (let at = 0; at <= lower.length; at += 1) {
    if (at < lower.length && isLetter(lower.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words += 1;
      if (at - start <= longest) visit(lower.slice(start, at));
      start = -1;
    }
  }
  return words;
}

/**
 * Whether a unit of a text is a letter.
 * @param unit - UTF-16
 * @returns false for half of a character, too
 */
function isLetter(unit: number): boolean {
  const known = kinds[unit];
  if (known !== undefined && known !== 0) return known === IS_LETTER;
  const is = LETTER.test(String.fromCharCode(unit));
  kinds[unit] = is ? IS_LETTER : IS_NONE;
  return is;
}
