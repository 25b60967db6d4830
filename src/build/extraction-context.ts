import { createRequire } from "node:module";
import type { Config } from "../config.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import { createDetector } from "../load/detect.ts";

const require = createRequire(import.meta.url);

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
    parseDateLine: (line, context) => dateLines().parseDateLine(line, context),
    tagAuthority: config.tagAuthority,
    limits: config.limits,
    overrides: config.overrides,
    clock: () => performance.now(),
  };
}

type DateLines = typeof import("../localize/date-parse.ts");

let loaded: DateLines | undefined;

/**
 * What understands date lines, loaded by the first of them: many newsrooms' articles all state their dates for machines.
 * @returns the module
 */
function dateLines(): DateLines {
  const module: DateLines = (loaded ??= require("../localize/date-parse.ts"));
  return module;
}
