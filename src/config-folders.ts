import { sep } from "node:path";
import type { Config } from "./config.ts";
import { problem, type Problem } from "./problem.ts";

/**
 * Folders that lie where they must not: within the articles, feeds would be read as articles; within the feeds, articles
 * with their embargoes and notes, or the ledger, would be published.
 * @param config - of the newsroom, paths absolute
 * @returns a Problem for each
 */
export function foldersWithin(config: Config): readonly Problem[] {
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
      .filter(([, path = ""]) => `${path}${sep}`.startsWith(`${outer}${sep}`))
      .map(([place = "", path]) =>
        problem("config_invalid", `${config.file} ${place}`, `${path} lies within ${name}`, {
          fix: "give each a folder of its own",
        }),
      );
  const within = complain(articles, "articles", [["output", output], ["state", state], ...targets]);
  const published = articles === output ? [] : [["articles", articles]];
  return [...within, ...complain(output, "output", [...published, ["state", state], ...targets])];
}
