import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { checkDocument, type Dialect } from "../check/index.ts";
import { unmatchedPatterns } from "../build/patterns.ts";
import { translationReport } from "../build/translations.ts";
import { problem, type Problem } from "../problem.ts";
import { createReporter, type LogFormat } from "../reporter.ts";
import { configFrom, logFormat, onlyOne, readOptions } from "./options.ts";
import { placeOf } from "./place.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/**
 * `polywire check [PATH]`: the configuration with its patterns, the translations and every published document, or one document or folder
 * alone, whoever made it.
 * @param args - its options
 * @param terminal - the process
 * @returns 0 where nothing is wrong, 1 for errors
 * @throws {ConfigError} where the configuration is wrong, its cron expression too
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: "string" }, log: { type: "string" } },
  });
  const path = onlyOne(positionals, "one file or folder");
  const log = logFormat(values.log);
  if (path !== undefined) return checkPath(resolve(terminal.folder, path), log, terminal);
  const config = await configFrom(values.config, terminal);
  // Throws where the cron expression is wrong: other commands than `schedule` never read it.
  const { termsOf } = await import("../schedule/terms.ts");
  termsOf(config);
  const translations = await translationReport(config);
  const { dialectsOf } = await import("./dialects.ts");
  const published = checkFolder(config.output, terminal.folder, dialectsOf(config));
  const problems = [
    ...unmatchedPatterns(config),
    ...translations.problems,
    ...emptyFolder(config.output, published.count),
    ...published.problems,
  ];
  const code = tell(problems, log, terminal, placeOf(config, terminal));
  const text = `${config.editions.length} editions; ${translations.summary}; ${published.count} documents checked\n`;
  if (log === "text") terminal.err(text);
  return code;
}

/**
 * Checks one document or folder.
 * @param path - absolute
 * @param log - how to tell
 * @param terminal - the process
 * @returns the exit code
 */
function checkPath(path: string, log: LogFormat, terminal: Terminal): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`there is no file or folder ${path}`);
  if (stats.isDirectory()) {
    const { problems, count } = checkFolder(path, terminal.folder);
    const code = tell([...emptyFolder(path, count), ...problems], log, terminal);
    if (log === "text") terminal.err(`${count} documents checked\n`);
    return code;
  }
  const name = relative(terminal.folder, path);
  return tell(checkDocument({ path: name, bytes: readFileSync(path) }), log, terminal);
}

/**
 * Checks every document of a folder.
 * @param folder - absolute
 * @param base - what paths are shown relative to
 * @param dialectOf - a file's partner's
 * @returns the Problems and the number of documents
 */
function checkFolder(
  folder: string,
  base: string,
  dialectOf: (file: string) => Dialect | undefined = () => undefined,
): { readonly problems: readonly Problem[]; readonly count: number } {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return { problems: [], count: 0 };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const problems = files.flatMap((file) => {
    const path = relative(base, file);
    return checkDocument({ path, bytes: readFileSync(file), dialect: dialectOf(file) });
  });
  return { problems, count: files.length };
}

/**
 * Whether there is anything to check.
 * @param folder - of documents
 * @param count - of documents
 * @returns a Problem where nothing was built
 */
function emptyFolder(folder: string, count: number): readonly Problem[] {
  if (count > 0) return [];
  return [problem("output_empty", folder, "there is nothing to check")];
}

/**
 * Tells Problems.
 * @param problems - found
 * @param log - how to tell
 * @param terminal - the process
 * @param place - where GitHub finds what they name; as they say where absent
 * @returns 1 where one is an error
 */
function tell(
  problems: readonly Problem[],
  log: LogFormat,
  terminal: Terminal,
  place?: (path: string) => string,
): number {
  createReporter(log, { write: terminal.err, tty: terminal.tty, ...(place && { place }) }).problems(
    problems,
  );
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}
