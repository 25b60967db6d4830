import {
  candidateOf,
  CLEAR_MARGIN,
  isScript,
  ONLY_LANGUAGE,
  rankText,
  tagOf,
  type Candidate,
} from "./candidates.ts";
import { contradiction } from "./contradict.ts";
import { areClose, isRankable, type Ranked } from "./rank.ts";
import { sample, writingOf, type Writing } from "./writing.ts";

/** Tells the language of texts, for one newsroom. */
export interface Detector {
  /**
   * The language of a text among the configured ones; undefined where it is not clear, or is none of them.
   * @param text - plain text, best two sentences and more
   */
  readonly detect: (text: string) => string | undefined;
  /**
   * The language that a text is really in, where it clearly contradicts its tag: reason to quarantine it.
   * Undefined where the tag may be right, which is always so for languages too close to tell.
   * @param text - plain text, best a few paragraphs
   * @param declared - the BCP 47 tag it came with
   * @returns a configured tag, else a bare language, or `und-Cyrl` and the like where only the script is plain
   */
  readonly contradicts: (text: string, declared: string) => string | undefined;
}

/** Letters that a text must have to be detected by its script alone, and by trigrams. */
const LETTERS = { script: 6, trigrams: 24 };

/** Share of the letters that must be in one script. */
const SHARE = 0.6;

/** A text of fewer letters is short, and its best language must be further ahead of the next. */
const SHORT = 120;
const SHORT_MARGIN = 0.08;

/** What telling words must have put between close languages. */
const CLOSE_MARGIN = 0.07;

/** How far ahead a language that is not configured must be before the text counts as being in it. */
const OUTSIDER = 0.06;

/**
 * Makes a detector. Models of languages are loaded when it is first in doubt, not before.
 * @param languages - what the newsroom publishes in, BCP 47; an answer is one of these tags
 * @returns the detector
 */
export function createDetector(languages: readonly string[]): Detector {
  const candidates = languages.map((tag) => candidateOf(tag));
  return {
    detect: (text) => detect(sample(text), candidates),
    contradicts: (text, declared) => contradiction(text, declared, candidates),
  };
}

/**
 * Detects among the configured languages.
 * @param text - a sample
 * @param candidates - the configured languages
 * @returns a configured tag, or undefined
 */
function detect(text: string, candidates: readonly Candidate[]): string | undefined {
  const writing = writingOf(text);
  if (writing === undefined || writing.share < SHARE) return undefined;
  if (writing.letters < LETTERS.script) return undefined;
  const fitting = candidates.filter(({ script }) => isScript(script, writing.script));
  const found = [...new Set(fitting.map(({ language }) => language))];
  if (found.length === 0) return undefined;
  const only = ONLY_LANGUAGE[writing.script];
  const language =
    only !== undefined || !found.some(isRankable)
      ? soleOf(found, fitting)
      : byTrigrams(text, writing, found);
  return language === undefined ? undefined : tagOf(language, fitting);
}

/**
 * The one language that is left.
 * @param found - languages whose script fits
 * @param fitting - their candidates
 * @returns the language; undefined where there are two, or two forms of one
 */
function soleOf(found: readonly string[], fitting: readonly Candidate[]): string | undefined {
  const scripts = new Set(fitting.map(({ script }) => script));
  return found.length === 1 && scripts.size === 1 ? found[0] : undefined;
}

/**
 * Detects by trigrams, letters and telling words.
 * @param text - a sample
 * @param writing - how it is written
 * @param found - configured languages of this script
 * @returns the language, or undefined where another is about as good
 */
function byTrigrams(text: string, writing: Writing, found: readonly string[]): string | undefined {
  if (writing.letters < LETTERS.trigrams) return undefined;
  const ranked = rankText(text, writing.script, found) ?? [];
  const inside = ranked.filter(({ language }) => found.includes(language));
  const [best, second] = inside;
  const outsider = ranked.find(
    ({ language }) => !found.includes(language) && !areClose(language, best?.language ?? ""),
  );
  if (best === undefined) return undefined;
  if (outsider !== undefined && outsider.score - best.score > OUTSIDER) return undefined;
  if (second === undefined) return best.language;
  return best.score - second.score >= marginOf(writing, best, second) ? best.language : undefined;
}

/**
 * How far the best language must be ahead.
 * @param writing - how the text is written
 * @param best - the best
 * @param second - the next
 * @returns more for a short text, and most for close languages, which trigrams alone cannot tell
 */
function marginOf(writing: Writing, best: Ranked, second: Ranked): number {
  if (areClose(best.language, second.language)) return CLOSE_MARGIN;
  return writing.letters < SHORT ? SHORT_MARGIN : CLEAR_MARGIN;
}
