import {
  candidateOf,
  CLEAR_MARGIN,
  isScript,
  ONLY_LANGUAGE,
  rankText,
  SEVERAL_SCRIPTS,
  tagOf,
  type Candidate,
} from "./candidates.ts";
import { hasWordsOf, wordsApart } from "./frequent-words.ts";
import { areClose, foreignShare, isRankable, type Ranked } from "./rank.ts";
import { sample, shareOf, writingOf, type Writing } from "./writing.ts";

/** Letters that a text must have to contradict its tag by its script, by its language, and by the form of its Chinese. */
const LETTERS = { script: 100, language: 150, chinese: 150, chineseNotJapanese: 300 };

/** Characters looked at first. */
const GLANCE = 640;

/** Share of the letters that must be in one script, and that may be in the tag's, which speaks for a text with long quotes. */
const SHARE = 0.8;
const OWN_SHARE = 0.05;

/** How far another language must be ahead of the tag's by its trigrams. */
const MARGIN = 0.06;

/** How many of those ahead are tried: the best by its trigrams may be a relative of the one by its words. */
const RIVALS = 3;

/**
 * Frequent words that only the other language has: how many there must be, how large a part of all words, and how many
 * times those that only the tag's has. Trigrams alone may be misled by names, lists, typos and broken letters.
 */
const WORDS = { least: 6, share: 0.05, times: 4 };

/**
 * Letters that the tag's language lacks and the other has: their share, that of letters the other lacks too, and of words
 * that only the tag's has. This shows languages of few little words, such as Turkish.
 */
const ALPHABET = { foreign: 0.008, own: 0.005, words: 0.01, least: 2 };

/** Languages that a text may be in beside those of the world's news. */
const MORE = "cy eo eu ga la mi sn st tn ts yo".split(" ");

/** Characters that Chinese is full of, and Japanese without kana (a list of names or of posts) has hardly any of. */
const CHINESE = /[的了是这這们們我他她]/gu;
const CHINESE_SHARE = 0.03;

/**
 * Looks for a contradiction between a text and its tag: first of scripts, then of languages.
 * @param text - any text
 * @param declared - its tag
 * @param candidates - the configured languages
 * @returns the other language, or undefined
 */
export function contradiction(
  text: string,
  declared: string,
  candidates: readonly Candidate[],
): string | undefined {
  const own = candidateOf(declared);
  const scripts = scriptsOf(declared, own);
  return agrees(sample(text.slice(0, GLANCE)), own, scripts)
    ? undefined
    : searched(sample(text), own, scripts, candidates);
}

/**
 * Whether the beginning of a text is plainly in the language of its tag, as nearly all are: cheap to see.
 * @param text - a sample
 * @param own - its tag
 * @param allowed - scripts of the tag
 * @returns false says nothing
 */
function agrees(text: string, own: Candidate, allowed: readonly string[]): boolean {
  const writing = writingOf(text);
  if (writing === undefined || writing.share < SHARE) return false;
  if (!allowed.some((script) => isScript(script, writing.script))) return false;
  if (!isRankable(own.language)) return true;
  return hasWordsOf(text, writing.script, own.language, (other) => areClose(other, own.language));
}

/**
 * Looks for a contradiction in a whole sample.
 * @param text - a sample
 * @param own - its tag
 * @param allowed - scripts of the tag
 * @param candidates - the configured languages
 * @returns the other language, or undefined
 */
function searched(
  text: string,
  own: Candidate,
  allowed: readonly string[],
  candidates: readonly Candidate[],
): string | undefined {
  const writing = writingOf(text);
  if (writing === undefined || writing.share < SHARE) return undefined;
  const fits = allowed.some((script) => isScript(script, writing.script));
  const other = fits ? otherLanguage(text, writing, own.language) : otherScript(text, writing, own);
  if (other === undefined) return undefined;
  return (
    tagOf(
      other,
      candidates.filter(({ script }) => isScript(script, writing.script)),
    ) ?? other
  );
}

/** Scripts of tags met so far: they are few, and slow to read. */
const scripts = new Map<string, readonly string[]>();
const MOST_TAGS = 1000;

/**
 * The scripts a tag allows.
 * @param tag - BCP 47
 * @param read - the same, read
 * @returns its own, and where it says neither script nor (for Chinese) region, all its language is written in
 */
