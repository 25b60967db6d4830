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
  /** {@link localeKey} of the locales that have strings, where it was found out before. */
  readonly keys?: ReadonlyMap<string, string>;
}

/** The last resort: the language every key exists in. */
const LAST_RESORT = "en";

/**
 * Makes a catalog over i18next. Fallback is ours ({@link fallbackChain}); a string is taken whole from one language.
 * @param resources - strings by locale, each asked for when it is first needed; English is built in and need not be
 *   among them
 * @param options - which strings may be shown
 * @returns the catalog
 */
export function createCatalog(resources: LocaleResources, options: CatalogOptions = {}): Catalog {
  const instance = createInstance();
  void instance.init({
    // Synchronous: the resources are here already.
    initAsync: false,
    resources: {},
    lng: LAST_RESORT,
    fallbackLng: false,
    load: "currentOnly",
    ns: [...NAMESPACES],
    nsSeparator: ".",
    keySeparator: false,
    returnDetails: true,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const names = [...new Set([...Object.keys(resources), LAST_RESORT])];
  const files = Map.groupBy(names, (name) => options.keys?.get(name) ?? localeKey(name));
  const chains = new Map<string, string[]>();
  const likeness = new Map<string, boolean>();
  const isAlike = (one: string, other: string): boolean => {
    const key = `${one} ${other}`;
    const alike = likeness.get(key) ?? sameWriting(one, other);
    likeness.set(key, alike);
    return alike;
  };
  const known = new Set<string>();
  const chainOf = (locale: string): string[] => {
    const chain = chains.get(locale) ?? filesFor(locale, files);
    chains.set(locale, chain);
    for (const name of chain) {
      if (!known.has(name)) addStrings(instance, name, resources, options.accept);
      known.add(name);
    }
    return chain;
  };
  return {
    t: (key, locale, params = {}) =>
      message(instance, key, { locale, chain: chainOf(locale), isAlike }, params),
    locales: Object.keys(resources).toSorted(),
  };
}

/** For whom a string is. */
interface Readers {
  readonly locale: string;
  /** The files to look into, in order. */
  readonly chain: string[];
  /** {@link sameWriting}, found out once for each two locales. */
  readonly isAlike: (one: string, other: string) => boolean;
}

/**
 * Looks a string up along a chain, then fills it in the language it was found in.
 * @param instance - i18next
 * @param key - `namespace.name`
 * @param readers - for whom it is
 * @param params - what to put in
 * @returns the string
 */
function message(
  instance: i18n,
  key: MessageKey,
  readers: Readers,
  params: MessageParams,
): Message {
  const { locale, chain, isAlike } = readers;
  const { count } = params;
  const plural = typeof count === "number" ? { count } : {};
  const found = instance.t(key, {
    ...plural,
    lngs: chain,
    skipInterpolation: true,
    returnDetails: true,
  });
  const language = found.usedLng;
  const missing = !isAlike(language, locale);
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
 * Gives i18next the strings of a locale: English with the built-in ones, others without what may not be shown.
 * @param instance - i18next
 * @param locale - name of the locale
 * @param resources - strings as loaded
 * @param accept - whether a string may be shown
 */
function addStrings(
  instance: i18n,
  locale: string,
  resources: LocaleResources,
  accept: CatalogOptions["accept"],
): void {
  const own = resources[locale];
  for (const namespace of NAMESPACES) {
    const built = locale === LAST_RESORT ? ENGLISH[namespace] : {};
    const strings = Object.entries({ ...built, ...own?.[namespace] }).filter(
      ([key]) => locale === LAST_RESORT || (accept?.(locale, namespace, key) ?? true),
    );
    instance.addResourceBundle(locale, namespace, Object.fromEntries(strings));
  }
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
