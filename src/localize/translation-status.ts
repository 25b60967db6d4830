import type { TranslationSources } from "../model/locale-file.ts";
import type { CatalogOptions, LocaleResources } from "./catalog.ts";
import { fallbackChain, localeKey, sameWriting } from "./fallback.ts";
import { ENGLISH, NAMESPACES, type Namespace } from "./message-keys.ts";

/** How far a locale is translated. Keys are `namespace.key` with plural category. */
export interface TranslationStatus {
  readonly locale: string;
  /** Neither here nor in a locale it inherits from: shown in English. */
  readonly missing: readonly string[];
  /** Shown, but read by no native editor yet, and in no source. */
  readonly unreviewed: readonly string[];
}

/** The source of what nobody has reviewed. */
const UNREVIEWED = "unreviewed";

/** Counts that bring out every plural category which a whole number can have, in any language of CLDR. */
const COUNTS: readonly number[] = [...Array(201).keys(), 1_000_000];

/**
 * What each locale lacks.
 * @param resources - strings by locale
 * @param sources - where they come from; a string without a source counts as unreviewed
 * @returns one status a locale, sorted by locale
 */
export function translationStatus(
  resources: LocaleResources,
  sources: TranslationSources,
): TranslationStatus[] {
  const reviewed = reviewedOnly(sources);
  return Object.keys(resources)
    .toSorted()
    .map((locale) => {
      const line = lineage(resources, locale);
      return {
        locale,
        missing: keysOf(locale).filter((key) => !line.some((strings) => has(strings, key))),
        unreviewed: NAMESPACES.flatMap((namespace) =>
          Object.keys(resources[locale]?.[namespace] ?? {})
            .filter((key) => !reviewed(locale, namespace, key))
            .map((key) => `${namespace}.${key}`),
        ),
      };
    });
}

/**
 * The rule of a newsroom that shows reviewed strings only; for {@link CatalogOptions}. English has no other to fall
 * back on and is always shown.
 * @param sources - where strings come from
 * @returns whether a string has a source
 */
export function reviewedOnly(sources: TranslationSources): NonNullable<CatalogOptions["accept"]> {
  const reviewed = new Map(
    Object.entries(sources.strings).map(([locale, bySource]) => [
      locale,
      new Set(
        Object.entries(bySource).flatMap(([source, keys]) => (source === UNREVIEWED ? [] : keys)),
      ),
    ]),
  );
  return (locale, namespace, key) => reviewed.get(locale)?.has(`${namespace}.${key}`) ?? false;
}

/**
 * Every key a locale needs, plural forms by its own categories.
 * @param locale - canonical
 * @returns `namespace.key`
 */
function keysOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  const categories = [...new Set(COUNTS.map((count) => rules.select(count)))];
  return NAMESPACES.flatMap((namespace) =>
    Object.keys(ENGLISH[namespace]).flatMap((key) => {
      if (key.endsWith("_one")) return [];
      const stem = key.replace(/_other$/u, "");
      if (stem === key) return `${namespace}.${key}`;
      return categories.map((category) => `${namespace}.${stem}_${category}`);
    }),
  );
}

/**
 * The strings of a locale and of those of the same writing it inherits from.
 * @param resources - strings by locale
 * @param locale - canonical
 * @returns the strings of each
 */
function lineage(resources: LocaleResources, locale: string): LocaleResources[string][] {
  const steps = new Set(fallbackChain(locale).map(localeKey));
  return Object.entries(resources)
    .filter(([name]) => steps.has(localeKey(name)) && sameWriting(name, locale))
    .map(([, strings]) => strings);
}

/**
 * Whether a file has a string.
 * @param strings - of one locale
 * @param full - `namespace.key`
 * @returns true where it does
 */
function has(strings: LocaleResources[string], full: string): boolean {
  const [namespace, key] = split(full);
  return strings[namespace]?.[key] !== undefined;
}

/**
 * Parts of a full key.
 * @param full - `namespace.key`
 * @returns namespace and key
 */
function split(full: string): [Namespace, string] {
  const dot = full.indexOf(".");
  const namespace = NAMESPACES.find((name) => name === full.slice(0, dot));
  if (namespace === undefined) throw new TypeError(`no namespace in ${full}`);
  return [namespace, full.slice(dot + 1)];
}
