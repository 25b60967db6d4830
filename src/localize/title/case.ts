import type { TitleCase } from "../../model/edition.ts";
import words from "./case-words.json" with { type: "json" };
import { byFirstWord, englishNames } from "./proper-names.ts";
import type { TitleRules } from "./rules.ts";

/** A word with what holds it together: don’t, U.S., AT&T, 5,000. */
const WORDS =
  /[\p{L}\p{M}\p{N}\uFDD0]+(?:[’'.,&·][\p{L}\p{M}\p{N}\uFDD0]+)*(?:(?<=\p{L}\.\p{L}|(?<![\p{L}\p{M}])\p{Lu})\.)?/gu;

interface Word {
  readonly text: string;
  readonly at: number;
  /** Begins the title or a sentence in it. */
  readonly starts: boolean;
  readonly ends: boolean;
  /** Text between this word and the one before. */
  readonly gap: string;
  /** All text before this word. */
  readonly before: string;
}

/** Names a title may hold, by their first word in small letters. */
type Names = ReadonlyMap<string, readonly string[]>;

/**
 * Puts a title into the case an edition asks for. AP and Chicago are English; for other languages
 * they leave the title alone. A name in small letters cannot be known: sentence case keeps countries,
 * languages, months, days and `names`.
 * @param text a typeset title, literals masked
 * @param style the case asked for
 * @param rules the locale's rules
 * @param names the article's own proper names
 * @returns the title in that case
 */
export function setCase(
  text: string,
  style: TitleCase,
  rules: TitleRules,
  names: readonly string[],
): string {
  if (style === "keep" || !/[\p{Lu}\p{Ll}]/u.test(text)) return text;
  const english = rules.language === "en";
  if (style !== "sentence" && !english) return text;
  const shouting = isShouting(text);
  const source = shouting ? quieten(text, rules) : text;
  if (style !== "sentence") return recase(source, (word) => headlineWord(word, style, rules));
  if (!shouting && !(english && isHeadlineCase(text)))
    return recase(source, (word) => firstWord(word, rules));
  const known = [byFirstWord(names), ...(english ? [englishNames()] : [])];
  const named = shouting ? restoreNames(source, known) : source;
  return recase(named, (word) => sentenceWord(word, named, known, rules));
}

function recase(text: string, change: (word: Word) => string): string {
  const found = splitWords(text);
  let out = "";
  let from = 0;
  for (const word of found) {
    out += text.slice(from, word.at) + change(word);
    from = word.at + word.text.length;
  }
  return out + text.slice(from);
}

function splitWords(text: string): Word[] {
  const matches = [...text.matchAll(WORDS)];
  let end = 0;
  return matches.map((match, index) => {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    return {
      text: match[0],
      at: match.index,
      gap,
      before: text.slice(0, match.index),
      starts: index === 0 || /[.:!?…]["”’»)]?\s/u.test(gap),
      ends: index === matches.length - 1,
    };
  });
}

// Capitals throughout, and more than an acronym or two.
function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 10 && /\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text);
}

function quieten(text: string, rules: TitleRules): string {
  return text.replace(WORDS, (word) => {
    if (words.acronyms.includes(word) || /\p{L}\.\p{L}|\p{N}/u.test(word)) return word;
    return word.toLocaleLowerCase(rules.locale);
  });
}

function isHeadlineCase(text: string): boolean {
  const long = splitWords(text).filter((word) => /^\p{L}{4,}/u.test(word.text) && !word.starts);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word.text)).length;
  return long.length >= 2 && capitals >= long.length * 0.8;
}

// Written the way it is for a reason: iPhone, McDonald, NATO, U.S., 5G, an address.
function isFixed(word: string): boolean {
  return /[\uFDD0\p{N}]/u.test(word) || /\p{L}\.\p{L}/u.test(word) || /.\p{Lu}/u.test(word);
}

function headlineWord(word: Word, style: "ap" | "chicago", rules: TitleRules): string {
  if (isFixed(word.text) || isElided(word, rules)) return word.text;
  const compound = word.gap === "-";
  const small = words[style].includes(word.text.toLowerCase());
  if (small && !word.starts && (!word.ends || compound)) return word.text.toLowerCase();
  return acronym(word.text) ?? capitalized(word.text, rules);
}

// A well-known one typed small; the short ones could be words.
function acronym(word: string): string | undefined {
  return word.length > 3 && words.acronyms.includes(word.toUpperCase())
    ? word.toUpperCase()
    : undefined;
}

function sentenceWord(
  word: Word,
  source: string,
  known: readonly Names[],
  rules: TitleRules,
): string {
  const opens = word.starts && !word.gap.includes(":");
  if (opens || OPENS_TITLE.test(word.before)) return firstWord(word, rules, true);
  if (isFixed(word.text) || word.text === "I" || word.text.startsWith("I’")) return word.text;
  if (known.some((names) => holdsName(names, word, source))) return word.text;
  return word.text.toLocaleLowerCase(rules.locale);
}

// Whether the word is part of a name the title holds there.
function holdsName(names: Names, word: Word, source: string): boolean {
  const bare = word.text.replace(/[’']s?$/u, "");
  for (const list of names.values()) {
    for (const name of list) {
      const inside =
        name === bare ? 0 : name.split(/[\s-]/u).includes(bare) ? name.indexOf(bare) : -1;
      if (inside >= 0 && source.startsWith(name, word.at - inside)) return true;
    }
  }
  return false;
}

// After capitals throughout, names get theirs back, all their words.
function restoreNames(text: string, known: readonly Names[]): string {
  let out = "";
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const name = index < from ? undefined : nameAt(text, index, word, known);
    if (name === undefined) continue;
    out += text.slice(from, index) + name;
    from = index + name.length;
  }
  return out + text.slice(from);
}

// The longest name that stands at a place, whatever its case there.
function nameAt(
  text: string,
  at: number,
  word: string,
  known: readonly Names[],
): string | undefined {
  const found = known
    .flatMap((names) => names.get(word.toLowerCase()) ?? [])
    .filter((name) => text.slice(at, at + name.length).toLowerCase() === name.toLowerCase())
    .filter((name) => !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length)));
  return found.toSorted((a, b) => b.length - a.length)[0];
}

function firstWord(word: Word, rules: TitleRules, sentence = false): string {
  const first = sentence ? word.starts : OPENS_TITLE.test(word.before);
  const behindElision = rules.language === "nl" && DUTCH_ELISION.test(word.before);
  if ((!first && !behindElision) || isFixed(word.text) || isElided(word, rules)) return word.text;
  return capitalized(word.text, rules);
}

/** Nothing but punctuation before it. */
const OPENS_TITLE = /^[^\p{L}\p{N}\uFDD0]*$/u;
/** Dutch ’s Ochtends: the word behind the apostrophe's gets the capital. */
const DUTCH_ELISION = /^[^\p{L}\p{N}\uFDD0]*’\p{L}[ -]$/u;

// The apostrophe's own word stays small.
function isElided(word: Word, rules: TitleRules): boolean {
  return rules.language === "nl" && word.gap.endsWith("’") && word.text.length === 1;
}

function capitalized(word: string, rules: TitleRules): string {
  if (/^\p{Script=Georgian}/u.test(word)) return word;
  if (rules.language === "nl" && /^ij/iu.test(word)) return `IJ${word.slice(2)}`;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  // Greek capitals lose their accent in el only when the whole word is in capitals.
  const upper =
    rules.language === "el" ? first.toUpperCase() : first.toLocaleUpperCase(rules.locale);
  return upper.length === first.length ? upper + word.slice(first.length) : word;
}
