import type { TitleRules } from "./rules.ts";

const CONTROL = /[\u202A-\u202E\u2066-\u2069]/;
const EMBEDDINGS = /[\u202A-\u202E]/g;
const ISOLATES = /[\u2066-\u2069]/g;
const PDI = "\u2069";

/** Scripts written from right to left that newspapers use. */
const RTL_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);
const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}]/u;
const LTR = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Bengali}]`;

/** Patterns over scripts: to read one takes longer than to typeset a title. */
interface Patterns {
  readonly ltrLetter: RegExp;
  /**
   * In right-to-left text the bidirectional algorithm moves a symbol that leads or ends a Latin word to
   * the wrong side (UAX #9, N1–N2): C++, .NET, @handle, U.S., 3-D, an address with its last slash.
   */
  readonly ltrRun: RegExp;
  /** In left-to-right text a number behind right-to-left words is drawn on their far side. */
  readonly rtlRun: RegExp;
}

/** Made by the first title that has letters from right to left. */
let patterns: Patterns | undefined;

function compile(): Patterns {
  return {
    ltrLetter: new RegExp(LTR, "u"),
    ltrRun: new RegExp(
      String.raw`(?<![\p{L}\p{M}\p{N}])(?:https?://\S*/(?=\s|$)|[@#.$~\\/]+${LTR}[\p{L}\p{M}\p{N}_.'’-]*[\p{L}\p{N}]|(?:${LTR}\.){2,}|\d+[-–/.:]${LTR}[\p{L}\p{M}\p{N}]*|${LTR}[\p{L}\p{M}\p{N}]*[+#*]+)(?![\p{L}\p{M}])`,
      "gu",
    ),
    rtlRun: new RegExp(
      String.raw`${RTL_LETTER.source}(?:[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]*${RTL_LETTER.source})?(?=[^\p{L}]*\p{N})`,
      "gu",
    ),
  };
}

/**
 * Takes out embeddings and overrides, which Unicode advises against, and every isolate without its
 * partner.
 * @param text normalized text
 * @returns the text with balanced isolates only
 */
export function balanceIsolates(text: string): string {
  if (!CONTROL.test(text)) return text;
  const plain = text.replace(EMBEDDINGS, "");
  const open: number[] = [];
  const paired = new Set<number>();
  for (const { 0: control, index } of plain.matchAll(ISOLATES)) {
    if (control !== PDI) open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) paired.add(start).add(index);
    }
  }
  return plain.replace(ISOLATES, (control: string, at: number) => (paired.has(at) ? control : ""));
}

/**
 * Takes out all isolates, so that a text can be cut and isolated anew.
 * @param text typeset text
 * @returns the text without bidirectional controls
 */
export function removeIsolates(text: string): string {
  return CONTROL.test(text) ? text.replace(EMBEDDINGS, "").replace(ISOLATES, "") : text;
}

/**
 * Isolates embedded runs of the opposite direction that would be drawn wrong. Where an author has
 * set isolates already nothing is added.
 * @param text typeset text
 * @param rules the locale's rules
 * @returns the text with its isolates
 */
export function isolateRuns(text: string, rules: TitleRules): string {
  if (!RTL_LETTER.test(text) || CONTROL.test(text)) return text;
  patterns ??= compile();
  if (!patterns.ltrLetter.test(text)) return text;
  return RTL_SCRIPTS.has(rules.script)
    ? text.replace(patterns.ltrRun, `\u2066$&${PDI}`)
    : text.replace(patterns.rtlRun, `\u2067$&${PDI}`);
}
