import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Step } from "./day.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** When a build is killed: some milliseconds after its start, after so many events, or when it has written so many files. */
export type Moment =
  | { readonly wait: number }
  | { readonly events: number }
  | { readonly files: number };

/** Milliseconds in which an idle machine starts a build. */
const START = 500;

/** Files that nearly every step writes. */
const FILES = 6;

/**
 * Picks a moment: in turn anywhere from the start of the process, after any feed, and while files are written.
 * @param turn - counts kills
 * @param feeds - that the build composes
 * @param random - numbers from 0 to 1
 * @returns the moment
 */
export function moment(turn: number, feeds: number, random: () => number): Moment {
  const third = turn % 3;
  if (third === 0) return { wait: random() * START };
  if (third === 1) return { events: 1 + Math.floor(random() * feeds) };
  return { files: 1 + Math.floor(random() * FILES) };
}

/**
 * Starts a build in a process of its own.
 * @param folder - of the newsroom
 * @param step - names the clock
 * @param more - options
 * @returns the process
 */
function spawnBuild(
  folder: string,
  step: Step,
  more: readonly string[] = [],
): ChildProcessByStdio<null, null, Readable> {
  const config = join(folder, "polywire.config.json");
  const args = ["src/cli.ts", "build", "--log", "json", "--now", step.now, "--config", config];
  return spawn(process.execPath, [...args, ...more], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/**
 * Lets one process build to its end, which fills Node's compile cache: a killed one never does, and would spend its time
 * on compiling rather than on what kills are for.
 * @param folder - of the newsroom
 * @param step - names the clock
 */
export async function warmUp(folder: string, step: Step): Promise<void> {
  const child = spawnBuild(folder, step, ["--full"]);
  child.stderr.resume();
  await once(child, "close");
}

/**
 * Starts a build and kills it.
 * @param folder - of the newsroom
 * @param step - names the clock
 * @param at - when
 * @returns true where the kill came before the build's own end
 */
export async function kill(folder: string, step: Step, at: Moment): Promise<boolean> {
  const child = spawnBuild(folder, step);
  const strike = (): void => void child.kill("SIGKILL");
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    told += text;
    if ("events" in at && told.split('"type":"feed"').length > at.events) strike();
  });
  const timer = "wait" in at ? setTimeout(strike, at.wait) : undefined;
  const written = new Set<string | null>();
  const watcher = watch(join(folder, "output"), { recursive: true }, (_, name) => {
    if ("files" in at && written.add(name).size >= at.files) strike();
  });
  const [, signal] = await once(child, "close");
  clearTimeout(timer);
  watcher.close();
  return signal === "SIGKILL";
}
