/**
 * Stands for one literal while the rules run: a noncharacter, which `normalize` takes out of all
 * input. Rules neither drop nor reorder it, so literals are put back in order.
 */
export const LITERAL_MARK = "\uFDD0";

/** Ends an address: white space, quotation marks, ellipsis, CJK punctuation. */
const STOP = String.raw`\s<>"“”„«»‹›‘’‚…\u3000-\u303F\uFF00-\uFF65\uFDD0\u061B\u061F\u060C\u200E\u200F\u2066-\u2069`;
const ADDRESS = `[^${STOP}]*[^${STOP}.,;:!?()'\\[\\]{}|]`;
const FILE_TYPES =
  "pdf|docx?|xlsx?|pptx?|csv|tsv|json|xml|html?|js|ts|css|py|rb|go|rs|php|exe|dll|zip|gz|tar|jpe?g|png|gif|svg|webp|mp[34]|mov|avi|txt|md|apk|iso|sh|ya?ml|toml";

/** What is copied letter by letter: the typesetter has no say in addresses, names of files, code, times. */
const LITERAL: RegExp = new RegExp(
  [
    `(?:https?|ftp|mailto):${ADDRESS}`,
    String.raw`\bwww\.${ADDRESS}`,
    String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]+)+`,
    String.raw`(?<![\p{L}\p{N}])@\w+(?:\.\w+)*`,
    String.raw`(?<![\p{L}\p{N}])#[\p{L}\p{M}\p{N}_]+`,
    "`[^`]+`",
    String.raw`\b[\w-]{1,80}(?:\.[\w-]{1,30}){0,3}\.(?:${FILE_TYPES})\b`,
    String.raw`\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|gov|edu|info|io|[a-z]{2})(?:/${ADDRESS})`,
    String.raw`\b\w+_\w+\b|\b\w+\(\)`,
    String.raw`(?<!\S)--?[a-z][\w-]*(?==)|(?<!\S)--[a-z][\w-]*`,
    String.raw`(?<![\p{L}\p{N}])\d{1,3}['′]\s?\d{1,2}(?:"|″|'')?(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}])\d+(?::\d+)+`,
  ].join("|"),
  "giu",
);

/** What one of every literal holds; titles without any skip the search. */
const HINT = /[/@#`_=]|\d\s?[:'′]|[\w-]\.[a-z]|\(\)|(?:^|\s)--[a-z]|mailto:/i;

/** A text with its literals taken out. */
export interface Masked {
  readonly text: string;
  readonly literals: readonly string[];
}

/**
 * Takes addresses, handles, hashtags, file names, code, times and measures out of a text.
 * @param text normalized text
 * @returns the text with one mark for each literal, and the literals in order
 */
export function maskLiterals(text: string): Masked {
  if (!HINT.test(text)) return { text, literals: [] };
  const literals: string[] = [];
  const masked = text.replace(LITERAL, (literal: string) => {
    literals.push(literal);
    return LITERAL_MARK;
  });
  return { text: masked, literals };
}

/**
 * Puts the literals back.
 * @param text typeset text with its marks
 * @param literals what `maskLiterals` took out
 * @returns the whole text
 */
export function unmaskLiterals(text: string, literals: readonly string[]): string {
  if (literals.length === 0) return text;
  let next = 0;
  return text.replaceAll(LITERAL_MARK, () => literals[next++] ?? "");
}
