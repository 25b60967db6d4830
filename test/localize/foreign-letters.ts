/** Scripts that make up a locale's writing, by the script of its maximized tag; others stand for themselves. */
const WRITTEN_IN: Readonly<Record<string, readonly string[]>> = {
  Jpan: ["Hani", "Hira", "Kana"],
  Kore: ["Hang", "Hani"],
  Hans: ["Hani"],
  Hant: ["Hani"],
  Aran: ["Arab"],
};

/** A text with letters that its readers do not write with. */
export interface ForeignLetters {
  readonly text: string;
  readonly letters: string;
}

/**
 * Finds leftovers of another script: an English word in an Arabic feed, a Cyrillic letter in a Latin word.
 * @param texts - strings as rendered for one locale
 * @param locale - their locale
 * @param names - what may be in any script: names of sites, people, abbreviations
 */
export function foreignLetters(
  texts: readonly string[],
  locale: string,
  names: readonly string[] = [],
): ForeignLetters[] {
  const script = new Intl.Locale(locale).maximize().script ?? "Latn";
  const own = (WRITTEN_IN[script] ?? [script]).map((name) => `\\p{scx=${name}}`).join("");
  const foreign = new RegExp(`(?![${own}\\p{scx=Zyyy}\\p{scx=Zinh}])\\p{L}`, "gu");
  return texts.flatMap((text) => {
    const bare = names.reduce(
      (rest, name) => (name === "" ? rest : rest.replaceAll(name, " ")),
      text,
    );
    const letters = bare.match(foreign)?.join("");
    return letters === undefined ? [] : [{ text, letters }];
  });
}
