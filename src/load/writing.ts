import { hanScript } from "./han-variants.ts";

/** How a text is written. */
export interface Writing {
  /** Script as a locale's tag has it: `Latn`, `Jpan`, `Kore`, `Hans`, `Hant`, or `Hani` where the form is not clear. */
  readonly script: string;
  /** Letters of it; an ideograph or syllable counts as three, for it says as much. */
  readonly letters: number;
  /** Share of it among all letters, 0 to 1. */
  readonly share: number;
}

/** Scripts that languages of the news are written in, one letter a character. */
const ALPHABETIC =
  "Latn Cyrl Arab Deva Hebr Grek Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Khmr Mymr Tibt Geor Armn " +
  "Mong Thaa Cans Cher Nkoo Adlm Tfng Olck Mtei Syrc Rohg";

/** Scripts whose characters are worth several letters each. */
const WIDE: Readonly<Record<string, number>> = { Hani: 3, Hira: 3, Kana: 3, Hang: 3, Ethi: 2 };

const COUNTED = [...ALPHABETIC.split(" "), ...Object.keys(WIDE)].map((name) => ({
  name,
  worth: WIDE[name] ?? 1,
  pattern: new RegExp(`\\p{Script=${name}}`, "gu"),
}));

/** Parts that are in no language: addresses, handles, file names. */
const NO_WORDS = /https?:\/\/\S+|www\.\S+|\S+@\S+|[@#]\w+/gu;

/** Characters looked at; a page's language shows well before. */
const SAMPLE = 6000;

/** Kana among Japanese, Hangul among Korean: more than a quoted name. */
const JAPANESE = 0.1;
const KOREAN = 0.3;

/**
 * The part of a text that tells its language.
 * @param text - any text
 * @returns at most 6,000 characters without addresses and handles
 */
export function sample(text: string): string {
  return text
    .slice(0, SAMPLE * 2)
    .replaceAll(NO_WORDS, " ")
    .slice(0, SAMPLE);
}

/**
 * The script most of a text is written in.
 * @param text - a {@link sample}
 * @returns how it is written, or undefined where it has no letters
 */
export function writingOf(text: string): Writing | undefined {
  const counts = new Map(
    COUNTED.map(({ name, worth, pattern }) => [name, (text.match(pattern)?.length ?? 0) * worth]),
  );
  const take = (name: string): number => counts.get(name) ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const kana = take("Hira") + take("Kana");
  const hangul = take("Hang");
  const eastAsian = take("Hani") + kana + hangul;
  for (const name of ["Hani", "Hira", "Kana", "Hang"]) counts.delete(name);
  const [script, letters] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  if (eastAsian > letters) {
    return {
      script: eastAsianScript(text, kana, hangul, eastAsian),
      letters: eastAsian,
      share: eastAsian / total,
    };
  }
  return { script, letters, share: letters / total };
}

/**
 * Tells Japanese, Korean and the two forms of Chinese apart.
 * @param text - the text
 * @param kana - weight of its kana
 * @param hangul - weight of its Hangul
 * @param all - weight of these and its ideographs
 * @returns the script
 */
function eastAsianScript(text: string, kana: number, hangul: number, all: number): string {
  if (hangul / all >= KOREAN) return "Kore";
  if (kana / all >= JAPANESE) return "Jpan";
  return hanScript(text) ?? "Hani";
}
