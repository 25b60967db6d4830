import { z } from "zod";
import type { Image } from "../model/block.ts";
import agencies from "./agencies.json" with { type: "json" };

/** What the newsroom's contract with an agency lets it pass on. */
export interface Contract {
  /** The agency's id or any of its names in agencies.json: `afp`, `Agence France-Presse`. */
  readonly agency: string;
  /** Partners (as named in config) that may be given its material. */
  readonly partners: readonly string[];
  readonly covers: readonly ("images" | "texts")[];
}

/** Schema of {@link Contract}, for the config. */
export const contractSchema: z.ZodType<Contract> = z.strictObject({
  agency: z.string().refine((name) => agenciesNamed(name).length > 0, {
    error: "no agency is known by this name (see src/partners/agencies.json)",
  }),
  partners: z.array(z.string()),
  covers: z.array(z.enum(["images", "texts"])).default(["images", "texts"]),
});

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
  return recognizers.filter(
    ({ id, matches }) => id === text.trim().toLowerCase() || matches(text),
  );
}

/**
 * The agencies behind a picture: by its credit and its rights line, else by what its caption ends in: "(AFP)".
 * @param image - the picture
 * @returns each agency named
 */
export function imageAgencies(image: Image): readonly Agency[] {
  const tail = /[(（[/©|]\s*([^()（）[\]/©|]{2,60})[)）\]]?\s*[.。]?\s*$/u.exec(image.caption ?? "")?.[1];
  return agenciesNamed([image.credit, image.rights, tail].filter(Boolean).join(" / "));
}

/**
 * The agencies whose material may not go to a partner.
 * @param named - agencies behind the material
 * @param partner - the partner's name in config
 * @param contracts - what the newsroom may pass on
 * @param material - pictures or texts
 * @returns those no contract covers
 */
export function uncovered(
  named: readonly Agency[],
  partner: string,
  contracts: readonly Contract[],
  material: "images" | "texts",
): readonly Agency[] {
  return named.filter(
    ({ id }) =>
      !contracts.some(
        (contract) =>
          contract.partners.includes(partner) &&
          contract.covers.includes(material) &&
          agenciesNamed(contract.agency).some((agency) => agency.id === id),
      ),
  );
}

/** Scripts written without spaces between words: a name stands anywhere in them. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]/u;

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
    const before = /^\p{Script=Arabic}/u.test(name) ? "(?<![\\p{L}\\p{N}])[وفبلك]{0,2}" : "(?<![\\p{L}\\p{N}])";
    return /[\p{L}\p{N}\p{M}]$/u.test(name) ? `${before}${pattern}(?![\\p{L}\\p{N}\\p{M}])` : `${before}${pattern}`;
  });
  return new RegExp(whole.join("|"), flags);
}
