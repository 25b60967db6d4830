import { resolve } from "node:path";
import type { ParseArgsConfig } from "node:util";
import type { Config } from "../config.ts";
import { recallConfig, rememberConfig } from "../build/config-memory.ts";
import type { LogFormat } from "../reporter.ts";
import { UsageError, type Terminal } from "./terminal.ts";
import { messageOf } from "../model/message-of.ts";

// Fetched, not imported: importing it also loads what its other exports stand for, threads and MIME types among them.
const { parseArgs } = process.getBuiltinModule("node:util");

/** The configuration where none is named. */
export const DEFAULT_CONFIG: string = "polywire.config.json";

/**
 * Reads a command's options.
 * @param config - for `parseArgs`
 * @returns values and positionals
 * @throws {UsageError} for unknown options and missing values
 */
export function readOptions<Options extends ParseArgsConfig>(
  config: Options,
): ReturnType<typeof parseArgs<Options>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(messageOf(error).replaceAll("\n", " "), { cause: error });
  }
}

/**
 * The one thing that a command is about.
 * @param positionals - of the command line
 * @param what - in words, such as "the path of an article"
 * @returns it, undefined where none is named
 * @throws {UsageError} for more than one: the others would go unseen
 */
export function onlyOne(positionals: readonly string[], what: string): string | undefined {
  const [named, ...more] = positionals;
  if (more.length === 0) return named;
  throw new UsageError(`name ${what} alone; "${more.join('", "')}" is too much`);
}

/**
 * Loads the configuration that the command line names, or recalls it where nothing changed since.
 * @param file - of `--config`
 * @param terminal - its folder is the base
 * @returns the configuration
 */
export async function configFrom(file: string | undefined, terminal: Terminal): Promise<Config> {
  const path = resolve(terminal.folder, file ?? DEFAULT_CONFIG);
  const known = recallConfig(path);
  if (known !== undefined) return known;
  // Loaded only here: the schema and its parser take longer than a build of one change.
  const { loadConfig } = await import("../build/known-names.ts");
  const config = loadConfig(path);
  rememberConfig(path, config);
  return config;
}

/**
 * A moment of the command line.
 * @param text - of `--now`
 * @returns the moment, undefined where none is given
 * @throws {UsageError} where it is no RFC 3339 moment
 */
export function instantFrom(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch (error) {
    const message = `--now takes a moment such as 2026-11-23T08:00:00Z, not "${text}"`;
    throw new UsageError(message, { cause: error });
  }
}

/**
 * The log format of the command line.
 * @param name - of `--log`
 * @returns the format
 * @throws {UsageError} for another name
 */
export function logFormat(name: string | undefined): LogFormat {
  if (name === undefined) return "text";
  if (name === "text" || name === "json" || name === "github") return name;
  throw new UsageError(`--log takes text, json or github, not "${name}"`);
}

/**
 * A whole number of the command line.
 * @param name - of the option
 * @param text - its value
 * @returns the number, undefined where none is given
 * @throws {UsageError} where it is none
 */
export function numberFrom(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number up to 99, not "${text}"`);
}
