import {
  candidateOf,
  CLEAR_MARGIN,
  isScript,
  ONLY_LANGUAGE,
  rankText,
  tagOf,
  TWO_SCRIPTS,
  type Candidate,
} from "./candidates.ts";
import { areClose, isRankable } from "./rank.ts";
import { writingOf, type Writing } from "./writing.ts";

/** Letters that a text must have to contradict its tag by its script, and by its language. */
const LETTERS = { script: 60, language: 150, chineseNotJapanese: 300 };

/** Share of the letters that must be in one script. */
const SHARE = 0.8;

/** How far another language must be ahead of the tag's. */
const MARGIN = 0.06;

/**
 * Looks for a contradiction between a text and its tag: first of scripts, then of languages.
 * @param text - a sample
 * @param declared - its tag
 * @param candidates - the configured languages
 * @returns the other language, or undefined
 */
export function contradiction(
  text: string,
  declared: string,
  candidates: readonly Candidate[],
): string | undefined {
  const writing = writingOf(text);
  if (writing === undefined || writing.share < SHARE) return undefined;
  const own = candidateOf(declared);
  const fits = scriptsOf(declared, own).some((script) => isScript(script, writing.script));
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
  const allowed = isSaid ? [read.script] : (TWO_SCRIPTS[read.language] ?? [read.script]);
  if (scripts.size < MOST_TAGS) scripts.set(tag, allowed);
  return allowed;
}

/**
 * What language a text is in whose script is not that of its tag.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its tag
 * @returns the language, `und-Latn` and the like where only the script is plain, undefined for too little text
 */
function otherScript(text: string, writing: Writing, own: Candidate): string | undefined {
  // Japanese may go without kana for a headline, never for a paragraph.
  const isHan = own.script === "Jpan" && ONLY_LANGUAGE[writing.script] === "zh";
  if (writing.letters < (isHan ? LETTERS.chineseNotJapanese : LETTERS.script)) return undefined;
  const only = ONLY_LANGUAGE[writing.script];
  if (only !== undefined) return writing.script === "Hant" ? "zh-Hant" : only;
  const [best, second] = rankText(text, writing.script, []) ?? [];
  const isClear = best !== undefined && best.score - (second?.score ?? 0) >= CLEAR_MARGIN;
  return isClear ? best.language : `und-${writing.script}`;
}

/**
 * What language a text is in that has the script of its tag.
 * @param text - a sample
 * @param writing - how it is written
 * @param own - its language by its tag
 * @returns another language where it is better in every piece and by far on the whole
 */
function otherLanguage(text: string, writing: Writing, own: string): string | undefined {
  if (writing.letters < LETTERS.language || !isRankable(own)) return undefined;
  const ranked = rankText(text, writing.script, [own], ([first]) => first?.language === own);
  const best = ranked?.[0];
  const mine = ranked?.find(({ language }) => language === own);
  if (best === undefined || mine === undefined || areClose(best.language, own)) return undefined;
  return best.score - mine.score >= MARGIN ? best.language : undefined;
}
