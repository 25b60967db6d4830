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

/** A script and what its characters match, which is made when it is first tried: few scripts ever are. */
interface Counted {
  readonly name: string;
  pattern?: RegExp;
}

/** The scripts that are counted; their places stand for them below. */
const COUNTED: readonly Counted[] = [...ALPHABETIC.split(" "), ...Object.keys(WIDE)].map(
  (name) => ({
    name,
  }),
);

/** Characters of no script of their own: digits, punctuation, accents. */
const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** Place of each character's script in COUNTED, from 1; 0 where it was not met yet. */
const places = new Uint8Array(0x11_0000);
const NO_SCRIPT = 255;

/** Parts that are in no language: addresses, handles, file names. */
const NO_WORDS = /https?:\/\/\S+|www\.\S+|\S+@\S+|[@#]\w+/gu;

/** What each of them has: most texts have none, and looking for them is slow where words have no spaces. */
const MAY_HAVE_NO_WORDS = /[@#]|www\.|:\/\//u;

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
  const part = text.slice(0, SAMPLE * 2);
  const words = MAY_HAVE_NO_WORDS.test(part) ? part.replaceAll(NO_WORDS, " ") : part;
  return words.slice(0, SAMPLE);
}

/**
 * The script most of a text is written in.
 * @param text - a {@link sample}
 * @returns how it is written, or undefined where it has no letters
 */
export function writingOf(text: string): Writing | undefined {
  const counts = new Map<string, number>();
  for (const [name, count] of charactersByScript(text)) counts.set(name, count * (WIDE[name] ?? 1));
  const take = (name: string): number => counts.get(name) ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const kana = take("Hira") + take("Kana");
  const hangul = take("Hang");
  const eastAsian = take("Hani") + kana + hangul;
  for (const name of ["Hani", "Hira", "Kana", "Hang"]) counts.delete(name);
  const [script, letters] = [...counts].reduce(more, ["Latn", 0]);
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
 * How much of a text is in a script.
 * @param text - any text
 * @param script - as a locale's tag has it
 * @returns its share of all characters that have a script, 0 to 1; of Japanese and Korean, that of their own syllables
 */
export function shareOf(text: string, script: string): number {
  const names = { Jpan: ["Hira", "Kana"], Kore: ["Hang"] }[script] ?? [script];
  const counts = charactersByScript(text);
  const sum = (all: typeof counts): number => all.reduce((total, [, count]) => total + count, 0);
  return sum(counts.filter(([name]) => names.includes(name))) / Math.max(1, sum(counts));
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

/**
 * Counts the characters of each script.
 * @param text - any text
 * @returns scripts that it has, in an order that depends on them alone
 */
export function charactersByScript(text: string): [script: string, count: number][] {
  const counts = new Uint32Array(256);
  for (let at = 0; at < text.length; at += 1) {
    // Half of a character has no place of its own.
    let place = places[text.charCodeAt(at)] ?? 0;
    if (place === 0) {
      const point = text.codePointAt(at) ?? 0;
      place = placeOf(point);
      if (point > 0xff_ff) at += 1;
    }
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return COUNTED.flatMap(({ name }, index): [string, number][] => {
    const count = counts[index + 1] ?? 0;
    return count === 0 ? [] : [[name, count]];
  });
}

/**
 * The script of a character.
 * @param point - code point
 * @returns its place in COUNTED, from 1, or NO_SCRIPT
 */
function placeOf(point: number): number {
  const known = places[point] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(point);
  if (!character.isWellFormed()) return NO_SCRIPT;
  const found = SHARED.test(character)
    ? 0
    : COUNTED.findIndex((script) => patternOf(script).test(character)) + 1;
  return (places[point] = found === 0 ? NO_SCRIPT : found);
}

/**
 * What the characters of a script match.
 * @param script - the script
 * @returns its pattern
 */
function patternOf(script: Counted): RegExp {
  return (script.pattern ??= new RegExp(`\\p{Script=${script.name}}`, "u"));
}

/**
 * The more frequent of two scripts.
 * @param best - one
 * @param next - another
 * @returns the first where they are equal
 */
function more(best: [string, number], next: [string, number]): [string, number] {
  return next[1] > best[1] ? next : best;
}
