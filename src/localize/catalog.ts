import { createInstance, type i18n } from "i18next";
import { countFormatter } from "./date-format/intl.ts";
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
  const templates = new Map<string, Template>();
  const templateOf = (key: MessageKey, locale: string, count: unknown): Template => {
    // What a number asks for is another plural form each time.
    if (typeof count === "number") return find(instance, key, chainOf(locale), { count });
    const name = `${key} ${locale}`;
    const template = templates.get(name) ?? find(instance, key, chainOf(locale));
    templates.set(name, template);
    return template;
  };
  return {
    t: (key, locale, params = {}) =>
      message(instance, templateOf(key, locale, params["count"]), locale, params),
  };
}

/** A string as it stands in its file. */
interface Template {
  readonly text: string;
  /** Locale of the file. */
  readonly language: string;
}

/**
 * Looks a string up along a chain.
 * @param instance - i18next
 * @param key - `namespace.name`
 * @param chain - the files to look into, in order
 * @param plural - the number that chooses the plural form
 * @returns the string as it stands in the first file that has it
 */
function find(
  instance: i18n,
  key: MessageKey,
  chain: string[],
  plural: { readonly count?: number } = {},
): Template {
  const found = instance.t(key, {
    ...plural,
    lngs: chain,
    skipInterpolation: true,
    returnDetails: true,
  });
  return { text: found.res, language: found.usedLng };
}

/**
 * Fills a string in the language it was found in. Values are put in by themselves: a credit with "$t(" is only text.
 * @param instance - i18next
 * @param template - the string
 * @param locale - of the readers
 * @param params - what to put in
 * @returns the string
 */
function message(
  instance: i18n,
  template: Template,
  locale: string,
  params: MessageParams,
): Message {
  const { language } = template;
  const missing = !sameWriting(language, locale);
  const values = dressed(params, missing ? language : locale);
  const { interpolator } = instance.services;
  return { text: interpolator.interpolate(template.text, values, language, {}), language, missing };
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
      return [name, typeof value === "number" ? countFormatter(locale).format(value) : value];
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
