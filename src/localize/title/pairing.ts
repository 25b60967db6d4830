import { isApostrophe, isPossessive } from "./apostrophes.ts";
import { isLetter, isWord, type Mark, SPACE } from "./marks.ts";
import type { TitleRules } from "./rules.ts";

/** Can stand before an opening mark only. */
const STRICTLY_OPENING = /[\s([{¿¡]/;
/** Can stand before either. */
const MAYBE_OPENING = /[/|–—\-:…]/;
/** Can follow a closing mark only. */
const STRICTLY_CLOSING = /[,;:!?)\]}、。，！？：；）؟،؛।]/;
/** Can follow either. */
const MAYBE_CLOSING = /[.…\-–—/|]/;

/** Guillemets may have a space on either side, so that it says nothing; nor does a comma. */
const GUILLEMET_GAP = /[\s,.;]/;

const ALWAYS_OPEN = "„‚「『";
const ALWAYS_CLOSE = "」』";
const OPEN_BY_SHAPE = "«‹“‘‟‛";
const CLOSE_BY_SHAPE = "»›”’";

/**
 * Judges every mark of a text: opening, closing, apostrophe or neither, and which belong together.
 * @param text a title, literals masked
 * @param marks its marks, whose role and partner are set
 * @param rules the locale's rules
 */
export function pairMarks(text: string, marks: readonly Mark[], rules: TitleRules): void {
  const open: number[] = [];
  for (const [index, mark] of marks.entries()) {
    if (isApostrophe(text, marks, index, rules)) mark.role = "apostrophe";
    else if (mayOpen(text, marks, index, rules, open)) open.push(index);
    else closeMark(text, marks, index, open);
  }
  for (const index of open) leaveSingle(text, marks[index]);
}

function closeMark(text: string, marks: readonly Mark[], index: number, open: number[]): void {
  const mark = marks[index];
  if (!mark) return;
  const depth = partnerDepth(marks, mark, open);
  const partnerIndex = open[depth];
  const partner = partnerIndex === undefined ? undefined : marks[partnerIndex];
  if (
    !partner ||
    partnerIndex === undefined ||
    (mark.kind === "single" && isPossessive(text, mark))
  )
    return leaveSingle(text, mark);
  for (const left of open.splice(depth).slice(1)) leaveSingle(text, marks[left]);
  if (text.slice(partner.at + 1, mark.at).trim() === "") return;
  partner.role = "open";
  partner.partner = index;
  mark.role = "close";
  mark.partner = partnerIndex;
}

// Where in the stack of open marks the partner lies; a single mark reaches only the innermost.
function partnerDepth(marks: readonly Mark[], mark: Mark, open: readonly number[]): number {
  if (mark.kind !== "single")
    return open.findLastIndex((index) => marks[index]?.kind === mark.kind);
  const top = open.length - 1;
  return marks[open[top] ?? -1]?.kind === "single" ? top : -1;
}

// A single mark without a partner is an apostrophe if it leans on a letter: Jones', 'Frisco.
function leaveSingle(text: string, mark: Mark | undefined): void {
  if (mark?.kind !== "single" || mark.glyph === "‚") return;
  const leans = isLetter(text.charAt(mark.at - 1)) || isWord(text.charAt(mark.at + 1));
  if (leans) mark.role = "apostrophe";
}

function mayOpen(
  text: string,
  marks: readonly Mark[],
  index: number,
  rules: TitleRules,
  open: readonly number[],
): boolean {
  const mark = marks[index];
  if (!mark || ALWAYS_CLOSE.includes(mark.glyph)) return false;
  if (ALWAYS_OPEN.includes(mark.glyph)) return true;
  const { opens, closes } = sides(text, marks, index, open);
  if (opens !== closes) return opens;
  return opensByShape(mark, marks, open, rules);
}

// Where the neighbours say nothing: by the mark's own shape, else whichever is still missing.
function opensByShape(
  mark: Mark,
  marks: readonly Mark[],
  open: readonly number[],
  rules: TitleRules,
): boolean {
  const depth = partnerDepth(marks, mark, open);
  const partner = marks[open[depth] ?? -1];
  const bothWays = rules.quotes.some(([first, last]) => first === last && first === mark.glyph);
  if (bothWays) return partner === undefined;
  if (CLOSE_BY_SHAPE.includes(mark.glyph)) return false;
  if (OPEN_BY_SHAPE.includes(mark.glyph)) return !"„‚»›".includes(partner?.glyph ?? " ");
  return partner === undefined;
}

interface Sides {
  readonly opens: boolean;
  readonly closes: boolean;
}

function sides(
  text: string,
  marks: readonly Mark[],
  index: number,
  open: readonly number[],
): Sides {
  const at = marks[index]?.at ?? 0;
  const lead = leading(text.charAt(at - 1), marks, index, open);
  const tail = trailing(text.charAt(at + 1), marks, index);
  return {
    opens: lead !== "closing" && tail !== "closing",
    closes: lead !== "opening" && tail !== "opening",
  };
}

type Side = "opening" | "closing" | "either";

// What the character before a mark lets it be.
function leading(
  before: string,
  marks: readonly Mark[],
  index: number,
  open: readonly number[],
): Side {
  if (isGuillemet(marks[index]) && GUILLEMET_GAP.test(before)) return "either";
  if (before === "" || STRICTLY_OPENING.test(before)) return "opening";
  if (MAYBE_OPENING.test(before)) return "either";
  const neighbour = marks[index - 1];
  if (neighbour?.at !== (marks[index]?.at ?? 0) - 1) return "closing";
  if (open.at(-1) === index - 1) return "opening";
  return neighbour.role === "apostrophe" ? "either" : "closing";
}

// What the character behind it lets it be; a further mark leaves it to the one before.
function trailing(after: string, marks: readonly Mark[], index: number): Side {
  const mark = marks[index];
  if (isGuillemet(mark) && SPACE.test(after)) return "either";
  if (after === "" || SPACE.test(after) || STRICTLY_CLOSING.test(after)) return "closing";
  const markFollows = marks[index + 1]?.at === (mark?.at ?? 0) + 1;
  return markFollows || MAYBE_CLOSING.test(after) ? "either" : "opening";
}

function isGuillemet(mark: Mark | undefined): boolean {
  return mark?.kind === "guillemet" || mark?.kind === "angle";
}
