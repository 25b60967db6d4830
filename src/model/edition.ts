/** Which letters a headline's case is put into; `keep` touches nothing. */
export type TitleCase = "keep" | "sentence" | "ap" | "chicago";

/**
 * What becomes of agency prefixes and labels such as "AFP - " or "LIVE:": kept as typed, taken off,
 * or kept in capitals or as in a sentence ("Live:").
 */
export type LabelStyle = "keep" | "strip" | "upper" | "sentence";

/** How an edition writes headlines. */
export interface TitleStyle {
  readonly case: TitleCase;
  /** Longest title in graphemes, the ellipsis included. */
  readonly maxGraphemes?: number;
  readonly labels: LabelStyle;
}

/** An audience: one language in one place. One article serves many editions. */
export interface Edition {
  /** Canonical BCP 47 tag of the audience, e.g. `ar-EG`. */
  readonly locale: string;
  /** Folder and name of the edition in output/ and config; the locale where config names none. */
  readonly name: string;
  /** Languages of articles this edition takes, canonical BCP 47 ranges (RFC 4647 basic filtering). */
  readonly languages: readonly string[];
  /** IANA zone of its readers. */
  readonly timeZone: string;
  /** CLDR calendar; the locale's own where absent. */
  readonly calendar?: string;
  /** CLDR numbering system; the locale's own where absent. */
  readonly numberingSystem?: string;
  /** Date profile by name: `cldr` or a press style. */
  readonly dateProfile: string;
  readonly title: TitleStyle;
}

/**
 * Whether an edition takes articles in a language.
 * @param edition - the audience
 * @param tag - BCP 47, of an article
 * @returns true where one of its language ranges takes the tag in
 */
export function takesLanguage(edition: Pick<Edition, "languages">, tag: string): boolean {
  return edition.languages.some((range) => isWithin(range, tag));
}

/**
 * Whether a language range takes in a tag: same language and script (CLDR's likely script where one is not written),
 * and the same region where the range names one.
 * @param range - of an edition, e.g. `zh-Hant`, `pt-BR`, `ar`
 * @param tag - of an article
 * @returns true where it does
 */
function isWithin(range: string, tag: string): boolean {
  const [wanted, given] = [likely(range), likely(tag)];
  return (
    wanted.language === given.language &&
    wanted.script === given.script &&
    (wanted.said === undefined || wanted.said === given.region)
  );
}

/** A tag with what CLDR adds to it. */
interface Likely {
  readonly language: string;
  readonly script: string | undefined;
  readonly region: string | undefined;
  /** The region, where the tag itself names one. */
  readonly said: string | undefined;
}

/** Tags met so far: a run asks for the same few again and again. */
const met = new Map<string, Likely>();
const MOST_TAGS = 1000;

/**
 * What CLDR adds to a tag.
 * @param tag - BCP 47
 * @returns its parts
 */
function likely(tag: string): Likely {
  const known = met.get(tag);
  if (known !== undefined) return known;
  const locale = new Intl.Locale(tag);
  const { language, script, region } = locale.maximize();
  const found = { language, script, region, said: locale.region };
  if (met.size < MOST_TAGS) met.set(tag, found);
  return found;
}
