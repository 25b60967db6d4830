import table from "../../words/boilerplate.json" with { type: "json" };
import { alternatives } from "../../words/words.ts";

/** Lines that are no text of an article, of one language or a few. */
export interface Boilerplate {
  /** A line that ends the text. */
  readonly stops: (line: string) => boolean;
  /** The heading of what the publisher offers: subscriptions, newsletters, memberships, its cookies. */
  readonly offers: (line: string) => boolean;
  /** A line to leave out. */
  readonly drops: (line: string) => boolean;
}

/** What a language's table holds. */
interface Words {
  readonly stop: readonly string[];
  readonly line: readonly string[];
  readonly whole: readonly string[];
  readonly legal: readonly string[];
  /** Few languages need it so far. */
  readonly offer?: readonly string[];
}

const { $comment: _, ...LANGUAGES } = table;

/** A line that ends the text is no longer than this: a heading, not a sentence. */
const MAX_STOP = 60;

/** How many there are, before what ends the text: "12 comments". Such a line is no longer than this. */
const COUNT = /^\p{Nd}+\s+/u;
const MAX_COUNTED = 24;

/** A line to leave out is no longer than this. */
const MAX_LINE = 220;

/** A notice on rights is no longer than this. */
const MAX_LEGAL = 600;

/**
 * The boilerplate of a language, with English beside it: pages everywhere carry widgets in English.
 * @param language - BCP 47, or undefined where unknown (then every language's words count)
 * @returns the recognizers
 */
export function boilerplate(language: string | undefined): Boilerplate {
  const base = language?.toLowerCase().split("-")[0] ?? "";
  const alias = ALIASES[base] ?? base;
  const name = alias in LANGUAGES ? alias : "";
  const found = made.get(name) ?? make(name);
  // Only names of the table are kept, and all others as one, so that the memory is bounded.
  made.set(name, found);
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
  const stop = beginnings(tables.flatMap((words) => words.stop));
  const line = sparing(tables.flatMap((words) => words.line));
  const offer = sparing(tables.flatMap((words) => words.offer ?? []));
  const notices = tables.flatMap((words) => words.legal);
  const legal = new RegExp(alternatives(notices));
  const shortest = Math.min(...notices.map((words) => words.length));
  const whole = new Set(tables.flatMap((words) => words.whole));
  const longest = Math.max(...[...whole].map((words) => words.length));
  const isRow = rows(whole);
  return {
    stops: (text) => {
      if (text.length > MAX_STOP) return false;
      const lower = lowered(text);
      return (
        stop(lower) ||
        (text.length <= MAX_COUNTED && COUNT.test(lower) && stop(lower.replace(COUNT, "")))
      );
    },
    offers: (text) => offer(lowered(text)),
    drops: (text) => {
      if (text.length > MAX_LEGAL) return false;
      const lower = lowered(text);
      if (text.length >= shortest && legal.test(lower)) return true;
      if (text.length > MAX_LINE) return false;
      const words = withoutEnd(lower);
      return (words.length <= longest && whole.has(words)) || line(lower) || isRow(words);
    },
  };
}

/**
 * Recognizes lines by how they begin, but sparing sentences that begin with one of the words alone.
 * @param starts - the beginnings, lower case
 * @returns whether a lower-case line is one of them
 */
function sparing(starts: readonly string[]): (line: string) => boolean {
  const phrase = beginnings(starts.filter((start) => !isWord(start)));
  const word = beginnings(starts.filter(isWord));
  return (line) => phrase(line) || (word(line) && (!isSentence(line) || NETWORK.test(line)));
}

/** A word alone is no longer than this in scripts that part no words. */
const MAX_WORD = 4;

/**
 * Whether the beginning of a line is one word, with which sentences begin too: "Print", "Teilen", "شارك", "更多".
 * @param start - the beginning
 * @returns false for phrases, and for words with a sign
 */
function isWord(start: string): boolean {
  if (!/^[\p{L}\p{M}-]+$/u.test(start)) return false;
  return !DENSE_SCRIPT.test(start) || start.length <= MAX_WORD;
}

