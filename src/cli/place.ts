import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Config } from "../config.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Where GitHub looks for what a Problem names: annotations stand on files of the repository, and Problems name articles
 * within their folder.
 * @param config - of the newsroom
 * @param terminal - its environment names the repository's folder
 * @returns a function from a Problem's path to one within the repository; what is no file stays as it is
 */
export function placeOf(config: Config, terminal: Terminal): (path: string) => string {
  const { GITHUB_WORKSPACE: workspace } = terminal.environment;
  const base = workspace === undefined || workspace === "" ? terminal.folder : workspace;
  const folders = [config.articles, config.locales, terminal.folder];
  return (path) => {
    const file = folders.map((folder) => resolve(folder, path)).find((each) => existsSync(each));
    return file === undefined ? path : relative(base, file).split(sep).join("/");
  };
}
