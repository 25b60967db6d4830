import { codesOf, meanRanking, partClose, piecesOf, rankLanguages, type Ranked } from "./rank.ts";

/** A configured language. */
export interface Candidate {
  readonly tag: string;
  readonly language: string;
  readonly script: string;
}

/** Languages of the world's news: a text may be in one that is not configured, and then is in none that is. */
const NEWS: readonly string[] = (
  "af am ar az be bg ca cs da de en es et fa fi fil fr gl ha he hi hr hu id is it kk ky lt lv mk mn mr ms my nb ne " +
  "nl pl ps pt ro ru sk sl so sq sr sv sw tg ti tr uk ur uz vi xh zu"
).split(" ");

/**
 * Languages with several scripts in use, and dialects of Chinese: a tag that names no script allows them all. Latin letters
 * are named only where the news has them: any language may be written in them.
 */
export const SEVERAL_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  az: ["Latn", "Cyrl", "Arab"],
  bs: ["Latn", "Cyrl"],
  doi: ["Deva", "Arab"],
  ff: ["Latn", "Adlm", "Arab"],
  gan: ["Hans", "Hant"],
  ha: ["Latn", "Arab"],
  hak: ["Hans", "Hant"],
  hsn: ["Hans", "Hant"],
  kk: ["Cyrl", "Arab"],
  ks: ["Arab", "Deva"],
  ku: ["Latn", "Arab", "Cyrl"],
  ky: ["Cyrl", "Arab"],
  mn: ["Cyrl", "Mong"],
  mni: ["Beng", "Mtei"],
  ms: ["Latn", "Arab"],
  nan: ["Hans", "Hant"],
  pa: ["Guru", "Arab"],
  ro: ["Latn", "Cyrl"],
  sat: ["Olck", "Beng", "Deva", "Orya"],
  sd: ["Arab", "Deva"],
  sr: ["Cyrl", "Latn"],
  tg: ["Cyrl", "Arab"],
  tk: ["Latn", "Cyrl", "Arab"],
  tt: ["Cyrl", "Arab"],
  ug: ["Arab", "Cyrl"],
  uz: ["Latn", "Cyrl", "Arab"],
  wuu: ["Hans", "Hant"],
  yue: ["Hans", "Hant"],
  zh: ["Hans", "Hant"],
};

/** The language of a script that only one language of the news is written in. */
export const ONLY_LANGUAGE: Readonly<Record<string, string>> = {
  Armn: "hy",
  Beng: "bn",
  Geor: "ka",
  Grek: "el",
  Gujr: "gu",
  Guru: "pa",
  Hani: "zh",
  Hans: "zh",
  Hant: "zh",
  Jpan: "ja",
  Khmr: "km",
  Knda: "kn",
  Kore: "ko",
  Laoo: "lo",
  Mlym: "ml",
  Mymr: "my",
  Orya: "or",
  Sinh: "si",
  Taml: "ta",
  Telu: "te",
  Thaa: "dv",
  Thai: "th",
  Tibt: "bo",
};

/** How far the best language must be ahead of the next where there is text enough. Measured on news pages. */
export const CLEAR_MARGIN = 0.03;

/** Tags read so far: articles have few, and each is slow to read. */
const candidates = new Map<string, Candidate>();
const MOST_TAGS = 1000;

/**
 * Reads a tag.
 * @param tag - BCP 47
 * @returns language and script; Norwegian without further word is Bokmål
 */
export function candidateOf(tag: string): Candidate {
  const known = candidates.get(tag);
  if (known !== undefined) return known;
  const { language, script } = new Intl.Locale(tag).maximize();
  const read = { tag, language: language === "no" ? "nb" : language, script: script ?? "Latn" };
  if (candidates.size < MOST_TAGS) candidates.set(tag, read);
  return read;
}

/**
 * Whether a script of a tag is that of a text. Chinese whose form is not clear may be either.
 * @param script - of the tag
 * @param written - of the text
 * @returns true where it is
 */
export function isScript(script: string, written: string): boolean {
  return (
    script === written || (isHan(script) && isHan(written) && [script, written].includes("Hani"))
  );
}

/**
 * Whether a script is that of Chinese.
 * @param script - any
 * @returns true for either form, and where none is said
 */
function isHan(script: string): boolean {
  return script === "Hani" || script === "Hans" || script === "Hant";
}

/**
 * The configured tag of a language.
 * @param language - the language
 * @param fitting - candidates of the text's script
 * @returns the one without region where there are several, else the first
 */
export function tagOf(language: string, fitting: readonly Candidate[]): string | undefined {
  const tags = fitting.filter((candidate) => candidate.language === language).map(({ tag }) => tag);
  return tags.find((tag) => new Intl.Locale(tag).region === undefined) ?? tags[0];
}

/**
 * Ranks a text among given languages and those of the world's news.
 * @param text - a sample
 * @param script - its script
 * @param languages - given
 * @param isDone - stops at a piece whose ranking settles the matter
 * @returns the ranking, close languages parted by their telling words; undefined where it was stopped
 */
export function rankText(
  text: string,
  script: string,
  languages: readonly string[],
  isDone: (piece: readonly Ranked[]) => boolean = () => false,
): Ranked[] | undefined {
  const codes = codesWithNews(languages, script);
  const rankings: Ranked[][] = [];
  for (const piece of piecesOf(text)) {
    const ranking = rankLanguages(piece, script, codes);
    if (isDone(ranking)) return undefined;
    rankings.push(ranking);
  }
  return partClose(text, meanRanking(rankings));
}

/** Sets of models made so far, by script and given languages. */
const codeSets = new Map<string, ReadonlySet<string>>();
const MOST_SETS = 1000;

/**
 * The models of given languages and of those of the world's news.
 * @param languages - given
 * @param script - that they are written in
 * @returns their codes, the same set for the same question
 */
function codesWithNews(languages: readonly string[], script: string): ReadonlySet<string> {
  const key = `${script} ${languages.join(" ")}`;
  const known = codeSets.get(key);
  if (known !== undefined) return known;
  const codes = codesOf([...languages, ...NEWS], script);
  if (codeSets.size < MOST_SETS) codeSets.set(key, codes);
  return codes;
}
