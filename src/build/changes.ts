import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileStamp } from "../ledger/ledger.ts";
import { formatOf } from "../load/source.ts";
import { listFile, listFiles, type ListedFile } from "../load/list.ts";
import { problem, type Problem } from "../problem.ts";

/** How the articles folder differs from what the ledger knows. */
export interface Changes {
  /** Article files in the folder; undefined where only named files were looked at. */
  readonly files: number;
  /** New or touched, in byte order. */
  readonly changed: readonly ListedFile[];
  /** Paths of files that went. */
  readonly gone: readonly string[];
  readonly problems: readonly Problem[];
}

/** Files below this number may vanish at once without asking. */
export const FEW = 5;

/**
 * Looks through the whole folder.
 * @param root - the articles folder
 * @param known - files as the last run saw them
 * @param rereadAll - true where every file counts as changed
 * @returns what changed
 */
export function allChanges(
  root: string,
  known: ReadonlyMap<string, FileStamp>,
  rereadAll: boolean,
): Changes {
  const listing = listFiles(root);
  const others = listing.files.filter(({ path }) => formatOf(path) === undefined);
  const files =
    others.length === 0
      ? listing.files
      : listing.files.filter(({ path }) => formatOf(path) !== undefined);
  const changed = files.filter((file) => rereadAll || isChanged(file, known.get(file.path)));
  const seen = files.length - changed.filter(({ path }) => !known.has(path)).length;
  return {
    files: files.length,
    changed,
    gone: seen === known.size ? [] : missing(files, known),
    problems: [...listing.problems, ...unknownFormats(others)],
  };
}

/**
 * Known files that are no more.
 * @param files - in the folder
 * @param known - files as the last run saw them
 * @returns their paths
 */
function missing(
  files: readonly ListedFile[],
  known: ReadonlyMap<string, FileStamp>,
): readonly string[] {
  const present = new Set(files.map(({ path }) => path));
  return [...known.keys()].filter((path) => !present.has(path));
}

/**
 * Looks at named files only.
 * @param root - the articles folder
 * @param paths - relative to it
 * @param known - those of them that the last run saw
 * @param total - files that the last run saw
 * @returns what changed among them
 */
export function namedChanges(
  root: string,
  paths: readonly string[],
  known: ReadonlyMap<string, FileStamp>,
  total: number,
): Changes {
  const articles = [...new Set(paths)].filter((path) => formatOf(path) !== undefined).toSorted();
  const listed = articles.map((path) => listFile(root, path)).filter((file) => file !== undefined);
  const present = new Set(listed.map(({ path }) => path));
  return {
    files: total,
    changed: listed.filter((file) => isChanged(file, known.get(file.path))),
    gone: articles.filter((path) => known.has(path) && !present.has(path)),
    problems: [],
  };
}

/**
 * Whether vanished files look like an unmounted disk or a mistake rather than like takedowns.
 * @param root - the articles folder
 * @param gone - paths of known files that went
 * @param total - files that the last run saw
 * @param maxShare - share of all files that may go at once
 * @returns the Problem, or undefined where they may go
 */
export function vanished(
  root: string,
  gone: readonly string[],
  total: number,
  maxShare: number,
): Problem | undefined {
  if (gone.length < FEW) return undefined;
  const folder = vanishedFolder(root, gone);
  if (folder !== undefined) {
    return problem(
      "folder_vanished",
      folder,
      "the whole folder is gone; its articles stay published",
    );
  }
  if (gone.length <= total * maxShare) return undefined;
  const message = `${gone.length} of ${total} files are gone at once; their articles stay published`;
  return problem("folder_vanished", root, message);
}

/**
 * A folder that held several articles and is no more.
 * @param root - the articles folder
 * @param gone - paths of known files that went
 * @returns its path, or undefined
 */
function vanishedFolder(root: string, gone: readonly string[]): string | undefined {
  const folders = Map.groupBy(gone, (path) => dirname(path));
  return [...folders].find(
    ([folder, paths]) => paths.length >= FEW && !existsSync(join(root, folder)),
  )?.[0];
}

/**
 * Whether a file may have changed since the last run.
 * @param file - as listed
 * @param known - as the last run saw it
 * @returns true for new and touched files and those that could not be read
 */
function isChanged(file: ListedFile, known: FileStamp | undefined): boolean {
  return known === undefined || known.size !== file.size || known.mtimeMs !== file.mtimeMs;
}

/**
 * Files whose ending names no article format.
 * @param files - those files
 * @returns a notice each
 */
function unknownFormats(files: readonly ListedFile[]): readonly Problem[] {
  return files.map(({ path }) =>
    problem("format_unknown", path, "the file's ending names no article format"),
  );
}
