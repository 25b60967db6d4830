import type { Image } from "../model/block.ts";
import agencies from "./agencies.json" with { type: "json" };

/** An agency whose material needs a contract. */
export interface Agency {
  readonly id: string;
  readonly name: string;
}

/** An agency's ways of being named, as expressions over one text. */
interface Recognizer extends Agency {
  readonly matches: (text: string) => boolean;
}

/** Scripts written without spaces between words: a name stands anywhere in them. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]/u;

const recognizers: readonly Recognizer[] = agencies.map(({ id, name, names, acronyms }) => {
  const spelt = anyOf(names, "iu");
  const exact = anyOf(acronyms, "u");
  return { id, name, matches: (text) => spelt?.test(text) === true || exact?.test(text) === true };
});

/**
 * The agencies a credit names. Names count in any case; acronyms only as they are written, since "ap" and "pa" are
 * words of some languages.
 * @param credit - a credit line: "Jane Roe / AFP via Getty Images"
 * @returns each agency it names
 */
export function agenciesNamed(credit: string): readonly Agency[] {
  const text = credit.normalize("NFC");
  return recognizers.filter(({ id, matches }) => id === text.trim().toLowerCase() || matches(text));
}

/**
 * The agencies behind a picture: by its credit and its rights line, else by what its caption ends in: "(AFP)".
 * @param image - the picture
 * @returns each agency named
 */
export function imageAgencies(image: Image): readonly Agency[] {
  const tail = /[(（[/©|]\s*([^()（）[\]/©|]{2,60})[)）\]]?\s*[.。]?\s*$/u.exec(
    image.caption ?? "",
  )?.[1];
  return agenciesNamed([image.credit, image.rights, tail].filter(Boolean).join(" / "));
}

/**
 * The agencies whose material may not go to a partner.
 * @param named - agencies behind the material
 * @param contract - names of the agencies whose material the contract with this partner covers
 * @returns those it does not cover
 */
export function uncovered(
  named: readonly Agency[],
  contract: readonly string[],
): readonly Agency[] {
  if (named.length === 0) return [];
  const covered = new Set(contract.flatMap((name) => agenciesNamed(name).map(({ id }) => id)));
  return named.filter(({ id }) => !covered.has(id));
}

/**
 * @param names - ways of being named
 * @param flags - of the expression
 * @returns an expression that finds any of them as whole words; undefined for none
 */
function anyOf(names: readonly string[], flags: string): RegExp | undefined {
  if (names.length === 0) return undefined;
  const whole = names.map((name) => {
    const pattern = RegExp.escape(name.normalize("NFC"));
    if (UNSPACED.test(name)) return pattern;
    // Arabic joins one-letter particles ("and", "for", "by") to the word that follows.
    const before = /^\p{Script=Arabic}/u.test(name)
      ? "(?<![\\p{L}\\p{N}])[وفبلك]{0,2}"
      : "(?<![\\p{L}\\p{N}])";
    return /[\p{L}\p{N}\p{M}]$/u.test(name)
      ? `${before}${pattern}(?![\\p{L}\\p{N}\\p{M}])`
      : `${before}${pattern}`;
  });
  return new RegExp(whole.join("|"), flags);
}
