import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What the hashes are written into. */
export const ENGINE_FILE = "src/build/engine.json";

/** Says when to read again, not what is read. */
const ENGINE = "src/build/engine.ts";

/** From where imports are followed. */
const ROOTS = {
  /**
   * What decides which facts the ledger keeps of a file: reading it, and what reading is handed: detection of languages,
   * date lines, the typesetting by which doubles are known, and the keys of sections.
   */
  extraction: [
    "src/build/ingest.ts",
    "src/load/detect.ts",
    "src/localize/date-parse.ts",
    "src/localize/section.ts",
    "src/localize/title.ts",
  ],
  /** What decides the bytes of a feed: composing, and what dressing is handed. */
  rendering: [
    "src/build/catalogue.ts",
    "src/build/compose.ts",
    "src/build/ninjs.ts",
    "src/build/partners.ts",
    "src/build/crafts.ts",
  ],
  /** What decides how a configuration is understood. */
  configuration: ["src/build/known-names.ts"],
} as const;

/** What a hash is over. */
export type Part = keyof typeof ROOTS;

/** Imports and re-exports, static and at run time. */
const IMPORTS = [
  /^(?:import|export)\s+(?!type\b)[^"';]*?\bfrom\s*"(?<name>[^"]+)"/gm,
  /^import\s*"(?<name>[^"]+)"/gm,
  /\b(?:import|require)\(\s*"(?<name>[^"]+)"/g,
];

/** Files that threads are started with. */
const THREAD = /\bnew URL\(\s*"(?<name>[^"]+\.ts)"/g;

/**
 * The sources of a part, found by following imports; types are not followed.
 * @param part - reading articles, writing feeds, or reading configurations
 * @returns paths from the project's folder, and names of packages, each sorted
 */
export function engineSources(part: Part): {
  readonly files: readonly string[];
  readonly packages: readonly string[];
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open: string[] = [...ROOTS[part]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path) || path === ENGINE) continue;
    files.add(path);
    if (!path.endsWith(".ts")) continue;
    for (const name of importsOf(readFileSync(join(ROOT, path), "utf8"))) {
      if (name.startsWith(".")) open.push(posix.join(dirname(path), name));
      else if (!name.startsWith("node:")) packages.add(packageOf(name));
    }
  }
  return { files: [...files].toSorted(), packages: [...packages].toSorted() };
}

/**
 * A hash over those sources and the versions of those packages.
 * @param part - reading articles, writing feeds, or reading configurations
 * @returns the first 16 hex digits of SHA-256
 */
export function engineHash(part: Part): string {
  const { files, packages } = engineSources(part);
  const hash = createHash("sha256");
  for (const path of files) {
    hash.update(`${path}\0${readFileSync(join(ROOT, path), "utf8").replaceAll("\r\n", "\n")}\0`);
  }
  for (const name of packages) hash.update(`${name}\0${versionOf(name)}\0`);
  return hash.digest("hex").slice(0, 16);
}

function importsOf(source: string): readonly string[] {
  const found = (form: RegExp): readonly string[] =>
    [...source.matchAll(form)].map((match) => match.groups?.["name"] ?? "");
  return [...IMPORTS.flatMap(found), ...found(THREAD).map((name) => `./${name}`)];
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** The version that package-lock.json pins: what `npm ci` installs. */
function versionOf(name: string): string {
  const lock = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  const version = new RegExp(`"node_modules/${name}": \\{\\s*"version": "([^"]+)"`).exec(lock)?.[1];
  if (version === undefined) throw new Error(`package-lock.json does not pin ${name}`);
  return version;
}
