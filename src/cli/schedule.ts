import { resolve } from "node:path";
import { DEFAULT_CONFIG, readOptions } from "./options.ts";
import { signalled } from "./signals.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `polywire schedule`: builds on the configuration's schedule, in the foreground, until SIGTERM or SIGINT.
 * @param args - its options
 * @param terminal - the process
 * @returns 0
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions({ args: [...args], options: { config: { type: "string" } } });
  const file = resolve(terminal.folder, values.config ?? DEFAULT_CONFIG);
  // Heard from the first moment on, before the modules that take time to load.
  const ended = signalled(["SIGTERM", "SIGINT"]);
  const { Schedule } = await import("../schedule.ts");
  const schedule = new Schedule(file, {
    say: (line) => terminal.out(`${JSON.stringify(line)}\n`),
  });
  await schedule.start();
  const reload = (): void => void schedule.reload();
  process.on("SIGHUP", reload);
  await ended;
  process.off("SIGHUP", reload);
  await schedule.stop();
  return 0;
}
