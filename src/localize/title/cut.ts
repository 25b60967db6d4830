import { isolateRuns, removeIsolates } from "./bidi.ts";
import { UNSPACED } from "./marks.ts";
import { quotations } from "./quotes.ts";
import type { TitleRules } from "./rules.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words = new Map<string, Intl.Segmenter>();

/** What may not stand before the ellipsis: separators, and marks that open something. */
const DANGLING = /[\s,;:.…،؛、，：；。\-–—|/([{«‹“‘„‚「『（【¿¡]+$/u;
/** A cut at a word may cost this share of the room; beyond it the word is cut. */
const WORD_SHARE = 0.6;

/**
 * Cuts a typeset title to a number of graphemes, at a word where one ends near enough. What was
 * open at the cut is closed behind the ellipsis; all of it counts.
 * @param text a typeset title
 * @param limit most graphemes it may have; no limit if not a finite number
 * @param rules the locale's rules
 * @returns the title with the isolates it needs, never longer than the limit
 */
export function cutTitle(text: string, limit: number | undefined, rules: TitleRules): string {
  const isolated = isolateRuns(text, rules);
  if (limit === undefined || !Number.isFinite(limit) || isolated.length <= limit) return isolated;
  const room = Math.max(0, Math.floor(limit));
  if (count(isolated) <= room) return isolated;
  const bare = removeIsolates(text);
  for (let size = room; size > 0; size--) {
    const short = isolateRuns(shorten(bare, size, rules), rules);
    if (count(short) <= room) return short;
  }
  return "";
}

function count(text: string): number {
  let total = 0;
  for (const segment of graphemes.segment(text)) total += segment.segment ? 1 : 0;
  return total;
}

function shorten(text: string, size: number, rules: TitleRules): string {
  const ends = graphemeEnds(text);
  if (ends.length <= size) return text;
  for (let kept = size - 1; kept > 0; kept--) {
    const end = wordEnd(text, ends[kept - 1] ?? 0, rules) ?? ends[kept - 1] ?? 0;
    const short = finish(text, end, rules);
    if (count(short) <= size) return short;
  }
  return "…";
}

function graphemeEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { index, segment } of graphemes.segment(text)) ends.push(index + segment.length);
  return ends;
}

// The last end of a word not behind `end`, unless that would waste too much of the room.
function wordEnd(text: string, end: number, rules: TitleRules): number | undefined {
  if (isBreak(text, end)) return end;
  const best = UNSPACED.test(text.slice(0, end))
    ? segmentedEnd(text, end, rules)
    : text.slice(0, end).search(/[ \u00A0\u202F\u3000][^ \u00A0\u202F\u3000]*$/);
  return best > end * WORD_SHARE ? best : undefined;
}

function isBreak(text: string, end: number): boolean {
  return /[\s\u3000]/.test(text.charAt(end)) || /[\s\u3000]/.test(text.charAt(end - 1));
}

function segmentedEnd(text: string, end: number, rules: TitleRules): number {
  let segmenter = words.get(rules.language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(rules.language, { granularity: "word" });
    words.set(rules.language, segmenter);
  }
  const segment = segmenter.segment(text).containing(end);
  return segment?.index ?? end;
}

function finish(text: string, end: number, rules: TitleRules): string {
  const kept = text.slice(0, end).replace(DANGLING, "");
  const whole = !/[\p{L}\p{M}\p{N}]/u.test(text.charAt(kept.length));
  const mark = whole && kept !== "" ? rules.cutMark : "…";
  return kept + mark + closers(text, kept.length, rules);
}

const BRACKETS: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "（": "）",
  "【": "】",
  "《": "》",
  "〈": "〉",
};

// The marks that close what is open at `end`, innermost first.
function closers(text: string, end: number, rules: TitleRules): string {
  const open = quotations(text, rules)
    .filter((one) => one.open < end && one.close >= end)
    .map((one) => ({ at: one.open, closing: one.closing === "»" ? rules.pad + "»" : one.closing }));
  for (const bracket of openBrackets(text.slice(0, end))) open.push(bracket);
  return open
    .toSorted((one, other) => other.at - one.at)
    .map((one) => one.closing)
    .join("");
}

function openBrackets(text: string): { at: number; closing: string }[] {
  const open: { at: number; closing: string }[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}（）【】《》〈〉]/g)) {
    const closing = BRACKETS[bracket];
    if (closing) open.push({ at: index, closing });
    else if (open.at(-1)?.closing === bracket) open.pop();
  }
  return open;
}
