import { isAbsolute, relative, sep } from "node:path";

/**
 * The path of a file within a folder.
 * @param folder - absolute
 * @param path - absolute
 * @returns relative to the folder, with "/", NFC; undefined where it lies elsewhere
 */
export function pathWithin(folder: string, path: string): string | undefined {
  const inner = relative(folder, path);
  const isOutside =
    inner === "" || inner === ".." || inner.startsWith(`..${sep}`) || isAbsolute(inner);
  return isOutside ? undefined : inner.split(sep).join("/").normalize("NFC");
}
