import { createInstance, type i18n } from "i18next";
import { ENGLISH, NAMESPACES, type MessageKey, type Namespace } from "./message-keys.ts";
import { fallbackChain, localeKey, sameWriting } from "./fallback.ts";

/** Strings by locale, namespace and key; plural forms carry CLDR's category: `entries_few`. */
export type LocaleResources = Readonly<
  Record<string, Readonly<Partial<Record<Namespace, Readonly<Record<string, string>>>>>>
>;

/**
 * What is put into a string. A function is given the locale whose words surround it, so that a date is written in the
 * language of its sentence even where the sentence fell back. Numbers are written in that locale's digits.
 */
export type MessageParams = Readonly<
  Record<string, string | number | ((locale: string) => string)>
>;

/** One string, whole and in one language. */
export interface Message {
  readonly text: string;
  /** Locale of the file it came from; BCP 47. */
  readonly language: string;
  /** True where the reader's language has no such string and English stands in. */
  readonly missing: boolean;
}

/** The strings of the interface in every language there is. */
export interface Catalog {
  /**
   * One string for readers of a locale.
   * @param key - `namespace.name`
   * @param locale - a valid BCP 47 tag; its `-u-nu-` extension sets the digits
   * @param params - values of the string's `{{placeholders}}`; `count` also chooses the plural form
   */
  readonly t: (key: MessageKey, locale: string, params?: MessageParams) => Message;
  /** The locales that have strings, sorted. */
  readonly locales: readonly string[];
}

/** Choices of whoever makes a catalog. */
export interface CatalogOptions {
  /** Whether a string may be shown; by default all may. See `reviewedOnly` in `translation-status.ts`. */
  readonly accept?: (locale: string, namespace: Namespace, key: string) => boolean;
}

/** The last resort: the language every key exists in. */
const LAST_RESORT = "en";

/**
 * Makes a catalog over i18next. Fallback is ours ({@link fallbackChain}); a string is taken whole from one language.
 * @param resources - strings by locale; English is built in and need not be among them
 * @param options - which strings may be shown
 * @returns the catalog
 */
export function createCatalog(resources: LocaleResources, options: CatalogOptions = {}): Catalog {
  const accepted = acceptedResources(resources, options.accept);
  const instance = createInstance();
  void instance.init({
    // Synchronous: the resources are here already.
    initAsync: false,
    resources: accepted,
    lng: LAST_RESORT,
    fallbackLng: false,
    load: "currentOnly",
    ns: [...NAMESPACES],
    nsSeparator: ".",
    keySeparator: false,
    returnDetails: true,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const files = filesByLocale(Object.keys(accepted));
  const chains = new Map<string, string[]>();
  const chainOf = (locale: string): string[] => {
    const chain = chains.get(locale) ?? filesFor(locale, files);
    chains.set(locale, chain);
    return chain;
  };
  return {
    t: (key, locale, params = {}) => message(instance, key, locale, chainOf(locale), params),
    locales: Object.keys(resources).toSorted(),
  };
}

/**
 * Looks a string up along a chain, then fills it in the language it was found in.
 * @param instance - i18next
 * @param key - `namespace.name`
 * @param locale - the readers' locale
 * @param chain - the files to look into, in order
 * @param params - what to put in
 * @returns the string
 */
function message(
  instance: i18n,
  key: MessageKey,
  locale: string,
  chain: string[],
  params: MessageParams,
): Message {
  const { count } = params;
  const plural = typeof count === "number" ? { count } : {};
  const found = instance.t(key, {
    ...plural,
    lngs: chain,
    skipInterpolation: true,
    returnDetails: true,
  });
  const language = found.usedLng;
  const missing = !sameWriting(language, locale);
  const dress = missing ? language : locale;
  // `replace` keeps values apart from i18next's own options; `nest` is off: a credit with "$t(" is only text.
  const filled = instance.t(key, {
    ...plural,
    lng: language,
    replace: dressed(params, dress),
    nest: false,
    returnDetails: true,
  });
  return { text: filled.res, language, missing };
}

/**
 * Writes parameters in a locale.
 * @param params - the parameters
 * @param locale - the locale of the sentence around them
 * @returns plain strings
 */
function dressed(params: MessageParams, locale: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === "function") return [name, value(locale)];
      return [name, typeof value === "number" ? value.toLocaleString(locale) : value];
    }),
  );
}

/**
 * Adds the built-in English and drops what may not be shown.
 * @param resources - strings as loaded
 * @param accept - whether a string may be shown
 * @returns resources for i18next
 */
function acceptedResources(
  resources: LocaleResources,
  accept: CatalogOptions["accept"],
): Record<string, Record<string, Record<string, string>>> {
  const english = resources[LAST_RESORT];
  const all: LocaleResources = {
    ...resources,
    [LAST_RESORT]: Object.fromEntries(
      NAMESPACES.map((namespace) => [
        namespace,
        { ...ENGLISH[namespace], ...english?.[namespace] },
      ]),
    ),
  };
  const kept: Record<string, Record<string, Record<string, string>>> = {};
  for (const [locale, namespaces] of Object.entries(all)) {
    kept[locale] = {};
    for (const namespace of NAMESPACES) {
      const strings = Object.entries(namespaces[namespace] ?? {}).filter(
        ([key]) => locale === LAST_RESORT || (accept?.(locale, namespace, key) ?? true),
      );
      kept[locale][namespace] = Object.fromEntries(strings);
    }
  }
  return kept;
}

/**
 * Finds files whatever spelling of their locale they are named by.
 * @param names - names of the locales that have strings
 * @returns names by {@link localeKey}
 */
function filesByLocale(names: readonly string[]): ReadonlyMap<string, string[]> {
  return Map.groupBy(names, localeKey);
}

/**
 * The files to look into for a locale, English last.
 * @param locale - the readers' locale
 * @param files - names by {@link localeKey}
 * @returns file names in order, each once
 */
function filesFor(locale: string, files: ReadonlyMap<string, string[]>): string[] {
  const names = fallbackChain(locale).flatMap((step) => {
    const spellings = files.get(localeKey(step)) ?? [];
    return spellings.toSorted((one, other) => Number(other === step) - Number(one === step));
  });
  return [...new Set([...names, LAST_RESORT])];
}
