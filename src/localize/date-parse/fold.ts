/**
 * Marks that spelling of names may lack: Latin, Greek and Cyrillic accents, Arabic and Hebrew points, Indic nuktas.
 * Vowel signs and viramas stay, since they tell words apart.
 */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/gu;

/** Letters and signs that one keyboard has and another has not, both written for the same thing. */
const VARIANTS: Readonly<Record<string, string>> = {
  ي: "ى",
  ی: "ى",
  ې: "ى",
  ے: "ى",
  ک: "ك",
  ہ: "ه",
  ة: "ه",
  ە: "ه",
  ھ: "ه",
  ς: "σ",
  ı: "i",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  ʻ: "'",
  "`": "'",
  "´": "'",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "⁄": "/",
  "∕": "/",
  "٫": ".",
  "：": ":",
  "׃": ":",
  "།": " ",
  "་": "",
};

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("").replaceAll("-", "\\-")}]`, "gu");

/** A line in the form in which it is compared with names: two strings of equal length. */
export interface Folded {
  /** Lower case. */
  readonly text: string;
  /** Case as written; zone abbreviations need it. */
  readonly cased: string;
}

/**
 * Brings a text into the form that names are compared in: compatibility forms and optional marks gone, ASCII digits,
 * one kind of space, dash and apostrophe, no invisible characters.
 * @param text - any text
 * @returns the folded text in lower case and in its own case
 */
export function fold(text: string): Folded {
  const cased = asciiFold(text) ?? fullFold(text);
  const lower = cased.toLowerCase();
  return lower.length === cased.length
    ? { text: lower, cased }
    : { text: cased.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase()), cased };
}

/**
 * Most lines of most newsrooms are plain ASCII: nothing to fold but spaces.
 * @param text - any text
 * @returns the text with single spaces, or undefined where it is not ASCII
 */
function asciiFold(text: string): string | undefined {
  // oxlint is right that control characters are odd here: the class says "ASCII, nothing else".
  if (!/^[\t\n\r -~]*$/u.test(text)) return undefined;
  return text.replaceAll(/\s+/gu, " ").replaceAll("`", "'").trim();
}

/**
 * Folds a text of any script.
 * @param text - any text
 * @returns the folded text, case kept
 */
function fullFold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\p{Cf}\u{fe00}-\u{fe0f}]/gu, "")
    .replaceAll(OPTIONAL_MARKS, "")
    .replaceAll(VARIANT, (sign) => VARIANTS[sign] ?? sign)
    .replaceAll(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replaceAll(/[\p{Z}\s]+/gu, " ")
    .normalize("NFC")
    .trim();
}

const digits = new Map<string, string>();

/**
 * The ASCII digit of a decimal digit of any script. Unicode keeps the ten digits of a script in one ascending run.
 * @param digit - a character of category Nd
 * @returns "0" to "9"
 */
function asciiDigit(digit: string): string {
  const known = digits.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0) ?? 0;
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
  const ascii = String((code - start) % 10);
  digits.set(digit, ascii);
  return ascii;
}