function scriptsOf(tag: string, read: Candidate): readonly string[] {
  const known = scripts.get(tag);
  if (known !== undefined) return known;
  const { script, region } = new Intl.Locale(tag);
  const isSaid = script !== undefined || (read.language === "zh" && region !== undefined);
  const allowed = isSaid ? [read.script] : (SEVERAL_SCRIPTS[read.language] ?? [read.script]);
  if (scripts.size < MOST_TAGS) scripts.set(tag, allowed);
  return allowed;
}

/**
 * What language a text is in whose script is not that of its tag.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its tag
 * @returns the language, `und-Cyrl` and the like where only the script is plain; undefined for too little text
 */
function otherScript(text: string, writing: Writing, own: Candidate): string | undefined {
  if (writing.letters < LETTERS.script) return undefined;
  // Latin letters are in every text.
  if (own.script !== "Latn" && shareOf(text, own.script) > OWN_SHARE) return undefined;
  const only = ONLY_LANGUAGE[writing.script];
  if (only === "zh") return otherChinese(text, writing, own);
  return only ?? plainLanguage(text, writing, own) ?? plainScript(writing, own);
}

/**
 * The language of a text in a script that several are written in.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its tag, of another script
 * @returns the language where it is plain
 */
function plainLanguage(text: string, writing: Writing, own: Candidate): string | undefined {
  const [best, second] = rankText(text, writing.script, MORE) ?? [];
  if (best === undefined || best.score - (second?.score ?? 0) < CLEAR_MARGIN) return undefined;
  const isPlain =
    best.language === own.language ||
    isInWordsOf(best.language, text, writing.script, own.language);
  return isPlain ? best.language : undefined;
}

/**
 * What there is to say where only the script of a text is plain.
 * @param writing - how it is written
 * @param own - its tag, of another script
 * @returns `und-Cyrl` and the like; undefined for Latin letters, in which any language may be written, and for a tag's
 *   language without a model, whose scripts are not known so well
 */
function plainScript(writing: Writing, own: Candidate): string | undefined {
  const isKnown = isRankable(own.language) || ONLY_LANGUAGE[own.script] === own.language;
  return isKnown && writing.script !== "Latn" ? `und-${writing.script}` : undefined;
}

/**
 * Whether a text in ideographs is Chinese of another form than its tag's, or no Japanese.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its tag
 * @returns the form, undefined where it is not plain
 */
function otherChinese(text: string, writing: Writing, own: Candidate): string | undefined {
  const form = writing.script === "Hant" ? "zh-Hant" : "zh";
  if (own.script !== "Jpan") return writing.letters < LETTERS.chinese ? undefined : form;
  if (writing.letters < LETTERS.chineseNotJapanese) return undefined;
  const telling = text.match(CHINESE)?.length ?? 0;
  return telling * 3 >= writing.letters * CHINESE_SHARE ? form : undefined;
}

/**
 * What language a text is in that has the script of its tag.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its language by its tag
 * @returns another language where it is better in every piece, by far on the whole, and by its words, too
 */
function otherLanguage(text: string, writing: Writing, own: string): string | undefined {
  if (writing.letters < LETTERS.language || !isRankable(own)) return undefined;
  const isOwn = ([first]: readonly Ranked[]): boolean => first?.language === own;
  const ranked = rankText(text, writing.script, [own, ...MORE], isOwn);
  const mine = ranked?.find(({ language }) => language === own);
  if (ranked === undefined || mine === undefined) return undefined;
  return ranked
    .filter(({ score }) => score - mine.score >= MARGIN)
    .slice(0, RIVALS)
    .find(({ language }) => isInWordsOf(language, text, writing.script, own))?.language;
}

/**
 * Whether a text shows its language by more than its trigrams.
 * @param language - by its trigrams
 * @param text - a sample
 * @param script - its script
 * @param own - its language by its tag
 * @returns true where it has many frequent words, or all letters, of the one and hardly any of the other; never for
 *   close languages
 */
function isInWordsOf(language: string, text: string, script: string, own: string): boolean {
  if (areClose(language, own)) return false;
  const { one, other, all } = wordsApart(text, script, language, own);
  if (one >= WORDS.least && one >= all * WORDS.share && one >= other * WORDS.times) return true;
  const foreign = foreignShare(text, script, own) ?? 0;
  if (foreign < ALPHABET.foreign || other > all * ALPHABET.words || one < ALPHABET.least)
    return false;
  return (foreignShare(text, script, language) ?? 1) <= ALPHABET.own;
}
