import { LITERAL_MARK } from "./literals.ts";

/**
 * What no reader can see: controls other than white space, soft hyphens, byte-order marks, and the
 * noncharacters, one of which stands in for literals while we work.
 */
const INVISIBLE: RegExp = new RegExp(
  `[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD\\uFEFF${LITERAL_MARK}-\\uFDEF\\uFFFE\\uFFFF]`,
  "gu",
);

/** What most titles hold nothing of: controls, doubled spaces, surrogates, noncharacters. */
const ODD = /[\p{Cc}\p{Cs}\u00AD\u2028\u2029\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]|[ \u00A0\u202F]{2}/u;
const SPACE_RUN = /[\t\n\v\f\r\u0085\u2028\u2029]|[ \u00A0\u202F]{2,}/;
const SPACE_RUNS = /[\t\n\v\f\r\u0085\u2028\u2029 \u00A0\u202F]+/g;

/**
 * One line of well-formed NFC text, without invisible characters and doubled spaces.
 * @param text any string, lone surrogates included
 * @returns the same text in one line; a no-break space survives in a run of spaces
 */
export function normalize(text: string): string {
  if (!ODD.test(text)) return text.normalize("NFC").trim();
  const formed = text.toWellFormed().replace(INVISIBLE, "");
  const line = SPACE_RUN.test(formed) ? formed.replace(SPACE_RUNS, oneSpace) : formed;
  return line.normalize("NFC").trim();
}

function oneSpace(run: string): string {
  if (run.includes("\u202F")) return "\u202F";
  return run.includes("\u00A0") ? "\u00A0" : " ";
}
