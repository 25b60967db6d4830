import type { Config } from "../config.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import { createDetector } from "../load/detect.ts";
import { parseDateLine } from "../localize/date-parse.ts";

/**
 * What extraction needs of the other rooms.
 * @param config - of the newsroom
 * @returns the context
 */
export function extractionContext(config: Config): ExtractionContext {
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
