import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ledgerFile } from "../config-folders.ts";
import type { Config } from "../config.ts";
import engine from "./engine.json" with { type: "json" };

/** A configuration that was found right, under a key of all that it was made from. */
interface Memory {
  readonly key: string;
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
    return memory.key === keyOf(file, text) ? memory.config : undefined;
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
    writeFileSync(written, JSON.stringify({ key: keyOf(file, text), config }));
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
  const { state }: { readonly state?: string } = JSON.parse(text);
  const ledger = ledgerFile(dirname(resolve(file)), state);
  return join(dirname(ledger), `config-${basename(file, ".json")}.json`);
}

/**
 * All that a configuration is made from: its text, and what reads it, as `npm run docs` found it.
 * @param file - of the configuration
 * @param text - of it
 * @returns all of it as one text
 */
function keyOf(file: string, text: string): string {
  return JSON.stringify([resolve(file), text, engine.configuration, process.version]);
}
