import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { loadLocales, type LoadedLocales } from "../load/locales.ts";
import type { TranslationSources } from "../model/locale-file.ts";

/** Polywire's own strings. */
const BUILT_IN = fileURLToPath(new URL("../../locales", import.meta.url));

/**
 * The folders that a newsroom's strings come from.
 * @param config - of the newsroom
 * @returns Polywire's own, then the newsroom's, which goes before it key by key
 */
export function localeFolders(config: Config): readonly string[] {
  return [...new Set([BUILT_IN, config.locales])];
}

/**
 * Reads a newsroom's strings.
 * @param config - of the newsroom
 * @returns the files, those that go before others last, and what is wrong with them
 */
export async function loadStrings(
  config: Config,
): Promise<Pick<LoadedLocales, "files" | "problems">> {
  const loaded = await Promise.all(localeFolders(config).map(async (each) => loadLocales(each)));
  return {
    files: loaded.flatMap(({ files }) => files),
    problems: loaded.flatMap(({ problems }) => problems),
  };
}

/**
 * Where a newsroom's strings come from.
 * @param config - of the newsroom
 * @returns the sources of all folders together
 */
export function stringSources(config: Config): TranslationSources {
  const strings: Record<string, Record<string, readonly string[]>> = {};
  for (const folder of localeFolders(config)) {
    for (const [locale, sources] of Object.entries(sourcesOf(folder).strings)) {
      const known = (strings[locale] ??= {});
      for (const [source, keys] of Object.entries(sources)) {
        known[source] = [...(known[source] ?? []), ...keys];
      }
    }
  }
  return { strings };
}

/**
 * Where the strings of a folder come from.
 * @param folder - the locales folder
 * @returns `sources.json`, or nothing known where there is none
 */
function sourcesOf(folder: string): TranslationSources {
  try {
    const sources: TranslationSources = JSON.parse(
      readFileSync(join(folder, "sources.json"), "utf8"),
    );
    return sources;
  } catch {
    return { strings: {} };
  }
}
