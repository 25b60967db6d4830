import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Origin } from "./init/origin.ts";

/** The workflow, which runs a copy of Polywire that GitHub can find. */
const WORKFLOW = ".github/workflows/publish.yml";

/** What stands in the template of the workflow for that copy. */
const PLACEHOLDER = { repository: "OWNER/REPOSITORY", commit: "COMMIT" };

/** What a new newsroom consists of, and the template of each file. */
const FILES: readonly (readonly [path: string, template: string])[] = [
  ["polywire.config.json", "polywire.config.json"],
  ["articles/harbour.en.md", "harbour.en.md"],
  ["articles/harbour.fr.md", "harbour.fr.md"],
  ["articles/harbour.ar.md", "harbour.ar.md"],
  [WORKFLOW, "publish.yml"],
  [".gitignore", "gitignore"],
  ["README.md", "README.md"],
];

/** The newsroom's configuration. */
const CONFIG = "polywire.config.json";

/** What became of the files of a new newsroom, by path. */
export interface InitReport {
  readonly written: readonly string[];
  /** Were there already, or would mix samples with real articles. */
  readonly kept: readonly string[];
  /** The workflow, where somebody still has to put a copy of Polywire into it. */
  readonly unfinished?: string;
}

/**
 * Writes a small newsroom that builds at once. No file is ever overwritten.
 * @param folder - absolute; made where it does not exist
 * @param origin - the copy of Polywire that the workflow runs, where it is known
 * @returns what was written; undefined where the folder is a newsroom already
 */
export function initNewsroom(folder: string, origin?: Origin): InitReport | undefined {
  if (existsSync(join(folder, CONFIG))) return undefined;
  const articles = join(folder, "articles");
  const hasArticles = existsSync(articles) && readdirSync(articles).length > 0;
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, template] of FILES) {
    const isSample = path.startsWith("articles/");
    const text = content(template, folder, origin);
    const wanted = !(isSample && hasArticles) && writeNew(join(folder, path), text);
    (wanted ? written : kept).push(path);
  }
  const isUnfinished = origin === undefined && written.includes(WORKFLOW);
  return { written, kept, ...(isUnfinished ? { unfinished: WORKFLOW } : {}) };
}

/**
 * A file of the template: the configuration with the way to its schema, the workflow with the copy of Polywire it runs.
 * @param template - its name
 * @param folder - of the newsroom
 * @param origin - that copy
 * @returns the text
 */
function content(template: string, folder: string, origin: Origin = PLACEHOLDER): string {
  const text = readFileSync(new URL(`init/template/${template}`, import.meta.url), "utf8");
  if (template === "publish.yml") {
    const { repository, commit } = origin;
    return text.replace(
      `uses: ${PLACEHOLDER.repository}/.github/actions/polywire@${PLACEHOLDER.commit}`,
      `uses: ${repository}/.github/actions/polywire@${commit}`,
    );
  }
  if (template !== CONFIG) return text;
  const schema = fileURLToPath(new URL("../polywire.schema.json", import.meta.url));
  const way = relative(folder, schema).split(sep).join("/");
  return text.replace("{", `{\n  "$schema": ${JSON.stringify(way)},`);
}

/**
 * Writes a file where there is none.
 * @param file - its path
 * @param text - its content
 * @returns false where there is one already
 */
function writeNew(file: string, text: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
