import { matchesGlob } from "node:path";
import type { Config } from "../config.ts";
import { listFiles } from "../load/list.ts";
import { problem, type Problem } from "../problem.ts";

/**
 * Patterns of the configuration that fit no article: what they say holds for nothing, and nobody would notice.
 * @param config - of the newsroom
 * @returns a Problem for each; none where there are no articles yet
 */
export function unmatchedPatterns(config: Config): readonly Problem[] {
  const { files } = listFiles(config.articles);
  if (files.length === 0) return [];
  return patternsOf(config)
    .filter(({ glob }) => !files.some(({ path }) => matchesGlob(path, glob)))
    .map(({ name, glob }) => {
      const message = `"${glob}" fits none of ${files.length} article files`;
      return problem("pattern_unmatched", `${config.file} ${name}`, message);
    });
}

/** A pattern of paths, and where it stands. */
interface Pattern {
  readonly name: string;
  readonly glob: string;
}

/**
 * All patterns of article paths.
 * @param config - of the newsroom
 * @returns the patterns, in the order of the configuration
 */
function patternsOf(config: Config): readonly Pattern[] {
  const { sources, overrides } = config;
  return [
    ...sources.map(({ path }, index) => ({ name: `sources.${index}.path`, glob: path })),
    ...overrides.flatMap(({ paths = [] }, index) =>
      paths.map((glob, at) => ({ name: `overrides.${index}.paths.${at}`, glob })),
    ),
  ];
}
