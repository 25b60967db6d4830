import type { Direction } from "../model/entry.ts";

/**
 * Scripts written from right to left: CLDR 48 scriptMetadata.json (`rtl: YES`), Unicode-3.0, and the variants of Arabic
 * and Syriac that ISO 15924 names apart.
 */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(
  (
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo " +
    "Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi"
  ).split(" "),
);

/** Tags that name no one language; a text or an audience cannot have them. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(["und", "mul", "mis", "zxx", "root"]);

type Part = "language" | "script" | "region";

/** Names of parts of tags, made when they are first asked for: that takes longer than all that they are asked. */
const tagNames: Partial<Record<Part, Intl.DisplayNames>> = {};

/**
 * The canonical form of a language tag as people write it: `zh_tw` → `zh-TW`, `iw` → `he`, `en-UK` → `en-GB`.
 * @param tag - a BCP 47 tag, or a POSIX locale such as `pt_BR.UTF-8`
 * @returns the canonical tag, or undefined where it is malformed or names no known language, script or region
 */
export function canonicalLocale(tag: string): string | undefined {
  const plain = tag
    .trim()
    .replace(/[.@].*$/u, "")
    .replaceAll("_", "-");
  if (plain === "") return undefined;
  try {
    const locale = new Intl.Locale(plain);
    return isKnown(locale) ? locale.toString() : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Whether CLDR knows the parts of a locale. Structure alone would let "english" pass.
 * @param locale - a well-formed locale
 * @returns true where language, script and region all exist
 */
function isKnown(locale: Intl.Locale): boolean {
  const { language, script, region } = locale;
  if (NO_LANGUAGE.has(language)) return false;
  const likely = new Intl.Locale(language).maximize();
  return (
    (likely.script !== undefined || isNamed("language", language)) &&
    (script === undefined || isNamed("script", script)) &&
    (region === undefined || isNamed("region", region))
  );
}

/**
 * Whether CLDR has a name for a part of a tag.
 * @param type - which part
 * @param code - its subtag
 * @returns true where it has
 */
function isNamed(type: Part, code: string): boolean {
  const known = (tagNames[type] ??= new Intl.DisplayNames("en", { type, fallback: "none" }));
  return known.of(code) !== undefined;
}

/** How a locale is written where nothing else is said. */
export interface Writing {
  readonly language: string;
  readonly script: string | undefined;
}

/** Every article asks for its language again, and there are few of them. */
const writings = new Map<string, Writing>();

/**
 * The likely language and script of a locale.
 * @param locale - a valid BCP 47 tag
 * @returns both; for zh-TW zh and Hant
 */
export function writingOf(locale: string): Writing {
  let writing = writings.get(locale);
  if (writing === undefined) {
    const { language, script } = new Intl.Locale(locale).maximize();
    writing = { language, script };
    writings.set(locale, writing);
  }
  return writing;
}

/**
 * The base direction of a locale's text, by its script.
 * @param locale - a valid BCP 47 tag
 * @returns "rtl" or "ltr"
 */
export function direction(locale: string): Direction {
  const { script } = writingOf(locale);
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/**
 * A language's name for readers of another.
 * @param language - the language to name, a valid BCP 47 tag
 * @param locale - the readers' locale
 * @returns the name as it stands in a list ("allemand"), or undefined where CLDR has none
 */
export function languageName(language: string, locale: string): string | undefined {
  const names = new Intl.DisplayNames(locale, { type: "language", fallback: "none" });
  // A locale without names of its own would answer in the process's language, which must not leak into a feed.
  const answers = names.resolvedOptions().locale;
  const same = new Intl.Locale(answers).language === new Intl.Locale(locale).language;
  return same ? names.of(language) : undefined;
}
