/** What stands between a headline and the site's name. */
export const SEPARATOR: RegExp = /\s+[|–—\-:»«·•/]+\s+|\s*[|｜»•]\s*|\s+::\s+|\s*[_＿]\s*/u;

/** Texts looked at last are compared again soon: headings with what is stated, bylines with lines. */
const REMEMBERED = 256;

/**
 * Remembers what was made of the last texts.
 * @param make - what is made of a text
 * @returns the same, made once while it is remembered
 */
function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, made);
    return made;
  };
}

/**
 * A text as compared: letters and digits, lower case, one space between words.
 * @param text - the text
 * @returns its words
 */
export const folded: (text: string) => string = remembering((text) =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" "),
);

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
const units: (text: string) => ReadonlySet<string> = remembering((text) => {
  const words = folded(text);
  const spaceless = /[\u0E00-\u0E7F\u1000-\u109F\u3040-\u30FF\u4E00-\u9FFF]/u.test(words);
  return new Set(spaceless ? words : words.split(" "));
});
