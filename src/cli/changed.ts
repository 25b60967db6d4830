import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * The articles that a command line names as changed. Names may be relative to the articles folder, or to the current
 * folder, as git has them; files elsewhere are no articles and are left out.
 * @param named - values of `--changed`; "-" stands for a list on standard input, one a line or each ended by NUL
 * @param input - reads standard input
 * @param folder - the current folder
 * @param articles - the articles folder, absolute
 * @returns paths relative to the articles folder, with "/"
 */
export function changedArticles(
  named: readonly string[],
  input: () => string,
  folder: string,
  articles: string,
): readonly string[] {
  const names = named.flatMap((name) => (name === "-" ? listed(input()) : [name]));
  const paths = names.flatMap((name) => {
    const inside = within(articles, resolve(folder, name));
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

/**
 * A path within a folder.
 * @param folder - absolute
 * @param path - absolute
 * @returns relative to the folder, with "/"; undefined where it lies elsewhere
 */
function within(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  const isOutside = inside === "" || inside.startsWith("..") || isAbsolute(inside);
  return isOutside ? undefined : inside.split(sep).join("/");
}
