import type { Image } from "../model/block.ts";
import agencies from "./agencies.json" with { type: "json" };

/** An agency whose material needs a contract. */
export interface Agency {
  readonly id: string;
  readonly name: string;
}

/** One way of being named, and what may stand before it. */
interface Name {
  readonly text: string;
  readonly before: RegExp;
  readonly after: RegExp;
}

/** An agency with its names. */
interface Recognizer extends Agency {
  /** In lower case: these count in any case. */
  readonly names: readonly Name[];
  /** These count only as they are written, since "ap" and "pa" are words of some languages. */
  readonly acronyms: readonly Name[];
}

const WORD_BEGINS = /(?:^|[^\p{L}\p{N}])$/u;
const WORD_ENDS = /^(?![\p{L}\p{N}\p{M}])/u;
/** Arabic joins one-letter particles ("and", "for", "by") to the word that follows. */
const AFTER_PARTICLE = /(?:^|[^\p{L}\p{N}])[وفبلك]{0,2}$/u;
/** Written without spaces between words: a name stands anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const ANYWHERE = /^|$/u;
const IS_ARABIC = /^\p{Script=Arabic}/u;

/** All agencies, made by the first credit. */
let recognizers: readonly Recognizer[] | undefined;

/**
 * The agencies a credit names.
 * @param credit - a credit line: "Jane Roe / AFP via Getty Images"
 * @returns each agency it names
 */
export function agenciesNamed(credit: string): readonly Agency[] {
  const text = credit.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  if (text === "") return [];
  const lower = text.toLowerCase();
  recognizers ??= agencies.map(({ id, name, names, acronyms }) => ({
    id,
    name,
    names: names.map((each) => nameOf(each.toLowerCase())),
    acronyms: acronyms.map((each) => nameOf(each)),
  }));
  return recognizers.filter(
    ({ id, names, acronyms }) =>
      id === lower ||
      names.some((name) => stands(name, lower)) ||
      acronyms.some((name) => stands(name, text)),
  );
}

/**
 * @param raw - a name as it is compared
 * @returns it with its boundaries
 */
function nameOf(raw: string): Name {
  const text = raw.normalize("NFC");
  if (UNSPACED.test(text)) return { text, before: ANYWHERE, after: ANYWHERE };
  return { text, before: IS_ARABIC.test(text) ? AFTER_PARTICLE : WORD_BEGINS, after: WORD_ENDS };
}

/**
 * @param name - a name
 * @param text - a credit line
 * @returns whether the name stands in it as a word of its own
 */
function stands(name: Name, text: string): boolean {
  for (let at = text.indexOf(name.text); at >= 0; at = text.indexOf(name.text, at + 1)) {
    const end = at + name.text.length;
    if (name.before.test(text.slice(Math.max(0, at - 4), at)) && name.after.test(text.slice(end)))
      return true;
  }
  return false;
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
