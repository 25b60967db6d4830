import { accessSync, appendFileSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { build, type BuildPorts } from "../build.ts";
import type { BuildReport } from "../build/event.ts";
import { localeFolders } from "../build/strings.ts";
import type { Config } from "../config.ts";
import { createReporter } from "../reporter.ts";
import { changedArticles, changedNames, stringsChanged } from "./changed.ts";
import {
  DEFAULT_CONFIG,
  configFrom,
  instantFrom,
  logFormat,
  numberFrom,
  readOptions,
} from "./options.ts";
import { UsageError, type Terminal } from "./terminal.ts";

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
      workers: { type: "string" },
    },
  });
  const reported = values.report === undefined ? undefined : reportFile(values.report, terminal);
  const config = await configFrom(values.config, terminal);
  if (reported !== undefined)
    refuseToLose(reported, resolve(terminal.folder, values.config ?? DEFAULT_CONFIG), config);
  const now = instantFrom(values.now);
  const workers = numberFrom("workers", values.workers);
  const log = logFormat(values.log);
  const reporter = createReporter(log, {
    write: terminal.err,
    tty: terminal.tty,
    ...(log === "github" && { place: (await import("./place.ts")).placeOf(config, terminal) }),
  });
  const report = await build(config, {
    emit: reporter.event,
    full: values.full === true,
    acceptLosses: values["accept-losses"] === true,
    ...(values.ping === true ? { hubs: { fetch, wait: setTimeout } } : {}),
    ...(now === undefined ? {} : { now }),
    ...(workers === undefined ? {} : { threads: { count: workers } }),
    ...(values.changed === undefined ? {} : changesFrom(values.changed, config, terminal)),
  });
  if (reported !== undefined) writeFileSync(reported, `${JSON.stringify(report, null, 2)}\n`);
  if (log === "github") await summarize(report, terminal);
  return report.exitCode;
}

/**
 * What `--changed` says.
 * @param named - its values
 * @param config - of the newsroom
 * @param terminal - the process
 * @returns the same for the build
 */
function changesFrom(
  named: readonly string[],
  config: Config,
  terminal: Terminal,
): Pick<BuildPorts, "changed" | "stringsChanged"> {
  const { folder, input = () => "" } = terminal;
  const names = changedNames(named, input);
  return {
    changed: changedArticles(names, folder, config.articles),
    stringsChanged: stringsChanged(names, folder, localeFolders(config)),
  };
}

/**
 * Where the report goes. Asked before the build: once feeds are published, it is too late to refuse.
 * @param name - of `--report`
 * @param terminal - its folder is the base
 * @returns the file
 * @throws {UsageError} where no file can be written
 */
function reportFile(name: string, terminal: Terminal): string {
  const file = resolve(terminal.folder, name);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) throw new UsageError(`--report takes a file, not ${file}`);
  try {
    accessSync(stats === undefined ? dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--report: ${file} cannot be written`, { cause: error });
  }
  return file;
}

/**
 * Refuses a report in the place of what the newsroom lives on.
 * @param report - the file it would go to
 * @param configFile - the configuration
 * @param config - what it says
 * @throws {UsageError} for the configuration, the ledger and whatever lies among the articles
 */
function refuseToLose(report: string, configFile: string, config: Config): void {
  const isKept = report === configFile || report === config.state;
  if (isKept || report.startsWith(config.articles + sep)) {
    throw new UsageError(
      `--report would write over ${report}, or among the articles; name another file`,
    );
  }
}

/**
 * Adds the run to the job's summary, where the run is a job of GitHub Actions.
 * @param report - of the run
 * @param terminal - its environment names the file
 */
async function summarize(report: BuildReport, terminal: Terminal): Promise<void> {
  const file = terminal.environment["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return;
  const { jobSummary } = await import("../job-summary.ts");
  appendFileSync(file, jobSummary(report));
}
