import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";

/** What decides how a configuration is read, besides itself: folders and files of ours. */
const READERS = [
  "build/config-memory.ts",
  "build/known-names.ts",
  "config.ts",
  "config-folders.ts",
  "config-schema.ts",
  "extract/html/override-schema.ts",
  "localize/date.ts",
  "localize/date-format",
  "localize/date-profiles",
  "partners",
  "publish/target-schema.ts",
];

/** Where our own files lie. */
const SOURCES = fileURLToPath(new URL("..", import.meta.url));

/** A configuration that was found right, with what it was read from. */
interface Memory {
  readonly made: string;
  readonly config: Config;
}

/**
 * The configuration as it was read the last time, where neither the file nor what reads it changed since: to check it
 * again would take longer than to build what one change touches.
 * @param file - of the configuration
 * @returns the configuration, undefined where it has to be read
 */
export function recallConfig(file: string): Config | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const memory: Memory = JSON.parse(readFileSync(memoryFile(file, text), "utf8"));
    return memory.made === madeOf(file, text) ? memory.config : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Remembers a configuration beside its ledger, once there is one.
 * @param file - of the configuration
 * @param config - as it was read
 */
export function rememberConfig(file: string, config: Config): void {
  try {
    const text = readFileSync(file, "utf8");
    const memory = memoryFile(file, text);
    const written = `${memory}.${process.pid}`;
    writeFileSync(written, JSON.stringify({ made: madeOf(file, text), config }));
    renameSync(written, memory);
  } catch {
    // No ledger yet, or no place to write: it is read again the next time.
  }
}

/**
 * Where a configuration is remembered.
 * @param file - of the configuration
 * @param text - of it
 * @returns a path beside the ledger
 */
function memoryFile(file: string, text: string): string {
  const { state = ".polywire/state.sqlite" }: { readonly state?: string } = JSON.parse(text);
  const ledger = resolve(dirname(resolve(file)), state);
  const folder = /\.(?:sqlite3?|db)$/.test(state) ? dirname(ledger) : ledger;
  return join(folder, `config-${basename(file, ".json")}.json`);
}

/**
 * What a configuration is made of: its text, and the times of what reads it.
 * @param file - of the configuration
 * @param text - of it
 * @returns all of it as one text
 */
function madeOf(file: string, text: string): string {
  const times = readers().map((each) => statSync(join(SOURCES, each)).mtimeMs);
  return JSON.stringify([resolve(file), text, times, process.version]);
}

/**
 * What decides how a configuration is read, file by file.
 * @returns paths within src/
 */
export function readers(): readonly string[] {
  return READERS.flatMap((name) =>
    name.endsWith(".ts")
      ? [name]
      : readdirSync(join(SOURCES, name)).map((each) => `${name}/${each}`),
  );
}
