import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { fingerprint } from "./fingerprint.ts";
import { localeFolders } from "./strings.ts";

/**
 * The files of all strings.
 * @param config - of the newsroom
 * @returns a fingerprint of their names, sizes and times
 */
export function stringStamp(config: Config): string {
  return fingerprint(localeFolders(config).map(localeStamps));
}

/**
 * Names, sizes and modification times of the files of a folder of strings.
 * @param folder - the locales folder
 * @returns one line a file; none where the folder does not exist
 */
function localeStamps(folder: string): readonly string[] {
  try {
    return localeFiles(folder).map((path) => {
      const { size, mtimeMs } = statSync(join(folder, path));
      return `${path} ${size} ${mtimeMs}`;
    });
  } catch {
    // What is wrong with the folder is said where its files are read.
    return [];
  }
}

/** The files of a folder of strings as they were listed, with the times of the folders in it. */
interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly (readonly [path: string, mtimeMs: number | undefined])[];
}

/** What this process listed: a folder's time tells whether a file came or went since. */
const listings = new Map<string, Listing>();

/**
 * The files of a folder of strings.
 * @param folder - the locales folder
 * @returns paths within it, sorted
 */
function localeFiles(folder: string): readonly string[] {
  const known = listings.get(folder);
  const stands = known?.folders.every(([path, mtimeMs]) => timeOf(path) === mtimeMs);
  if (known !== undefined && stands === true) return known.files;
  // Names alone come in one go; to be told of each what it is takes ten times as long.
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = found.filter((name) => name.endsWith(".json")).toSorted();
  const others = found.filter((name) => !name.endsWith(".json"));
  const folders = [folder, ...others.map((name) => join(folder, name))];
  listings.set(folder, { files, folders: folders.map((path) => [path, timeOf(path)]) });
  return files;
}

/**
 * When something was changed last.
 * @param path - of a file or folder
 * @returns its modification time, undefined where it is gone
 */
function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
