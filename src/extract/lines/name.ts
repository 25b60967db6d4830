import agencies from "../words/agencies.json" with { type: "json" };
import names from "../words/names.json" with { type: "json" };
import { alternatives, pattern } from "../words/words.ts";

const PARTICLES = new Set([...names.particle, ...names.connector]);
const AGENCIES = new Set([...agencies.agency, ...agencies.picture, ...agencies.word]);
/** Agencies that write themselves in lower case: dpa, imago, picture alliance. */
const LOWER_CASE = new Set(
  [...AGENCIES].flatMap((agency) => (/^\p{Ll}/u.test(agency) ? agency.split(" ") : [])),
);

/** Punctuation around a word. */
const AROUND = /^[("“„«'‘[|,;:@–—-]+|[)"”“»'’\],;:.!?|–—-]+$/gu;

/**
 * Says whether a text could be the name of a person, an agency or several of them: every word begins with a capital or
 * is a particle, a connector or an agency; scripts without capitals are judged by length.
 * @param text - for example `Lena Varga/Example Wire`
 * @param maxWords - more words are no name
 * @returns true where it could
 */
export function isName(text: string, maxWords = 12): boolean {
  const words = text.trim().split(/\s+/u);
  if (words.length > maxWords || !/\p{L}/u.test(text)) return false;
  if (/\p{Lo}/u.test(text) && !/\p{Lu}/u.test(text)) return words.length <= 5 && text.length <= 40;
  return isNameWord(words[0] ?? "", true) && words.every((word) => isNameWord(word, false));
}

/**
 * Says whether a word can stand in a name.
 * @param word - with its punctuation
 * @param first - particles and connectors do not begin a name, except as agencies
 * @returns true where it can
 */
export function isNameWord(word: string, first: boolean): boolean {
  const bare = word.replaceAll(AROUND, "");
  if (bare === "") return !first && !/\p{L}|\p{N}/u.test(word);
  if (/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(bare)) return true;
  if (LOWER_CASE.has(bare.split("/")[0] ?? "") || /^[\w-]+(?:\.[\w-]+)+$/u.test(bare)) return true;
  if (/^(?:d|l|o|dell|dall|al|el|an|ar|ad|at|ash)['’-]\p{Lu}/u.test(bare)) return true;
  return !first && (PARTICLES.has(bare.toLowerCase()) || /^\/\p{L}/u.test(bare));
}

/**
 * Finds the name of an agency or of a picture source in a text.
 * @param text - for example `Lena Varga, AFP via Getty Images`
 * @returns where its first such name begins, or -1
 */
export function agencyIndex(text: string): number {
  const match = pattern("agency", () => {
    const all = alternatives([...AGENCIES].toSorted((one, other) => other.length - one.length));
    return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${all})(?![\p{L}\p{M}\p{N}])`, "u");
  }).exec(text);
  return match?.index ?? -1;
}

/**
 * Says what kind of author a name is.
 * @param name - as written
 * @returns a person unless it is known otherwise
 */
export function authorKind(name: string): "person" | "agency" | "organization" {
  const bare = name.trim();
  if (AGENCIES.has(bare)) return "agency";
  const parts = bare.split(/\s*[/&]\s*/u);
  if (parts.length > 1 && parts.every((part) => AGENCIES.has(part))) return "agency";
  const isOrganization =
    agencies.organization.includes(bare) || /^[\w-]+(?:\.[\w-]+)+$/u.test(bare);
  return isOrganization ? "organization" : "person";
}
