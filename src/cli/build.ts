import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "../build.ts";
import { createReporter } from "../reporter.ts";
import { configFrom, instantFrom, logFormat, readOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `polywire build`.
 * @param args - its options
 * @param terminal - the process
 * @returns 0 done; 1 done, but something was held back or failed
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions({
    args: [...args],
    options: {
      config: { type: "string" },
      now: { type: "string" },
      full: { type: "boolean" },
      changed: { type: "string", multiple: true },
      "accept-losses": { type: "boolean" },
      ping: { type: "boolean" },
      report: { type: "string" },
      log: { type: "string" },
    },
  });
  const config = configFrom(values.config, terminal);
  const now = instantFrom(values.now);
  const reporter = createReporter(logFormat(values.log), {
    write: terminal.err,
    tty: terminal.tty,
  });
  const report = await build(config, {
    emit: reporter.event,
    full: values.full === true,
    acceptLosses: values["accept-losses"] === true,
    ...(values.ping === true ? { hubs: { fetch, wait: setTimeout } } : {}),
    ...(now === undefined ? {} : { now }),
    ...(values.changed === undefined ? {} : { changed: values.changed }),
  });
  if (values.report !== undefined) {
    writeFileSync(resolve(terminal.folder, values.report), `${JSON.stringify(report, null, 2)}\n`);
  }
  return report.exitCode;
}
