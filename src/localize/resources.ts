import type { LocaleFile } from "../model/locale-file.ts";
import { problem, type Problem } from "../problem.ts";
import type { LocaleResources } from "./catalog.ts";
import { canonicalLocale } from "./language.ts";
import { ENGLISH, NAMESPACES, type Namespace } from "./message-keys.ts";

/** Strings fit for a catalog, and what had to be left out. */
export interface CheckedResources {
  readonly resources: LocaleResources;
  readonly problems: readonly Problem[];
}

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;

/**
 * Checks files of strings against the English ones: locale, namespace, keys, plural forms, placeholders. What does
 * not fit is left out and falls back, so that no feed shows a raw `{{placeholder}}`.
 * @param files - as loaded; later files of the same locale and namespace go before earlier ones, key by key
 * @returns resources and problems
 */
export function checkResources(files: readonly LocaleFile[]): CheckedResources {
  const resources: Record<string, Partial<Record<Namespace, Record<string, string>>>> = {};
  const problems: Problem[] = [];
  for (const file of files) {
    const locale = canonicalLocale(file.locale);
    const namespace = NAMESPACES.find((name) => name === file.namespace);
    if (locale === undefined || namespace === undefined) {
      problems.push(problem("locale_invalid", file.path, misnamed(file, locale)));
      continue;
    }
    const strings = (resources[locale] ??= {});
    const kept = (strings[namespace] ??= {});
    for (const [key, text] of Object.entries(file.strings)) {
      const wrong = wrongWith(key, text, { namespace, locale });
      if (wrong === undefined) kept[key] = text;
      else problems.push(problem("locale_invalid", file.path, wrong, { line: lineOf(file, key) }));
    }
  }
  return { resources, problems };
}

/**
 * Says which part of a file's path is wrong.
 * @param file - the file
 * @param locale - its canonical locale, where it has one
 * @returns a sentence
 */
function misnamed(file: LocaleFile, locale: string | undefined): string {
  if (locale === undefined) return `"${file.locale}" is no BCP 47 language tag`;
  return `"${file.namespace}" is none of ${NAMESPACES.join(", ")}`;
}

/**
 * The line of a key.
 * @param file - the file
 * @param key - the key
 * @returns 1-based
 */
function lineOf(file: LocaleFile, key: string): number {
  return file.lines[key] ?? 1;
}

/** Where a string stands. */
interface Place {
  readonly namespace: Namespace;
  /** Canonical. */
  readonly locale: string;
}

/**
 * What keeps a string out of the catalog.
 * @param key - the key, with plural category
 * @param text - the string
 * @param place - its file's namespace and locale
 * @returns a sentence, or undefined where nothing is wrong
 */
function wrongWith(key: string, text: string, place: Place): string | undefined {
  const { namespace, locale } = place;
  const english = englishFor(namespace, key);
  if (english === undefined) return `"${key}" is no key of ${namespace}`;
  if (text.trim() === "") return `"${key}" is empty`;
  return wrongPlural(key, locale) ?? wrongPlaceholders(key, placeholders(text), english);
}

/**
 * Whether a language lacks a key's plural form.
 * @param key - the key, with plural category
 * @param locale - canonical
 * @returns a sentence, or undefined where nothing is wrong
 */
function wrongPlural(key: string, locale: string): string | undefined {
  const category = PLURAL.exec(key)?.[0].slice(1);
  // Most keys have none, and ICU takes longer to make rules than all the rest here takes.
  if (category === undefined) return undefined;
  const categories = pluralCategories(locale);
  if (categories.includes(category)) return undefined;
  return `"${key}": ${locale} has no plural form "${category}" in CLDR, only ${categories.join(", ")}`;
}

/** Plural categories of locales asked for so far. */
const categoriesOf = new Map<string, readonly string[]>();

/**
 * The plural categories of a locale.
 * @param locale - canonical
 * @returns CLDR's names
 */
function pluralCategories(locale: string): readonly string[] {
  const found =
    categoriesOf.get(locale) ?? new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  categoriesOf.set(locale, found);
  return found;
}

/**
 * Whether a string names other placeholders than the English one.
 * @param key - the key
 * @param named - placeholders of the string
 * @param english - the English string
 * @returns a sentence, or undefined where nothing is wrong
 */
function wrongPlaceholders(
  key: string,
  named: readonly string[],
  english: string,
): string | undefined {
  const known = placeholders(english);
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `"${key}" has unknown placeholders: ${unknown.join(", ")}`;
  // A plural form for one or two things may spell the number out and needs no count.
  const absent = known.filter((name) => name !== "count" && !named.includes(name));
  return absent.length > 0 ? `"${key}" lacks ${absent.join(", ")}` : undefined;
}

/**
 * The English string a key belongs to.
 * @param namespace - the file
 * @param key - the key, with plural category
 * @returns the string; of a plural its `other` form
 */
function englishFor(namespace: Namespace, key: string): string | undefined {
  const strings: Readonly<Record<string, string>> = ENGLISH[namespace];
  return strings[key] ?? (PLURAL.test(key) ? strings[key.replace(PLURAL, "_other")] : undefined);
}

/**
 * Names of the placeholders of a string.
 * @param text - the string
 * @returns names, sorted
 */
function placeholders(text: string): string[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(/\{\{-?\s*(?<name>[\w-]+)[^}]*\}\}/gu)]
    .map((match) => match.groups?.["name"] ?? "")
    .toSorted();
}
