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

const recognizers: readonly Recognizer[] = agencies.map(({ id, name, names, acronyms }) => {
  let spelt: RegExp | undefined;
  let exact: RegExp | undefined;
  const matches = (text: string): boolean => {
    spelt ??= anyOf(names, "iu");
    exact ??= anyOf(acronyms, "u");
    return spelt?.test(text) === true || exact?.test(text) === true;
  };
  return { id, name, matches };
});

/** Most credits name a photographer of the house: one look tells. */
const anyName: RegExp | undefined = anyOf(
  agencies.flatMap(({ names }) => names),
  "iu",
);
const anyAcronym: RegExp | undefined = anyOf(
  agencies.flatMap(({ acronyms }) => acronyms),
  "u",
);

/**
 * The agencies a credit names. Names count in any case; acronyms only as they are written, since "ap" and "pa" are
 * words of some languages.
 * @param credit - a credit line: "Jane Roe / AFP via Getty Images"
 * @returns each agency it names
 */
export function agenciesNamed(credit: string): readonly Agency[] {
  const text = credit.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  const id = text.toLowerCase();
  const named = anyName?.test(text) === true || anyAcronym?.test(text) === true;
  return recognizers.filter((agency) => agency.id === id || (named && agency.matches(text)));
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
  const groups = Object.groupBy(names, (name) => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name))
      return "unspaced";
    return /^\p{Script=Arabic}/u.test(name) ? "arabic" : "spaced";
  });
  const parts = [
    // Written without spaces between words: a name stands anywhere.
    alternatives("", groups.unspaced, ""),
    // Arabic joins one-letter particles ("and", "for", "by") to the word that follows.
    alternatives("(?<![\\p{L}\\p{N}])[وفبلك]{0,2}", groups.arabic, "(?![\\p{L}\\p{N}\\p{M}])"),
    alternatives("(?<![\\p{L}\\p{N}])", groups.spaced, "(?![\\p{L}\\p{N}\\p{M}])"),
  ].filter((part) => part !== "");
  return parts.length === 0 ? undefined : new RegExp(parts.join("|"), flags);
}

/**
 * @param before - what stands before each
 * @param names - literal names
 * @param after - what stands after each
 * @returns one expression for all of them, "" for none
 */
function alternatives(before: string, names: readonly string[] | undefined, after: string): string {
  if (names === undefined) return "";
  return `${before}(?:${names.map((name) => RegExp.escape(name.normalize("NFC"))).join("|")})${after}`;
}
