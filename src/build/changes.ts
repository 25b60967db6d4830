import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileStamp } from "../ledger/ledger.ts";
import { formatOf } from "../load/source.ts";
import { listFiles, listNamed, type ListedFile } from "../load/list.ts";
import { problem, type Problem } from "../problem.ts";

/** How the articles folder differs from what the ledger knows. */
export interface Changes {
  /** Article files in the folder; as many as the last run saw where only named files were looked at. */
  readonly files: number;
  /** New or touched, in byte order. */
  readonly changed: readonly ListedFile[];
  /** Paths of files that went. */
  readonly gone: readonly string[];
  /** Paths of files that may be there or not, since nobody could look: never a takedown. */
  readonly unseen: readonly string[];
  /** True where the whole folder could not be read. */
  readonly away: boolean;
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
  const absent = seen === known.size ? [] : missing(files, known);
  return {
    files: files.length,
    changed,
    ...apart(absent, listing.unseen),
    problems: [...listing.problems, ...unknownFormats(others)],
  };
}

/**
 * Tells files that went from those that nobody could look at.
 * @param absent - paths of files that were not found
 * @param unseen - files and folders that could not be read, "" for all
 * @returns both, and whether the whole folder is away
 */
function apart(
  absent: readonly string[],
  unseen: readonly string[],
): Pick<Changes, "gone" | "unseen" | "away"> {
  if (unseen.length === 0) return { gone: absent, unseen: [], away: false };
  const isUnseen = (path: string): boolean =>
    unseen.some((each) => each === "" || path === each || path.startsWith(`${each}/`));
  const { gone = [], hidden = [] } = Object.groupBy(absent, (path) =>
    isUnseen(path) ? "hidden" : "gone",
  );
  return { gone, unseen: hidden, away: unseen.includes("") };
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
  const listing = listNamed(root, articles);
  const present = new Set(listing.files.map(({ path }) => path));
  return {
    files: total,
    changed: listing.files.filter((file) => isChanged(file, known.get(file.path))),
    ...apart(
      articles.filter((path) => known.has(path) && !present.has(path)),
      listing.unseen,
    ),
    problems: listing.problems,
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
