import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { pingProblem, pingsFor } from "../build/tell-hubs.ts";
import { pingHubs } from "../publish/hub.ts";
import { createReporter } from "../reporter.ts";
import { configFrom, logFormat, onlyOne, readOptions } from "./options.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** What we need of a report. */
const written = z.object({ documents: z.object({ written: z.array(z.string()) }) });

/**
 * `polywire announce REPORT`: tells WebSub hubs of the feeds that a build wrote, where the files are deployed after the
 * build and not by it.
 * @param args - its options
 * @param terminal - the process
 * @returns 0; a hub that cannot be reached is a warning
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: "string" }, log: { type: "string" } },
  });
  const report = onlyOne(positionals, "one report");
  if (report === undefined) throw new UsageError("name the report that build --report wrote");
  const paths = writtenIn(resolve(terminal.folder, report));
  const pings = pingsFor(paths, await configFrom(values.config, terminal));
  const failed = await pingHubs(pings, { fetch, wait: setTimeout });
  const log = logFormat(values.log);
  createReporter(log, { write: terminal.err, tty: terminal.tty }).problems(failed.map(pingProblem));
  if (log !== "json") {
    terminal.err(`${pings.length - failed.length} of ${pings.length} announcements made\n`);
  }
  return 0;
}

/**
 * The files that a build wrote.
 * @param file - its report
 * @returns paths within output/
 * @throws {UsageError} where it is no report
 */
function writtenIn(file: string): readonly string[] {
  try {
    return written.parse(JSON.parse(readFileSync(file, "utf8"))).documents.written;
  } catch (error) {
    throw new UsageError(`${file} is no report of build --report`, { cause: error });
  }
}
