import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TranslationSources } from "../model/locale-file.ts";
import { messageOf } from "../model/message-of.ts";
import { problem, type Problem } from "../problem.ts";

/** Names where strings come from; of its content only `strings` matters here. */
const FILE = "sources.json";

/** Nothing is known of where strings come from: every one counts as unreviewed. */
const NONE: TranslationSources = { strings: {} };

/**
 * Reads where the strings of a folder come from.
 * @param folder - the locales folder
 * @returns the sources, none where there is no such file, and what is wrong with it
 */
export function readTranslationSources(folder: string): {
  readonly sources: TranslationSources;
  readonly problems: readonly Problem[];
} {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
    if (isSources(value)) return { sources: value, problems: [] };
    return { sources: NONE, problems: [broken("strings has to name lists of keys")] };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return { sources: NONE, problems: [] };
    }
    return { sources: NONE, problems: [broken(messageOf(error))] };
  }
}

/**
 * What is wrong with the file.
 * @param reason - in words
 * @returns a warning
 */
function broken(reason: string): Problem {
  return problem("locale_unreadable", FILE, `no list of sources: ${reason}`, {
    fix: "mend the file; until then every string counts as unreviewed",
  });
}

/**
 * Whether a JSON value lists keys by locale and source.
 * @param value - any
 * @returns true where it does
 */
function isSources(value: unknown): value is TranslationSources {
  return (
    isObject(value) &&
    isObject(value["strings"]) &&
    Object.values(value["strings"]).every(
      (bySource) => isObject(bySource) && Object.values(bySource).every(isKeys),
    )
  );
}

/**
 * Whether a JSON value is an object.
 * @param value - any
 * @returns true for objects that are no lists
 */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a JSON value is a list of keys.
 * @param value - any
 * @returns true for strings
 */
function isKeys(value: unknown): boolean {
  return Array.isArray(value) && value.every((key) => typeof key === "string");
}