/** Scripts whose words are written without spaces or are short. */
const DENSE_SCRIPT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** The end of a sentence, and what may close behind it. */
const SENTENCE_END = /[.!?。！？؟।][»”"'’)）」』\]]*\s*$/u;

/** A sentence has so many characters at least; in dense scripts, so many. */
const MIN_SENTENCE = 70;
const MIN_DENSE = 30;

/**
 * Whether a line is a sentence, not a button.
 * @param line - the line
 * @returns true for lines of some length that end as sentences do
 */
function isSentence(line: string): boolean {
  const least = DENSE_SCRIPT.test(line) ? MIN_DENSE : MIN_SENTENCE;
  return line.length >= least && SENTENCE_END.test(line);
}

/** Where publishers ask to be followed. */
const NETWORK = /facebook|instagram|twitter|whatsapp|telegram|youtube|tiktok|google news/;

/** A row of buttons is no longer than this, and what one of them says has so many words at most. */
const MAX_ROW = 90;
const MAX_BUTTON = 3;

/** What stands in a row, as far as it is not between buttons. */
const IN_ROW = /[^\s|·•,/]+/u;
const ALL_IN_ROW = new RegExp(IN_ROW, "gu");

/**
 * Recognizes rows of buttons: "Share Facebook WhatsApp Copy link".
 * @param whole - what buttons say
 * @returns whether a lower-case line is two buttons or more, and nothing else
 */
function rows(whole: ReadonlySet<string>): (line: string) => boolean {
  const firsts = new Set([...whole].map((words) => IN_ROW.exec(words)?.[0]));
  return (line) =>
    line.length <= MAX_ROW && firsts.has(IN_ROW.exec(line)?.[0]) && areButtons(line, whole);
}

/**
 * Whether a line says what buttons say.
 * @param line - in lower case
 * @param whole - what buttons say
 * @returns true for two or more, and nothing else
 */
function areButtons(line: string, whole: ReadonlySet<string>): boolean {
  const said = line.match(ALL_IN_ROW) ?? [];
  let buttons = 0;
  for (let at = 0; at < said.length; buttons += 1) {
    const length = [3, 2, 1].find((count) => whole.has(said.slice(at, at + count).join(" ")));
    if (length === undefined || length > MAX_BUTTON) return false;
    at += length;
  }
  return buttons > 1;
}

/** Marks that may stand behind the last word of a line. */
const END = ":.!…>»→";

/**
 * Takes the marks off the end of a line.
 * @param line - the line
 * @returns the line up to its last word
 */
function withoutEnd(line: string): string {
  let end = line.length;
  for (let last = line.at(-1); last !== undefined; last = line[end - 1]) {
    if (last.trim() !== "" && !END.includes(last)) break;
    end -= 1;
  }
  return line.slice(0, end);
}

/**
 * A line as it is compared.
 * @param line - the line
 * @returns it in lower case, with straight apostrophes
 */
function lowered(line: string): string {
  // The capital I with a dot of Turkish keeps its dot as a mark.
  const lower = line.includes("İ")
    ? line.toLowerCase().replaceAll("\u0307", "")
    : line.toLowerCase();
  return lower.includes("’") ? lower.replaceAll("’", "'") : lower;
}

/** What may stand before the first word of a line: bullets, brackets, arrows. */
const LEAD = /^[\s\p{P}\p{S}]{1,4}/u;

/** Scripts that part words, so that a beginning must not end within one. */
const WORD_CHARACTER =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * Recognizes lines by how they begin; the beginnings are kept by their first two characters.
 * @param starts - the beginnings, lower case
 * @returns whether a lower-case line begins with one, as whole words
 */
function beginnings(starts: readonly string[]): (line: string) => boolean {
  const byHead = Map.groupBy(starts, headOf);
  const begins = (line: string): boolean =>
    byHead
      .get(headOf(line))
      ?.some((start) => line.startsWith(start) && !splitsWord(line, start.length)) === true;
  return (line) => {
    if (begins(line)) return true;
    const lead = LEAD.exec(line)?.[0].length ?? 0;
    return lead > 0 && begins(line.slice(lead));
  };
}

/**
 * The first two characters of a line, as a number: no piece of text is made to look them up.
 * @param line - the line
 * @returns their codes
 */
function headOf(line: string): number {
  return line.charCodeAt(0) * 0x10000 + line.charCodeAt(1);
}

/**
 * Whether a place in a line is inside a word.
 * @param line - the line
 * @param at - the place
 * @returns true between two letters
 */
function splitsWord(line: string, at: number): boolean {
  return WORD_CHARACTER.test(line.charAt(at - 1)) && WORD_CHARACTER.test(line.charAt(at));
}

/** Languages that share a table. */
const ALIASES: Readonly<Record<string, string>> = {
  nb: "no",
  nn: "no",
  sk: "cs",
  be: "ru",
  ms: "id",
};
