/** What stands between a headline and the site's name. */
export const SEPARATOR: RegExp = /\s+[|–—\-:»«·•/]+\s+|\s*[|｜»•]\s*|\s+::\s+|\s*[_＿]\s*/u;

/**
 * A text as compared: letters and digits, lower case, one space between words.
 * @param text - the text
 * @returns its words
 */
export function folded(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" ");
}

/**
 * How much of the words of two texts they share.
 * @param one - a text
 * @param other - another
 * @returns 0 to 1, 1 for the same words
 */
export function overlap(one: string, other: string): number {
  const [first, second] = [units(one), units(other)];
  if (first.size === 0 || second.size === 0) return 0;
  const shared = first.intersection(second).size;
  return shared / Math.max(first.size, second.size);
}

/**
 * The words of a text; of scripts without spaces, its characters.
 * @param text - the text
 * @returns the distinct units
 */
function units(text: string): Set<string> {
  const words = folded(text);
  const spaceless = /[\u0E00-\u0E7F\u1000-\u109F\u3040-\u30FF\u4E00-\u9FFF]/u.test(words);
  return new Set(spaceless ? words : words.split(" "));
}
