import { downloadPublished } from "../build/recover/download.ts";
import { createReporter } from "../reporter.ts";
import { configFrom, logFormat, readOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `polywire restore`: brings the published feeds back into an empty output folder, for builds that have no ledger.
 * @param args - its options
 * @param terminal - the process
 * @returns 0 where they are there, or nothing was published; 1 where they could not be read
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions({
    args: [...args],
    options: { config: { type: "string" }, log: { type: "string" } },
  });
  const config = await configFrom(values.config, terminal);
  const { files, problems } = await downloadPublished(config, fetch);
  const log = logFormat(values.log);
  createReporter(log, { write: terminal.err, tty: terminal.tty }).problems(problems);
  if (log !== "json") terminal.err(`${files} published files taken over from ${config.feedsUrl}\n`);
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}
