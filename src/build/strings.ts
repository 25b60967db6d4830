import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { readTranslationSources } from "../load/translation-sources.ts";
import type { LocaleFile, TranslationSources } from "../model/locale-file.ts";
import type { Problem } from "../problem.ts";

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

/** All strings of a newsroom. */
interface LoadedStrings {
  /** Those that go before others come last; each with the number of its folder. */
  readonly files: readonly (LocaleFile & { readonly folder: number })[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a newsroom's strings.
 * @param config - of the newsroom
 * @returns the files, and what is wrong with them
 */
export async function loadStrings(config: Config): Promise<LoadedStrings> {
  // Loaded only here: a run that knows what all strings say reads but those of a few languages.
  const { loadLocales } = await import("../load/locales.ts");
  const loaded = await Promise.all(localeFolders(config).map(async (each) => loadLocales(each)));
  return {
    files: loaded.flatMap(({ files }, folder) => files.map((file) => ({ ...file, folder }))),
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
    for (const [locale, sources] of Object.entries(
      readTranslationSources(folder).sources.strings,
    )) {
      const known = (strings[locale] ??= {});
      for (const [source, keys] of Object.entries(sources)) {
        known[source] = [...(known[source] ?? []), ...keys];
      }
    }
  }
  return { strings };
}
