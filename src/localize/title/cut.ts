import { isolateRuns, removeIsolates } from "./bidi.ts";
import { countGraphemes, graphemeEnds } from "./graphemes.ts";
import { isUnspaced } from "./marks.ts";
import { quotations } from "./quotes.ts";
import type { TitleRules } from "./rules.ts";

const words = new Map<string, Intl.Segmenter>();

/** What may not stand before the ellipsis: separators, and marks that open something. */
const DANGLING = /[\s,;:.…،؛、，：；。\-–—|/([{«‹“‘„‚「『（【¿¡]+$/u;
/** A cut at a word keeps at least this share of the room; else one long word has it all, and is cut. */
const WORD_SHARE = 0.35;

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
  if (countGraphemes(isolated) <= room) return isolated;
  const bare = removeIsolates(text);
  for (let size = room; size > 0; size--) {
    const short = isolateRuns(shorten(bare, size, rules), rules);
    if (countGraphemes(short) <= room) return short;
  }
  return "";
}

function shorten(text: string, size: number, rules: TitleRules): string {
  const ends = graphemeEnds(text);
  if (ends.length <= size) return text;
  const spans = enclosures(text, rules);
  for (let kept = size - 1; kept > 0; kept--) {
    const end = wordEnd(text, ends[kept - 1] ?? 0, rules) ?? ends[kept - 1] ?? 0;
    const short = finish(text, end, spans, rules);
    if (countGraphemes(short) <= size) return short;
  }
  return "…";
}

// The last end of a word not behind `end`, unless that would waste too much of the room.
function wordEnd(text: string, end: number, rules: TitleRules): number | undefined {
  if (isBreak(text, end)) return end;
  const best = isUnspaced(text.slice(0, end))
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

function finish(text: string, end: number, spans: readonly Span[], rules: TitleRules): string {
  const kept = text.slice(0, end).replace(DANGLING, "");
  const whole = !/[\p{L}\p{M}\p{N}]/u.test(text.charAt(kept.length));
  const mark = whole && kept !== "" ? rules.cutMark : "…";
  const open = spans.filter((span) => span.open < kept.length && span.close >= kept.length);
  return kept + mark + open.map((span) => padded(span, rules)).join("");
}

function padded(span: Span, rules: TitleRules): string {
  return span.closing === "»" ? rules.pad + span.closing : span.closing;
}

/** A stretch of text between marks that belong together, and what closes it. */
interface Span {
  readonly open: number;
  readonly close: number;
  readonly closing: string;
}

// Quotations and brackets, innermost first.
function enclosures(text: string, rules: TitleRules): Span[] {
  return [...quotations(text, rules), ...bracketed(text)].toSorted(
    (one, other) => other.open - one.open,
  );
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

function bracketed(text: string): Span[] {
  const open: { at: number; closing: string }[] = [];
  const spans: Span[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}（）【】《》〈〉]/g)) {
    const closing = BRACKETS[bracket];
    if (closing) open.push({ at: index, closing });
    else if (open.at(-1)?.closing === bracket)
      spans.push({ open: open.pop()?.at ?? 0, close: index, closing: bracket });
  }
  return spans;
}
