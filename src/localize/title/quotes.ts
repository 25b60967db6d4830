import { findMarks, type Mark, SPACE } from "./marks.ts";
import { pairMarks } from "./pairing.ts";
import type { QuotePair, TitleRules } from "./rules.ts";

const CORNERS = "「『";
const SINGLES = "‘’‚‹›";

/** A quotation of a title: where its marks stand, and the mark that closes it. */
export interface Quotation {
  readonly open: number;
  readonly close: number;
  readonly closing: string;
}

/**
 * Sets quotation marks and apostrophes as the locale's newspapers do. Pairs that are right stay;
 * a double mark without its partner stays as typed, since inches and omissions look alike.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text with its marks set
 */
export function setQuotes(text: string, rules: TitleRules): string {
  const source = tidyStandIns(text);
  const marks = findMarks(source);
  if (marks.length === 0) return source;
  pairMarks(source, marks, rules);
  return write(source, marks, chooseGlyphs(marks, rules), rules);
}

/**
 * The quotations of a typeset text, which a cut must close again.
 * @param text a typeset title
 * @param rules the locale's rules
 * @returns its quotations by opening mark
 */
export function quotations(text: string, rules: TitleRules): Quotation[] {
  const marks = findMarks(text);
  pairMarks(text, marks, rules);
  return marks.flatMap((mark) => {
    const other = mark.role === "open" ? marks[mark.partner] : undefined;
    return other ? [{ open: mark.at, close: other.at, closing: other.glyph }] : [];
  });
}

// Two apostrophes or commas typed for a double mark; accents typed for an apostrophe.
function tidyStandIns(text: string): string {
  const doubled = text.includes("''") ? text.replace(/(?<!')''(?!')/g, '"') : text;
  const lowered = doubled.includes(",,")
    ? doubled.replace(/(?<![,\p{L}\p{N}]),,(?=[\p{L}\p{N}])/gu, "„")
    : doubled;
  return /[´`]/.test(lowered) ? lowered.replace(/(?<=\p{L})[´`](?=\p{L})/gu, "'") : lowered;
}

// The glyph each paired mark gets, by index; those not listed stay or are apostrophes.
function chooseGlyphs(marks: readonly Mark[], rules: TitleRules): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  const around: { level: number; pair: string }[] = [];
  for (const [index, mark] of marks.entries()) {
    if (mark.role === "close") around.pop();
    const other = mark.role === "open" ? marks[mark.partner] : undefined;
    if (!other) continue;
    const chosen = choose(mark, other, around.at(-1), rules);
    around.push({ level: chosen.level, pair: joined(chosen.pair) });
    glyphs.set(index, chosen.pair[0]);
    glyphs.set(mark.partner, chosen.pair[1]);
  }
  return glyphs;
}

function choose(
  mark: Mark,
  other: Mark,
  parent: { readonly level: number; readonly pair: string } | undefined,
  rules: TitleRules,
): { level: number; pair: QuotePair } {
  const typed: QuotePair = [mark.glyph, other.glyph];
  if (CORNERS.includes(mark.glyph)) return { level: CORNERS.indexOf(mark.glyph), pair: typed };
  const level = parent ? (parent.level + 1) % rules.quotes.length : outerLevel(mark, rules);
  const kept = joined(typed);
  if (rules.keep.has(kept) && parent?.pair !== kept) {
    const own = rules.quotes.findIndex((pair) => joined(pair) === kept);
    return { level: own === -1 ? level : own, pair: typed };
  }
  return { level, pair: rules.quotes[level] ?? typed };
}

function joined([open, close]: QuotePair): string {
  return open + close;
}

// A single mark outside any other is set single only where the locale has single marks at all.
function outerLevel(mark: Mark, rules: TitleRules): number {
  if (mark.kind !== "single" && mark.kind !== "angle") return 0;
  return SINGLES.includes(rules.quotes[rules.single]?.[0] ?? " ") ? rules.single : 0;
}

function write(
  text: string,
  marks: readonly Mark[],
  glyphs: ReadonlyMap<number, string>,
  rules: TitleRules,
): string {
  let out = "";
  let from = 0;
  let opened = false;
  for (const [index, mark] of marks.entries()) {
    const part = text.slice(from, mark.at);
    const glyph = glyphs.get(index);
    const closes = glyph !== undefined && mark.role === "close";
    const pad = glyph && "«»".includes(glyph) ? rules.pad : "";
    out += trimGaps(part, opened, closes);
    opened = glyph !== undefined && mark.role === "open";
    out += closes ? pad + glyph : (glyph ?? plain(mark, rules)) + pad;
    from = mark.at + 1;
  }
  return out + trimGaps(text.slice(from), opened, false);
}

// Spaces just inside a quotation are the locale's to put, not the typist's.
function trimGaps(part: string, opened: boolean, closes: boolean): string {
  const start = opened && SPACE.test(part.charAt(0)) ? part.trimStart() : part;
  return closes && SPACE.test(start.at(-1) ?? "") ? start.trimEnd() : start;
}

function plain(mark: Mark, rules: TitleRules): string {
  if (mark.role !== "apostrophe" || (rules.turned && mark.glyph === "‘")) return mark.glyph;
  return "’";
}
