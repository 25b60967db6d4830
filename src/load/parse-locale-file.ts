import type { LocaleFile } from "../model/locale-file.ts";
import { problem, type Problem } from "../problem.ts";
import { messageOf } from "../model/message-of.ts";

/**
 * Reads one file of strings.
 * @param path - `<locale>/<namespace>.json`
 * @param text - its text
 * @returns the file, or what is wrong with it
 */
export function parseLocaleFile(path: string, text: string): LocaleFile | Problem {
  const [locale = "", name = ""] = path.split("/");
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\u{FEFF}/u, ""));
  } catch (error) {
    const message = messageOf(error);
    return problem("locale_unreadable", path, `not JSON: ${message}`, lineOfSyntaxError(message));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return problem("locale_unreadable", path, "not an object of strings", { line: 1 });
  }
  const lines: Record<string, number> = {};
  const strings: Record<string, string> = {};
  for (const [key, string] of Object.entries(value)) {
    const line = lineAt(text, text.indexOf(`${JSON.stringify(key)}:`));
    if (typeof string !== "string") {
      return problem("locale_unreadable", path, `"${key}" is not a string`, { line });
    }
    strings[key] = string;
    lines[key] = line;
  }
  return { path, locale, namespace: name.replace(/\.json$/u, ""), strings, lines };
}

/**
 * The line of a place in a text.
 * @param text - the text
 * @param index - of the place; negative where it was not found
 * @returns 1-based; the first one where it was not found
 */
function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1))
    line += 1;
  return line;
}

/**
 * Where V8 says that JSON broke.
 * @param message - of its SyntaxError
 * @returns the line, where one is named
 */
function lineOfSyntaxError(message: string): { line?: number } {
  const line = /line (\d+)/u.exec(message)?.[1];
  return line === undefined ? {} : { line: Number(line) };
}
