import type { Config } from "../config.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import { createDetector } from "../load/detect.ts";
import { createCatalog } from "../localize/catalog.ts";
import { formatDate } from "../localize/date.ts";
import { parseDateLine } from "../localize/date-parse.ts";
import type { Dress } from "../localize/dress.ts";
import { checkResources } from "../localize/resources.ts";
import { sectionIndex, type SectionIndex } from "../localize/section.ts";
import { typesetTitle } from "../localize/title.ts";
import { topicLabels } from "../localize/topics.ts";
import { fingerprint } from "./engine.ts";
import { loadStrings } from "./strings.ts";
import { shownStrings } from "./translations.ts";
import type { Problem } from "../problem.ts";

/** The rooms' crafts, made ready for one newsroom. */
export interface Crafts {
  readonly dress: Dress;
  readonly sectionKey: SectionIndex;
  /** Changes when the strings of locales/ do. */
  readonly stringsHash: string;
  readonly problems: readonly Problem[];
}

/**
 * Makes the crafts of dressing.
 * @param config - of the newsroom
 * @returns the crafts, and what is wrong with locales/
 */
export async function makeCrafts(config: Config): Promise<Crafts> {
  const { files, problems } = await loadStrings(config);
  const checked = checkResources(files);
  const readers = [...config.editions.map(({ locale }) => locale), ...config.languages];
  const topicLabel = await topicLabels(readers);
  return {
    dress: {
      catalog: createCatalog(checked.resources, shownStrings(config)),
      formatDate,
      typesetTitle,
      topicLabel: (code, locale) => topicLabel(code, locale)?.label,
    },
    sectionKey: sectionIndex(checked.resources),
    stringsHash: fingerprint([checked.resources, config.strings]),
    problems: [...problems, ...checked.problems],
  };
}

/**
 * What extraction needs of the other rooms.
 * @param config - of the newsroom
 * @returns the context
 */
export async function extractionContext(config: Config): Promise<ExtractionContext> {
  const { detect, contradicts } = createDetector(config.languages);
  return {
    languages: config.languages,
    detectLanguage: detect,
    contradictsLanguage: contradicts,
    parseDateLine,
    tagAuthority: config.tagAuthority,
    limits: config.limits,
    overrides: config.overrides,
    clock: () => performance.now(),
  };
}
