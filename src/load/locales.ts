import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { LocaleFile, TranslationSources } from "../model/locale-file.ts";
import { problem, type Problem } from "../problem.ts";
import { parseLocaleFile } from "./parse-locale-file.ts";

/** The strings of a folder and what is wrong with its files. */
export interface LoadedLocales {
  readonly files: readonly LocaleFile[];
  /** Of `sources.json`; empty where there is none. */
  readonly sources: TranslationSources;
  readonly problems: readonly Problem[];
}

/**
 * Reads every `<locale>/<namespace>.json` of a folder. A broken file is a Problem; the others still load.
 * @param folder - path of the locales folder
 * @returns the files in byte order of their paths, and the problems; nothing where the folder does not exist
 */
export async function loadLocales(folder: string): Promise<LoadedLocales> {
  const entries = await foldersOf(folder);
  const [sources, ...read] = await Promise.all([
    loadSources(join(folder, SOURCES)),
    ...entries.map((locale) => loadLocale(folder, locale)),
  ]);
  const all = read.flat();
  return {
    files: all.filter((item) => "lines" in item),
    sources: "strings" in sources ? sources : { strings: {} },
    problems: [...("code" in sources ? [sources] : []), ...all.filter((item) => "code" in item)],
  };
}

/** Names where strings come from; of its content only `strings` matters here. */
const SOURCES = "sources.json";

const sourcesSchema = z.object({
  strings: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

/**
 * Reads where strings come from.
 * @param path - of `sources.json`
 * @returns the sources, or what is wrong with the file
 */
async function loadSources(path: string): Promise<TranslationSources | Problem> {
  try {
    return sourcesSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (isAbsent(error)) return { strings: {} };
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return problem("locale_unreadable", SOURCES, `no list of sources: ${message}`, {
      fix: "mend the file; until then every string counts as unreviewed",
    });
  }
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
