/** Made by the first text that needs it. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Characters that are a grapheme each whatever stands beside them (UAX #29): most titles hold no
 * other, and are spared a segmenter fifty times slower.
 */
const SIMPLE =
  /^[\u0020-\u007E\u00A0-\u02FF\u0370-\u0482\u048A-\u052F\u05D0-\u05EA\u060C\u061B\u061F-\u064A\u0660-\u066F\u0671-\u06D5\u06F0-\u06FC\u10D0-\u10FF\u1E00-\u1FFF\u2010-\u2027\u202F-\u205E\u2066-\u2069\u20A0-\u20BF\u2212\u3000-\u3029\u3041-\u3096\u30A0-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF65]*$/;

/**
 * Where the graphemes of a text end.
 * @param text any text
 * @returns the end of each grapheme as an index in the text
 */
export function graphemeEnds(text: string): number[] {
  if (SIMPLE.test(text)) return Array.from({ length: text.length }, (_, at) => at + 1);
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  const ends: number[] = [];
  for (const { index, segment } of segmenter.segment(text)) ends.push(index + segment.length);
  return ends;
}

/**
 * Length of a text as its readers see it.
 * @param text any text
 * @returns how many graphemes it has
 */
export function countGraphemes(text: string): number {
  return SIMPLE.test(text) ? text.length : graphemeEnds(text).length;
}
