import { join, resolve, sep } from "node:path";
import { problem, type Problem } from "./problem.ts";
import type { TargetOptions } from "./publish/target-schema.ts";

/** What a configuration says of folders, paths absolute. */
interface Folders {
  /** That says it. */
  readonly file: string;
  readonly articles: string;
  readonly output: string;
  readonly state: string;
  readonly publish: { readonly targets: readonly TargetOptions[] };
}

/** Where the ledger lies if config does not say. */
export const DEFAULT_STATE = ".polywire/state.sqlite";

/**
 * The ledger's file, where config may name its folder instead.
 * @param base - folder of the config file
 * @param state - as config has it
 * @returns a path to a file, absolute where the base is
 */
export function ledgerFile(base: string, state: string = DEFAULT_STATE): string {
  const path = resolve(base, state);
  return /\.(?:sqlite3?|db)$/.test(path) ? path : join(path, "state.sqlite");
}

/**
 * Whether a folder is another one or lies in it.
 * @param path - absolute
 * @param outer - absolute; the root of the disk ends in its separator
 * @returns true where it does
 */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/**
 * Folders that lie where they must not: within the articles, feeds would be read as articles; within the feeds, articles
 * with their embargoes and notes, or the ledger, would be published.
 * @param config - of the newsroom, paths absolute
 * @returns a Problem for each
 */
export function foldersWithin(config: Folders): readonly Problem[] {
  const { articles, output, state, publish } = config;
  const targets = publish.targets.map((target, i) => [
    `publish.targets[${i}].path`,
    target.type === "folder" ? target.path : "",
  ]);
  const complain = (
    outer: string,
    name: string,
    inner: readonly (readonly string[])[],
  ): Problem[] =>
    inner
      .filter(([, path = ""]) => path !== "" && isWithin(path, outer))
      .map(([place = "", path]) =>
        problem("config_invalid", `${config.file} ${place}`, `${path} lies within ${name}`, {
          fix: "give each a folder of its own",
        }),
      );
  const within = complain(articles, "articles", [["output", output], ["state", state], ...targets]);
  const published = articles === output ? [] : [["articles", articles]];
  return [...within, ...complain(output, "output", [...published, ["state", state], ...targets])];
}
