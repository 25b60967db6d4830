import type { TitleRules } from "./rules.ts";

const GAP = "[ \\u00A0\\u202F\\u2009]";
/** ; ! ? after a word, and not inside an emoticon or a name such as Yahoo!Japan. */
const HIGH: RegExp = new RegExp(
  String.raw`(?<=[^\s([{¿¡!?;:])${GAP}*([!?]+|;(?!\)))(?=$|[\s»”’“‘«.,…)\]!?])`,
  "gu",
);
/** A colon between words; not the one of a score (2 : 1). */
const SCORE = String.raw`(?<=(?<![\d\p{L}])\d{1,2}${GAP}+):(?=${GAP}+\d{1,2}(?!\d))`;
const COLON: RegExp = new RegExp(
  String.raw`(?<=[^\s([{:;])${GAP}*(?!${GAP}*${SCORE}):(?=$|[«“„"]|${GAP})`,
  "gu",
);
const COMMA: RegExp = new RegExp(String.raw`(?<=[\p{L}\p{N}»”’)])${GAP}+,(?=\s)`, "gu");

/**
 * Gives high punctuation the space the locale puts before it, and takes away one it does not.
 * @param text a title, literals masked and quotes set
 * @param rules the locale's rules
 * @returns the text with its spaces set
 */
export function setSpacing(text: string, rules: TitleRules): string {
  if (!/[;:!?,¿¡]/.test(text)) return text;
  // Each asked for first: a search that looks behind at every place costs more than all else here.
  let out = /[;!?]/.test(text) ? text.replace(HIGH, `${rules.high}$1`) : text;
  if (out.includes(":")) out = out.replace(COLON, `${rules.colon}:`);
  if (out.includes(",")) out = out.replace(COMMA, ",");
  if (!rules.inverted) return out;
  return addInverted(out.replace(/([¿¡])[ \u00A0\u202F]+/g, "$1"), rules.inverted);
}

/** Sentence by sentence: up to its mark, from behind the last stop, colon or opening quote. */
const SENTENCE = /(?<=^|[.:;!?…«“‘"(] ?|[–—] )([^.:;!?…«“‘"(¿¡–—]+)([?!])/gu;

function addInverted(text: string, words: RegExp): string {
  return text.replace(SENTENCE, (whole: string, body: string, mark: string) => {
    const start = body.trimStart();
    if (!words.test(start)) return whole;
    return `${body.slice(0, body.length - start.length)}${mark === "?" ? "¿" : "¡"}${start}${mark}`;
  });
}
