import { writingOf } from "./language.ts";
import parentLocales from "./parent-locales.json" with { type: "json" };

const PARENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(parentLocales.children).flatMap(([parent, children]) =>
    children.map((child): [string, string] => [child, parent]),
  ),
);

/** Bokmål is what `no` means where only one written Norwegian is there; CLDR keeps its data under `no`. */
const VARIETY_OF: ReadonlyMap<string, string> = new Map([["no", "nb"]]);

/**
 * The locales whose strings a reader of `locale` may be shown, best first, without a last resort. Follows CLDR's
 * inheritance (https://www.unicode.org/reports/tr35/tr35.html#Parent_Locales): a region drops to its parent locale, a
 * script other than the language's likely one inherits nothing. So zh-TW never reaches Simplified, es-MX reaches
 * es-419, pt-AO reaches pt-PT, sr-Latn stays Latin.
 * @param locale - a valid BCP 47 tag; its extensions play no part
 * @returns canonical tags from `locale` down to its language, the likely script left unsaid
 */
export function fallbackChain(locale: string): string[] {
  const chain: string[] = [];
  let next: string | undefined = spelled(new Intl.Locale(locale));
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = parentOf(next);
  }
  return chain;
}

/**
 * Whether two locales are written the same way: one language, one script. A date in one may stand in a sentence of
 * the other.
 * @param first - a valid BCP 47 tag
 * @param second - a valid BCP 47 tag
 * @returns true for es-MX and es-419, false for zh-TW and zh-CN
 */
export function sameWriting(first: string, second: string): boolean {
  const one = writingOf(first);
  const other = writingOf(second);
  return writtenAs(one.language) === writtenAs(other.language) && one.script === other.script;
}

/**
 * A key under which all spellings of one locale meet: zh-TW, zh-Hant and zh-Hant-TW; pt and pt-BR.
 * @param locale - a valid BCP 47 tag
 * @returns its shortest tag
 */
export function localeKey(locale: string): string {
  return new Intl.Locale(new Intl.Locale(locale).baseName).minimize().toString();
}

/**
 * The language a macrolanguage is written in.
 * @param language - a language subtag
 * @returns `nb` for `no`, else the language itself
 */
function writtenAs(language: string): string {
  return VARIETY_OF.get(language) ?? language;
}

/**
 * A locale as CLDR names its files: the script said only where it is not the likely one of the bare language.
 * @param locale - any locale
 * @returns its tag without extensions
 */
function spelled(locale: Intl.Locale): string {
  const { language, script, region } = locale;
  const written = locale.maximize().script;
  const likely = new Intl.Locale(language).maximize().script;
  const said = written === likely ? undefined : (script ?? written);
  const variants = locale.baseName.split("-").filter((part) => /^(?:\d\w{3}|\w{5,8})$/u.test(part));
  return [language, said, region, ...variants.filter((part) => part !== language)]
    .filter((part) => part !== undefined)
    .join("-");
}

/**
 * One step of CLDR's inheritance.
 * @param tag - a tag as {@link spelled} writes it
 * @returns the parent's tag, or undefined at the root
 */
function parentOf(tag: string): string | undefined {
  const stated = PARENTS.get(tag);
  if (stated !== undefined) return stated;
  const cut = tag.lastIndexOf("-");
  if (cut < 0) return VARIETY_OF.get(tag);
  const shorter = tag.slice(0, cut);
  const { script, region } = new Intl.Locale(tag);
  const endsInScript = script !== undefined && region === undefined && tag.endsWith(script);
  return endsInScript ? undefined : shorter;
}
