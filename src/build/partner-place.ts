import type { Config } from "../config.ts";
import type { Edition } from "../model/edition.ts";

/**
 * The editions a partner gets.
 * @param contract - the partner as config has it
 * @param config - of the newsroom
 * @returns those it names, all where it names none
 */
export function partnerEditions(
  contract: Config["partners"][number],
  config: Config,
): readonly Edition[] {
  const { editions } = contract;
  return config.editions.filter(({ name }) => editions?.includes(name) ?? true);
}

/**
 * Where a partner's file for an edition lies.
 * @param partner - its name
 * @param edition - its name
 * @returns the folder within output/
 */
export function partnerFolder(partner: string, edition: string): string {
  return `partners/${partner}/${edition}`;
}
