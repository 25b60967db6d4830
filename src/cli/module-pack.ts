import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A module as it lies in the pack. */
interface Packed {
  readonly format: "module" | "json";
  /** Place of its source in the pack, in bytes. */
  readonly from: number;
  readonly to: number;
  /** The file it was made of, to see whether it changed since. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** What is in a pack. */
interface Contents {
  /** By URL. */
  readonly modules: Readonly<Record<string, Packed>>;
  /** URLs of packages' modules by "name importer". */
  readonly names: Readonly<Record<string, string>>;
}

/** The modules of earlier runs in one file. */
export interface ModulePack {
  /** Adds the modules that this run had to look for; nothing happens where there were none. */
  readonly save: () => void;
}

const NOTHING: Contents = { modules: {}, names: {} };

/**
 * Lets modules come out of one file, where an earlier run packed them: to find and read each of some hundreds takes
 * longer than what they do in a build of one change. A module whose file changed is loaded as ever.
 * @param root - of the project, with its node_modules
 * @returns the pack
 */
export function useModulePack(root: string): ModulePack {
  const file = packFile(root);
  const { modules, names } = readPack(file);
  const blob = Object.keys(modules).length === 0 ? undefined : readFileSync(`${file}.pack`);
  const fresh = new Map<string, boolean>();
  const found = new Map<string, string>();
  const imported = new Set<string>();
  const met = new Set<string>();
  const isFresh = (url: string, packed: Packed): boolean => {
    const known = fresh.get(url) ?? isUnchanged(url, packed);
    fresh.set(url, known);
    return known;
  };
  registerHooks({
    resolve: (name, context, next) => {
      const { parentURL, conditions } = context;
      if (parentURL === undefined || name.startsWith("node:")) return next(name, context);
      const key = `${name} ${parentURL}`;
      const url = name.startsWith(".") ? new URL(name, parentURL).href : names[key];
      const packed = url === undefined ? undefined : modules[url];
      if (
        url !== undefined &&
        packed !== undefined &&
        conditions.includes("import") &&
        isFresh(url, packed)
      ) {
        return { url, format: packed.format, shortCircuit: true };
      }
      const resolved = next(name, context);
      if (!conditions.includes("import")) return resolved;
      imported.add(resolved.url);
      if (!name.startsWith(".")) found.set(key, resolved.url);
      return resolved;
    },
    load: (url, context, next) => {
      const packed = modules[url];
      if (packed !== undefined && blob !== undefined && fresh.get(url) === true) {
        const source = blob.toString("utf8", packed.from, packed.to);
        return { format: packed.format, source, shortCircuit: true };
      }
      const loaded = next(url, context);
      if (imported.has(url) && isPackable(url, loaded.format)) met.add(url);
      return loaded;
    },
  });
  return {
    save: () => {
      if (met.size === 0) return;
      const urls = new Set([...Object.keys(modules), ...met]);
      writePack(file, [...urls], { ...names, ...Object.fromEntries(found) });
    },
  };
}

/**
 * Where the pack of a project lies: another one for each Node.js and each installation of packages.
 * @param root - of the project
 * @returns path without ending
 */
function packFile(root: string): string {
  const lock = statSync(join(root, "node_modules/.package-lock.json"), { throwIfNoEntry: false });
  const made = [root, process.version, process.arch, lock?.size, lock?.mtimeMs];
  const name = createHash("sha256").update(JSON.stringify(made)).digest("hex").slice(0, 16);
  return join(root, "node_modules/.cache/polywire", name);
}

/**
 * Reads what is in a pack.
 * @param file - its path without ending
 * @returns its contents; nothing where there is none
 */
function readPack(file: string): Contents {
  try {
    const contents: Contents = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    const size = Object.values(contents.modules).reduce((most, { to }) => Math.max(most, to), 0);
    // Two runs that pack at once may leave the list of one and the sources of the other.
    return statSync(`${file}.pack`).size === size ? contents : NOTHING;
  } catch {
    return NOTHING;
  }
}

/**
 * Whether a module's file is as it was packed.
 * @param url - of the module
 * @param packed - its place in the pack
 * @returns true where size and time agree
 */
function isUnchanged(url: string, packed: Packed): boolean {
  const stats = statSync(fileURLToPath(url), { throwIfNoEntry: false });
  return stats?.size === packed.size && stats.mtimeMs === packed.mtimeMs;
}

/**
 * Whether a module can be packed.
 * @param url - of the module
 * @param format - as Node.js names it
 * @returns true for modules and JSON out of files
 */
function isPackable(url: string, format: string | null | undefined): boolean {
  return url.startsWith("file:") && ["module", "module-typescript", "json"].includes(format ?? "");
}

/**
 * Takes the types out of a module, as Node.js does when it loads it; the lines stay where they are.
 * @param text - of the module
 * @returns JavaScript
 */
function stripped(text: string): string {
  const emitWarning = process.emitWarning.bind(process);
  // Node.js calls the function experimental, not what it does: nobody who runs a build needs to read that.
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Writes a pack. Where that cannot be done, there is none: the next run takes longer, and that is all.
 * @param file - its path without ending
 * @param urls - of the modules
 * @param names - URLs of packages' modules
 */
function writePack(file: string, urls: readonly string[], names: Contents["names"]): void {
  const modules: Record<string, Packed> = {};
  const sources: Buffer[] = [];
  let at = 0;
  try {
    for (const url of urls) {
      const path = fileURLToPath(url);
      const { size, mtimeMs } = statSync(path);
      const text = readFileSync(path, "utf8");
      const source = Buffer.from(path.endsWith(".ts") ? stripped(text) : text);
      const format = path.endsWith(".json") ? "json" : "module";
      modules[url] = { format, from: at, to: at + source.length, size, mtimeMs };
      sources.push(source);
      at += source.length;
    }
    mkdirSync(dirname(file), { recursive: true });
    const written = `${file}.${process.pid}`;
    writeFileSync(written, Buffer.concat(sources));
    renameSync(written, `${file}.pack`);
    writeFileSync(written, JSON.stringify({ modules, names }));
    renameSync(written, `${file}.json`);
  } catch {
    // No place to keep it.
  }
}
