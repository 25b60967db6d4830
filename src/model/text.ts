/** Everything but the characters of XML 1.0 §2.2 https://www.w3.org/TR/xml/#charsets: no escape carries these into a feed. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Plain ASCII text in one line, by far the most common, needs no look at Unicode. */
const PLAIN = /^[\u{20}-\u{7E}]*$/u;

/**
 * The one door for text (DESIGN 6): well-formed Unicode in NFC, newlines as "\n", only characters that XML allows.
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
  return cleanText(text)
    .replaceAll(/[\t\n\v\f\r \u{85}\u{2028}\u{2029}]+/gu, " ")
    .trim();
}
