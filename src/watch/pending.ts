import type { Stats } from "node:fs";
import { relative, sep } from "node:path";
import { pathWithin } from "../path-within.ts";

/** Folders and file of a newsroom, absolute. */
export interface Watched {
  readonly file: string;
  readonly articles: string;
  readonly output: string;
  readonly locales: string;
  /** File of the ledger. */
  readonly state: string;
}

/** What changed since the last build that was done. */
export interface Pending {
  /** Relative to the articles folder, with "/". */
  readonly articles: ReadonlySet<string>;
  /** True where the configuration itself changed. */
  readonly config: boolean;
  /** True where strings changed: no article is read again, but feeds are looked at. */
  readonly locales: boolean;
}

/** Nothing changed. */
export const NOTHING: Pending = { articles: new Set(), config: false, locales: false };

/**
 * Adds a change.
 * @param pending - changes so far
 * @param path - of the file that changed, absolute
 * @param watched - the newsroom
 * @returns all changes; the same where the file is none of the newsroom's
 */
export function noteChange(pending: Pending, path: string, watched: Watched): Pending {
  if (path === watched.file) return { ...pending, config: true };
  const article = pathWithin(watched.articles, path);
  if (article !== undefined) {
    return { ...pending, articles: new Set([...pending.articles, article]) };
  }
  return pathWithin(watched.locales, path) === undefined ? pending : { ...pending, locales: true };
}

/**
 * Adds changes up, such as those of a build that failed and those that came meanwhile.
 * @param one - changes
 * @param other - changes
 * @returns both
 */
export function allOf(one: Pending, other: Pending): Pending {
  return {
    articles: new Set([...one.articles, ...other.articles]),
    config: one.config || other.config,
    locales: one.locales || other.locales,
  };
}

/**
 * Whether there is nothing to build.
 * @param pending - changes
 * @returns true where nothing changed
 */
export function isNothing(pending: Pending): boolean {
  return pending.articles.size === 0 && !pending.config && !pending.locales;
}

/**
 * Whether a file is known to be written to its end: where its status changed after its bytes did, it was renamed into
 * its place, or given the dates of the file it is a copy of. One that is written in place may be half there.
 * @param stats - of the file, where it is there
 * @returns true where it is; coarse clocks leave some files in doubt
 */
export function isWhole(
  stats: Readonly<Pick<Stats, "size" | "mtimeMs" | "ctimeMs">> | undefined,
): boolean {
  return stats !== undefined && stats.size > 0 && stats.ctimeMs > stats.mtimeMs;
}

/**
 * Whether a path is not worth watching: what builds write, and dotfiles.
 * @param path - absolute
 * @param watched - the newsroom
 * @returns true to leave it alone
 */
export function isOwn(path: string, watched: Watched): boolean {
  const root = [watched.articles, watched.locales].find(
    (each) => pathWithin(each, path) !== undefined,
  );
  const name = root === undefined ? "" : relative(root, path);
  return (
    name.split(sep).some((part) => part.startsWith(".")) ||
    path === watched.output ||
    pathWithin(watched.output, path) !== undefined ||
    path.startsWith(watched.state)
  );
}
