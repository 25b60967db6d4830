import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocaleFile } from "../model/locale-file.ts";
import { problem, type Problem } from "../problem.ts";
import { parseLocaleFile } from "./parse-locale-file.ts";
import { readTranslationSources } from "./translation-sources.ts";

/** The strings of a folder and what is wrong with its files. */
export interface LoadedLocales {
  readonly files: readonly LocaleFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every `<locale>/<namespace>.json` of a folder. A broken file is a Problem; the others still load.
 * @param folder - path of the locales folder
 * @returns the files in byte order of their paths, and the problems; nothing where the folder does not exist
 */
export async function loadLocales(folder: string): Promise<LoadedLocales> {
  const entries = await foldersOf(folder);
  const read = await Promise.all(entries.map((locale) => loadLocale(folder, locale)));
  const all = read.flat();
  const { problems } = readTranslationSources(folder);
  return {
    files: all.filter((item) => "lines" in item),
    problems: [...problems, ...all.filter((item) => "code" in item)],
  };
}

/**
 * Whether a file or folder is simply not there.
 * @param error - what reading it threw
 * @returns true for ENOENT
 */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/**
 * Names of the folders within a folder.
 * @param folder - its path
 * @returns names in byte order; none where it does not exist
 */
async function foldersOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/**
 * Reads the files of one locale.
 * @param folder - path of the locales folder
 * @param locale - name of the locale's folder
 * @returns each file, or its Problem
 */
async function loadLocale(folder: string, locale: string): Promise<(LocaleFile | Problem)[]> {
  const names = (await readdir(join(folder, locale))).filter((name) => name.endsWith(".json"));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const path = `${locale}/${name}`;
      try {
        const text = await readFile(join(folder, locale, name), "utf8");
        return parseLocaleFile(path, text);
      } catch (error) {
        return problem("locale_unreadable", path, `the file cannot be read: ${String(error)}`);
      }
    }),
  );
}
