import type { Config } from "../config.ts";
import { createReporter } from "../reporter.ts";
import { configFrom, logFormat, readOptions } from "./options.ts";
import { signalled } from "./signals.ts";
import type { Terminal } from "./terminal.ts";

/** Something that watches until it is told to stop. */
export interface Watching {
  readonly stop: () => Promise<void>;
}

/**
 * `polywire watch`: builds, and again on every change of articles, strings or configuration, until SIGTERM or SIGINT.
 * @param args - its options
 * @param terminal - the process
 * @returns 0
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions({
    args: [...args],
    options: { config: { type: "string" }, log: { type: "string" } },
  });
  const ended = signalled(["SIGTERM", "SIGINT"]);
  const config = await configFrom(values.config, terminal);
  const watching = await startWatch(config, values.log, terminal);
  await ended;
  await watching.stop();
  return 0;
}

/**
 * Watches a newsroom and tells its builds.
 * @param config - of the newsroom
 * @param log - name of the log format
 * @param terminal - the process
 * @param built - hears that files changed
 * @returns what watches; its first build may still be under way
 */
export async function startWatch(
  config: Config,
  log: string | undefined,
  terminal: Terminal,
  built: () => void = () => undefined,
): Promise<Watching> {
  const screen = { write: terminal.err, tty: terminal.tty };
  // A reporter counts problems, so each build has one of its own.
  let reporter = createReporter(logFormat(log), screen);
  const { createBuilder } = await import("../background-build.ts");
  const { Watch } = await import("../watch.ts");
  const watch = new Watch(config, {
    builder: createBuilder((event) => {
      reporter.event(event);
      if (event.type === "finished") reporter = createReporter(logFormat(log), screen);
    }),
    problems: (problems) => reporter.problems(problems),
    crashed: (message) => terminal.err(`${message}\n`),
    built,
  });
  void watch.start();
  return watch;
}
