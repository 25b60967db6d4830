import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseLocaleFile } from "../load/parse-locale-file.ts";
import type { LocaleResources } from "../localize/catalog.ts";
import { localeKey } from "../localize/fallback.ts";
import { canonicalLocale } from "../localize/language.ts";
import { checkResources } from "../localize/resources.ts";
import { sectionNames } from "../localize/section.ts";
import type { LocaleFile } from "../model/locale-file.ts";
import type { Problem } from "../problem.ts";
import { fingerprint } from "./fingerprint.ts";
import { localeFolders, loadStrings } from "./strings.ts";

/** Key of the ledger's note on the strings. */
const KEY = "strings";

/** What a run has to know of all strings; the strings themselves it needs of a few languages only. */
export interface StringDigest {
  /** Of the files' names, sizes and times: as long as they stay, so does the rest. */
  readonly stamp: string;
  /** Of the strings. */
  readonly hash: string;
  readonly problems: readonly Problem[];
  /** Keys of sections by their names in all languages. */
  readonly sections: Readonly<Record<string, string>>;
  /** Locales that have strings, each with its key and its files: number of the folder, path in it. */
  readonly locales: Readonly<Record<string, LocaleNote>>;
}

/** Where the strings of a locale lie. */
interface LocaleNote {
  readonly key: string;
  readonly files: readonly (readonly [folder: number, path: string])[];
}

/**
 * What the strings say, found out anew only where a file of theirs changed.
 * @param config - of the newsroom
 * @param stamp - of the files
 * @param ledger - remembers it
 * @returns the digest
 */
export async function stringDigest(
  config: Config,
  stamp: string,
  ledger: Ledger,
): Promise<StringDigest> {
  const written = await ledger.meta(KEY);
  if (written !== undefined) {
    const digest: StringDigest = JSON.parse(written);
    if (digest.stamp === stamp) return digest;
  }
  const digest = await digestOf(config, stamp);
  await ledger.setMeta(KEY, JSON.stringify(digest));
  return digest;
}

/**
 * Reads all strings.
 * @param config - of the newsroom
 * @param stamp - of the files
 * @returns what they say
 */
async function digestOf(config: Config, stamp: string): Promise<StringDigest> {
  const { files, problems } = await loadStrings(config);
  const checked = checkResources(files);
  const locales: Record<string, { key: string; files: [number, string][] }> = {};
  for (const { folder, path, locale } of files) {
    const name = canonicalLocale(locale);
    if (name === undefined || checked.resources[name] === undefined) continue;
    (locales[name] ??= { key: localeKey(name), files: [] }).files.push([folder, path]);
  }
  return {
    stamp,
    hash: fingerprint([checked.resources, config.strings]),
    problems: [...problems, ...checked.problems],
    sections: sectionNames(checked.resources),
    locales,
  };
}

/**
 * Strings that are read when they are asked for.
 * @param config - of the newsroom
 * @param digest - knows where they lie
 * @returns strings by locale
 */
export function lazyStrings(config: Config, digest: StringDigest): LocaleResources {
  const folders = localeFolders(config);
  const resources: Record<string, LocaleResources[string]> = {};
  for (const [locale, { files }] of Object.entries(digest.locales)) {
    let known: LocaleResources[string] | undefined;
    Object.defineProperty(resources, locale, {
      enumerable: true,
      get: () =>
        (known ??= readStrings(files.map(([i, path]) => [folders[i] ?? "", path]))[locale] ?? {}),
    });
  }
  return resources;
}

/**
 * Reads some files of strings.
 * @param files - folder and path of each
 * @returns strings by locale
 */
function readStrings(files: readonly (readonly [folder: string, path: string])[]): LocaleResources {
  const read = files.flatMap(([folder, path]): readonly LocaleFile[] => {
    const file = parseLocaleFile(path, readFileSync(join(folder, path), "utf8"));
    return "code" in file ? [] : [file];
  });
  return checkResources(read).resources;
}
