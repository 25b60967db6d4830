/** Everything but the characters of XML 1.0 §2.2 https://www.w3.org/TR/xml/#charsets: no escape carries these into a feed. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * Letters and marks of a line that stand for themselves in every order, by far the most common, need no further look:
 * ASCII, precomposed Latin and Cyrillic letters, typographic marks, ideographs.
 */
export const PLAIN: RegExp =
  /^[\x20-\x7E\xA0-\u02FF\u0400-\u0481\u048A-\u052F\u2010-\u2027\u2030-\u205E\u4E00-\u9FFF]*$/;

/** White space of a line that is not one space between words. */
const RUN =
  /[\t\n\v\f\r\x85\u2028\u2029][\t\n\v\f\r \x85\u2028\u2029]*| [\t\n\v\f\r \x85\u2028\u2029]+/g;

/**
 * The door through which text comes in: well-formed Unicode in NFC, newlines as "\n", only characters that XML allows.
 * @param text - text as found
 * @returns the text, fit for every output format
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.toWellFormed().replaceAll(/\r\n?/gu, "\n").replace(NOT_XML, "").normalize("NFC");
}

/**
 * A text of one line: cleaned, runs of white space as one space, none at its ends.
 * @param text - text as found
 * @returns the line
 */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(RUN, " ").trim();
}

/**
 * What of a text is compared where only its words matter.
 * @param text - as written
 * @returns its letters and digits, in lower case
 */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
