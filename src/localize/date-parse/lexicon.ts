import { collectAliases } from "./aliases.ts";
import { fold } from "./fold.ts";
import { habitsOf } from "./habits.ts";
import {
  collectClockWords,
  collectMonths,
  collectPeriods,
  collectWeekdays,
  type Collect,
} from "./intl-names.ts";
import type { Lexicon, Sense } from "./sense.ts";

const cache = new Map<string, Lexicon>();

/**
 * All that the parser knows of a locale, made once: Intl's own names turned round, then the alias table, then English.
 * @param locale - BCP 47; what is no tag counts as an unknown language
 * @returns the lexicon
 */
export function lexiconOf(locale: string): Lexicon {
  const known = cache.get(locale);
  if (known !== undefined) return known;
  const made = makeLexicon(locale);
  cache.set(locale, made);
  return made;
}

/**
 * @param locale - BCP 47
 * @returns the locale without extensions and its parts, "und" where Intl has no data
 */
function supported(locale: string): Intl.Locale {
  try {
    const base = new Intl.Locale(locale).baseName;
    return new Intl.Locale(Intl.DateTimeFormat.supportedLocalesOf(base).length > 0 ? base : "und");
  } catch {
    return new Intl.Locale("und");
  }
}

/**
 * @param locale - BCP 47
 * @returns its lexicon
 */
function makeLexicon(locale: string): Lexicon {
  const tag = supported(locale);
  const names = new Map<string, Sense>();
  const own = new Map<string, Sense>();
  collectLocale(tag.baseName === "und" ? "en" : tag.baseName, collectInto(own));
  collectAliases(tag.language, collectInto(own));
  collectAliases("*", collectInto(own));
  for (const [name, sense] of tag.language === "en" ? [] : englishNames()) names.set(name, sense);
  for (const [name, sense] of own) names.set(name, { ...names.get(name), ...sense });
  return { locale, names: byFirstCharacter(names), ...habitsOf(tag) };
}

let english: ReadonlyMap<string, Sense> | undefined;

/** @returns the English names, since English date lines stand on pages of every language. */
function englishNames(): ReadonlyMap<string, Sense> {
  if (english === undefined) {
    const names = new Map<string, Sense>();
    collectLocale("en", collectInto(names));
    collectAliases("en", collectInto(names));
    english = names;
  }
  return english;
}

/**
 * @param locale - BCP 47
 * @param collect - receives the names that Intl writes
 */
function collectLocale(locale: string, collect: Collect): void {
  collectMonths(locale, "gregory", collect);
  // The other calendars are in daily use where the Arabic script is.
  if (new Intl.Locale(locale).maximize().script === "Arab") {
    collectMonths(locale, "persian", collect);
    collectMonths(locale, "islamic-umalqura", collect);
  }
  collectWeekdays(locale, collect);
  collectPeriods(locale, collect);
  collectClockWords(locale, collect);
}

/**
 * @param names - where names go
 * @returns a collector that folds each name, adds its spellings without dots, and joins senses of equal names
 */
function collectInto(names: Map<string, Sense>): Collect {
  return (name, sense) => {
    for (const spelling of spellings(fold(name).text)) {
      const known = names.get(spelling);
      names.set(spelling, known === undefined ? sense : join(known, sense));
    }
  };
}

/**
 * @param name - a folded name
 * @returns the name as it is, without its dots, and with a month's number padded
 */
function spellings(name: string): Set<string> {
  const bare = name.replace(/[.\s]+$/u, "");
  const forms = new Set([bare, name.replaceAll(". ", "."), name.replaceAll(".", ""), name]);
  for (const form of Array.from(forms)) {
    forms.add(form.replaceAll(/\.\s?/gu, "").trim());
    forms.add(form.replace(/[.\s]+$/u, ""));
    if (/\.\s/u.test(form)) forms.add(form.replaceAll(/\.\s/gu, " "));
    if (/\D\d$/u.test(form)) forms.add(form.replace(/(\d)$/u, "0$1"));
  }
  forms.delete("");
  return forms;
}

/**
 * @param first - what a name is known to mean
 * @param second - what else it means
 * @returns both; a name of two months of one calendar keeps both, and the reader decides
 */
function join(first: Sense, second: Sense): Sense {
  const months = [...(first.months ?? [])];
  for (const month of second.months ?? []) {
    if (!months.some((m) => m.calendar === month.calendar && m.month === month.month))
      months.push(month);
  }
  const hours = new Set([...(first.hours ?? []), ...(second.hours ?? [])]);
  return {
    ...first,
    ...second,
    ...(months.length > 0 ? { months } : {}),
    ...(hours.size > 0 ? { hours } : {}),
  };
}

/**
 * @param names - all names
 * @returns them by first character, longest first, for the longest match
 */
function byFirstCharacter(names: ReadonlyMap<string, Sense>): Map<string, [string, Sense][]> {
  const sorted = new Map<string, [string, Sense][]>();
  for (const entry of names) {
    const first = entry[0].charAt(0);
    const list = sorted.get(first);
    if (list === undefined) sorted.set(first, [entry]);
    else list.push(entry);
  }
  for (const list of sorted.values()) list.sort((a, b) => b[0].length - a[0].length);
  return sorted;
}
