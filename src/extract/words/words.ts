import languages from "./languages.json" with { type: "json" };

/** The words of one language by which lines of a scraped text are told apart. Matched without regard to case. */
export interface WordTable {
  /** Before the author: "by". */
  readonly byline: readonly string[];
  /** After the author: "記者". */
  readonly bylineSuffix: readonly string[];
  /** Between two authors. */
  readonly and: readonly string[];
  /** Before the date of publication. */
  readonly published: readonly string[];
  /** Before the date of the last change. */
  readonly updated: readonly string[];
  /** Before the credit of a picture. */
  readonly photo: readonly string[];
  /** Before the source of a text. */
  readonly source: readonly string[];
  /** Alone on a line where an advertisement stood. */
  readonly advertisement: readonly string[];
  /** Before a link to another article. */
  readonly readMore: readonly string[];
  /** Before the keywords. */
  readonly topics: readonly string[];
  /** Before a correction. */
  readonly correction: readonly string[];
}

type Field = keyof WordTable;

/** By primary language subtag. In one file, for labels of pictures are looked for in all languages. */
const TABLES: Readonly<Record<string, WordTable>> = languages;

/** Tags whose table stands under another name. */
const OTHER_NAME: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  fil: "tl",
  bs: "hr",
  sh: "sr",
  iw: "he",
  in: "id",
  yue: "zh",
};

/** Patterns made so far, by language and field. */
const made = new Map<string, RegExp>();

/**
 * The words of a language for a purpose; English ones go with every language, for desks often leave them.
 * @param language - BCP 47; "und" for all languages
 * @param field - the purpose
 * @returns the words in lower case, longest first
 */
export function wordsFor(language: string, field: Field): readonly string[] {
  const subtag = (language.split("-")[0] ?? "").toLowerCase();
  const table = TABLES[OTHER_NAME[subtag] ?? subtag];
  const tables = table ? [table, TABLES["en"]] : Object.values(TABLES);
  const words = new Set(tables.flatMap((known) => known?.[field] ?? []));
  return [...words].toSorted((one, other) => other.length - one.length);
}

/**
 * A pattern that finds a label of a language at the start of a line: `Foto: …`, `Updated …`.
 * @param language - BCP 47; "und" for all languages
 * @param field - which labels
 * @returns a pattern whose group 1 is the label and group 2 the colon, if any
 */
export function labelPattern(language: string, field: Field): RegExp {
  return pattern(`${language} ${field} label`, () => {
    const words = alternatives(wordsFor(language, field));
    return new RegExp(String.raw`^(${words})(?![\p{L}\p{M}])\s*([:：/|・＝]?)\s*`, "iu");
  });
}

/**
 * A pattern that finds a line of nothing but one of the words.
 * @param language - BCP 47; "und" for all languages
 * @param field - which words
 * @returns the pattern
 */
export function wholePattern(language: string, field: Field): RegExp {
  return pattern(`${language} ${field} whole`, () => {
    const words = alternatives(wordsFor(language, field));
    return new RegExp(String.raw`^[\[(（*–—-]*\s*(?:${words})\s*[:：.…]*\s*[\])）*–—-]*$`, "iu");
  });
}

/**
 * Words as alternatives of a pattern.
 * @param words - the words
 * @returns the alternatives; they match nothing where there are no words
 */
export function alternatives(words: readonly string[]): string {
  return words.length === 0 ? "(?!)" : words.map((word) => RegExp.escape(word)).join("|");
}

/**
 * A pattern, made once.
 * @param key - its name
 * @param make - makes it
 * @returns the pattern
 */
export function pattern(key: string, make: () => RegExp): RegExp {
  const known = made.get(key);
  if (known) return known;
  const created = make();
  made.set(key, created);
  return created;
}
