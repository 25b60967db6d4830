import { join } from "node:path";
import type { Config } from "../config.ts";
import { localeKey, fallbackChain } from "../localize/fallback.ts";
import { checkResources } from "../localize/resources.ts";
import { reviewedOnly, translationStatus } from "../localize/translation-status.ts";
import type { CatalogOptions } from "../localize/catalog.ts";
import { problem, type Problem } from "../problem.ts";
import { loadStrings, stringSources } from "./strings.ts";

/** What `polywire check` says of locales/. */
interface TranslationReport {
  readonly problems: readonly Problem[];
  /** Counts in one phrase. */
  readonly summary: string;
}

/** Strings listed by name before the rest is counted. */
const NAMED = 5;

/**
 * Which strings a newsroom shows.
 * @param config - of the newsroom
 * @returns options for the catalog
 */
export function shownStrings(config: Config): CatalogOptions {
  if (config.strings === "all") return {};
  let reviewed: CatalogOptions["accept"];
  return {
    accept: (...string) => (reviewed ??= reviewedOnly(stringSources(config)))(...string),
  };
}

/**
 * What the translations of the configured editions lack.
 * @param config - of the newsroom
 * @returns Problems of files, a warning for each locale with missing strings, and counts
 */
export async function translationReport(config: Config): Promise<TranslationReport> {
  const { files, problems } = await loadStrings(config);
  const checked = checkResources(files);
  const used = new Set(
    config.editions.flatMap(({ locale }) => fallbackChain(locale)).map(localeKey),
  );
  const status = translationStatus(checked.resources, stringSources(config)).filter(
    ({ locale }) => used.has(localeKey(locale)) && locale !== "en",
  );
  const missing = status.filter((each) => each.missing.length > 0);
  const unreviewed = status.reduce((sum, each) => sum + each.unreviewed.length, 0);
  const lacking = missing.map(({ locale, missing: keys }) => {
    const named = keys.slice(0, NAMED).join(", ");
    const more = keys.length > NAMED ? ` and ${keys.length - NAMED} more` : "";
    return problem(
      "locale_missing",
      join(config.locales, locale),
      `shown in English: ${named}${more}`,
    );
  });
  const count = missing.reduce((sum, each) => sum + each.missing.length, 0);
  return {
    problems: [...problems, ...checked.problems, ...lacking],
    summary: `${status.length} locales in use, ${count} strings missing, ${unreviewed} unreviewed`,
  };
}
