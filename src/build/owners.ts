import { agenciesNamed } from "../partners/rights.ts";

/** What stands between the owners of a shared credit: "Jane Roe / AFP via Getty Images". */
const BETWEEN = /\s*(?:[/,;|·&+،、]|\s(?:via|and)\s)\s*/iu;

/**
 * The owners that a credit line names. Agencies go by one name each, so that config's "AFP" is "Agence France-Presse" too.
 * @param credit - of an article, or of config
 * @returns the line itself, its parts, and the agencies in it
 */
export function ownersNamed(credit: string): readonly string[] {
  const agencies = agenciesNamed(credit).map(({ id }) => `agency:${id}`);
  return [credit, ...credit.split(BETWEEN), ...agencies].filter((name) => name !== "");
}
