import table from "../../words/boilerplate.json" with { type: "json" };

/** Lines that are no text of an article, of one language or a few. */
export interface Boilerplate {
  /** A line that ends the text. */
  readonly stops: (line: string) => boolean;
  /** A line to leave out. */
  readonly drops: (line: string) => boolean;
}

/** What a language's table holds. */
interface Words {
  readonly stop: readonly string[];
  readonly line: readonly string[];
  readonly whole: readonly string[];
}

const { $comment: _, ...LANGUAGES } = table;

/** A line that ends the text is no longer than this: a heading, not a sentence. */
const MAX_STOP = 60;

/** A line to leave out is no longer than this. */
const MAX_LINE = 220;

/**
 * The boilerplate of a language, with English beside it: pages everywhere carry widgets in English.
 * @param language - BCP 47, or undefined where unknown (then every language's words count)
 * @returns the recognizers
 */
export function boilerplate(language: string | undefined): Boilerplate {
  const base = language?.toLowerCase().split("-")[0] ?? "";
  const name = ALIASES[base] ?? base;
  const found = made.get(name) ?? make(name);
  // Only names of the table are kept, so that the memory is bounded.
  if (name in LANGUAGES) made.set(name, found);
  return found;
}

/** Recognizers made so far, by language: compiling them costs more than a page's use of them. */
const made = new Map<string, Boilerplate>();

/**
 * Makes the recognizers of a language.
 * @param language - name of its table
 * @returns the recognizers
 */
function make(language: string): Boilerplate {
  const all: [string, Words][] = Object.entries(LANGUAGES);
  const own = all.filter(([name]) => name === language);
  const tables = (own.length > 0 ? [...own, ...all.filter(([name]) => name === "en")] : all).map(
    ([, words]) => words,
  );
  const stop = startsWithAny(tables.flatMap((words) => words.stop));
  const line = startsWithAny(tables.flatMap((words) => words.line));
  const whole = new Set(tables.flatMap((words) => words.whole));
  return {
    stops: (text) => text.length <= MAX_STOP && stop.test(text.toLowerCase()),
    drops: (text) => {
      if (text.length > MAX_LINE) return false;
      const lower = text.toLowerCase();
      return whole.has(lower.replace(/[\s:.!…>»→]+$/u, "")) || line.test(lower);
    },
  };
}

/**
 * One expression for many beginnings; where a beginning ends in a letter, so must the word.
 * @param starts - the beginnings, lower case
 * @returns the expression
 */
function startsWithAny(starts: readonly string[]): RegExp {
  const escaped = starts.map((start) => {
    const text = start.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
    return /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(start)
      ? `${text}(?!\\p{L})`
      : text;
  });
  return new RegExp(`^[\\s\\p{P}\\p{S}]{0,4}(?:${escaped.join("|")})`, "u");
}

/** Languages that share a table. */
const ALIASES: Readonly<Record<string, string>> = {
  nb: "no",
  nn: "no",
  sk: "cs",
  be: "ru",
  ms: "id",
};
