import data from "./locales.json" with { type: "json" };
import groups from "./region-groups.json" with { type: "json" };

/** What a locale's newspapers do, as `locales.json` writes it; see `TitleRules` for the meaning. */
interface LocaleEntry {
  readonly quotes?: string;
  readonly single?: number;
  readonly keep?: string;
  readonly pad?: string;
  readonly dash?: string;
  readonly redash?: boolean;
  readonly tightDash?: boolean;
  readonly dashSpace?: string;
  readonly high?: string;
  readonly colon?: string;
  readonly percent?: string;
  readonly groups?: string;
  readonly ordinals?: boolean;
  readonly elisions?: readonly string[];
  readonly inverted?: readonly string[];
  readonly geminate?: boolean;
  readonly turned?: boolean;
  readonly wide?: string;
  readonly cutMark?: string;
}

/** An opening and its closing mark. */
export type QuotePair = readonly [open: string, close: string];

/** The rules of one locale, compiled once. */
export interface TitleRules {
  /** Canonical tag the text is typeset for; given to the case and segmentation functions. */
  readonly locale: string;
  readonly language: string;
  /** ISO 15924 script readers of the locale expect. */
  readonly script: string;
  /** Quotation marks from the outermost inwards. */
  readonly quotes: readonly QuotePair[];
  /** Index in `quotes` of a single quotation mark typed outside any other. */
  readonly single: number;
  /** Further pairs that are right in the locale and stay as typed, e.g. `“”` in Spanish. */
  readonly keep: ReadonlySet<string>;
  /** Space inside « »; empty where they sit tight. */
  readonly pad: string;
  /** What a spaced hyphen becomes; empty where it stays. */
  readonly dash: string;
  /** Whether a spaced dash of the other length is put right too. */
  readonly redash: boolean;
  /** Whether `a--b` is set tight (US) or spaced. */
  readonly tightDash: boolean;
  /** The space before a dash: no-break where a dash may not begin a line. */
  readonly dashSpace: string;
  /** Space before ; ! ? (undefined: none, and a typed one is removed, as with the empty string). */
  readonly high: string;
  /** Space before a colon. */
  readonly colon: string;
  /** `insert`: a space always stands before %; `fix`: a typed one does not break; `none`. */
  readonly percent: string;
  /** Space between groups of three digits, where a plain one is made no-break. */
  readonly groups: string;
  /** Whether "n° 5" holds together (French). */
  readonly ordinals: boolean;
  /** Words an apostrophe begins: Dutch 's, English 'tis. */
  readonly elisions: RegExp | undefined;
  /** Words that open a Spanish question or exclamation whose ¿ or ¡ is missing. */
  readonly inverted: RegExp | undefined;
  /** Whether `l.l` is the Catalan l·l. */
  readonly geminate: boolean;
  /** Whether o' and g' are the Uzbek letters with a turned comma. */
  readonly turned: boolean;
  /** Full-width punctuation of Japanese or Chinese. */
  readonly wide: string;
  /** What ends a title cut between words. */
  readonly cutMark: string;
  /** Finds a letter of the expected script; a title without one is set by the root rules. */
  readonly ownScript: RegExp | undefined;
}

const ENTRIES: Readonly<Record<string, LocaleEntry>> = data;

/** Scripts whose rules would spoil a title written in another script. */
const SCRIPT_LETTERS: Readonly<Record<string, RegExp>> = {
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hans: /[\p{Script=Han}\p{Script=Bopomofo}]/u,
  Hant: /[\p{Script=Han}\p{Script=Bopomofo}]/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
};

const cache = new Map<string, TitleRules>();

/** Locale tags come from config, so a few hundred is far beyond any newsroom; stops unbounded growth. */
const CACHE_LIMIT = 500;

/**
 * Rules of a locale, with the language's and the root's where it has none of its own.
 * @param locale BCP 47 tag; one that is not well-formed gets the root rules
 * @returns the compiled rules, cached by tag
 */
export function titleRules(locale: string): TitleRules {
  const known = cache.get(locale);
  if (known) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const rules = compile(parse(locale));
  cache.set(locale, rules);
  return rules;
}

function parse(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale).maximize();
  } catch {
    return new Intl.Locale("und");
  }
}

function compile(tag: Intl.Locale): TitleRules {
  const { language, script = "", region = "" } = tag;
  const entry: LocaleEntry = {
    ...ENTRIES["root"],
    ...ENTRIES[language],
    ...ENTRIES[`${language}-${script}`],
    ...ENTRIES[regionGroup(language, region)],
    ...ENTRIES[`${language}-${region}`],
  };
  return {
    locale: tag.toString(),
    language,
    script,
    ...marks(entry),
    ...spaces(entry),
    elisions: entry.elisions && wordList(entry.elisions),
    inverted: entry.inverted && wordList(entry.inverted),
    geminate: entry.geminate ?? false,
    turned: entry.turned ?? false,
    wide: entry.wide ?? "",
    cutMark: entry.cutMark ?? "…",
    ownScript: SCRIPT_LETTERS[script],
  };
}

// The group of regions that write alike, as CLDR's parentLocales has it: es-AR follows es-419.
function regionGroup(language: string, region: string): string {
  const found = Object.entries(groups).find(
    ([group, regions]) => group.startsWith(`${language}-`) && regions.split(" ").includes(region),
  );
  return found?.[0] ?? "";
}

type Marks = "quotes" | "single" | "keep" | "dash" | "redash" | "tightDash" | "dashSpace";

function marks(entry: LocaleEntry): Pick<TitleRules, Marks> {
  return {
    quotes: pairs(entry.quotes ?? "“”‘’"),
    single: entry.single ?? 1,
    keep: new Set(pairs(entry.keep ?? "").map((pair) => pair.join(""))),
    dash: entry.dash ?? "–",
    redash: entry.redash ?? false,
    tightDash: entry.tightDash ?? false,
    dashSpace: entry.dashSpace ?? " ",
  };
}

type Spaces = "pad" | "high" | "colon" | "percent" | "groups" | "ordinals";

function spaces(entry: LocaleEntry): Pick<TitleRules, Spaces> {
  return {
    pad: entry.pad ?? "",
    high: entry.high ?? "",
    colon: entry.colon ?? "",
    percent: entry.percent ?? "none",
    groups: entry.groups ?? "",
    ordinals: entry.ordinals ?? false,
  };
}

function pairs(text: string): QuotePair[] {
  const list: QuotePair[] = [];
  for (let at = 0; at + 1 < text.length; at += 2) list.push([text.charAt(at), text.charAt(at + 1)]);
  return list;
}

function wordList(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
