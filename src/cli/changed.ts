import { isAbsolute, resolve, sep } from "node:path";
import { pathWithin } from "../path-within.ts";

/**
 * The files that a command line names as changed.
 * @param named - values of `--changed`; "-" stands for a list on standard input, one a line or each ended by NUL
 * @param input - reads standard input
 * @returns their names
 */
export function changedNames(named: readonly string[], input: () => string): readonly string[] {
  return named.flatMap((name) => (name === "-" ? listed(input()) : [name]));
}

/**
 * Whether strings are among changed files.
 * @param names - from {@link changedNames}
 * @param folder - the current folder
 * @param locales - folders of strings, absolute
 * @returns true where one lies in such a folder
 */
export function stringsChanged(
  names: readonly string[],
  folder: string,
  locales: readonly string[],
): boolean {
  return names.some((name) =>
    locales.some((each) => pathWithin(each, resolve(folder, name)) !== undefined),
  );
}

/**
 * The articles among changed files. Names may be relative to the articles folder, or to the current folder, as git has
 * them; files elsewhere are no articles and are left out.
 * @param names - from {@link changedNames}
 * @param folder - the current folder
 * @param articles - the articles folder, absolute
 * @returns paths relative to the articles folder, with "/"
 */
export function changedArticles(
  names: readonly string[],
  folder: string,
  articles: string,
): readonly string[] {
  const paths = names.flatMap((name) => {
    const inside = pathWithin(articles, resolve(folder, name));
    if (inside !== undefined) return [inside];
    return isAbsolute(name) || name.startsWith("..") ? [] : [name.split(sep).join("/")];
  });
  return [...new Set(paths.map((path) => path.normalize("NFC")))];
}

/**
 * Names out of a list.
 * @param text - names, one a line, or each ended by NUL (`git diff -z`)
 * @returns the names
 */
function listed(text: string): readonly string[] {
  const names = text.includes("\0") ? text.split("\0") : text.split(/\r?\n/);
  return names.filter((name) => name !== "");
}
