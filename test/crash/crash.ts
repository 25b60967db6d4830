import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../../src/build.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import { STEPS, type Step } from "./day.ts";
import { kill, moment, warmUp, type Moment } from "./kill.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const CONFIG = {
  site: { name: "The Desk", url: "https://desk.example" },
  locales: "locales",
  editions: [
    { locale: "en-GB", timeZone: "Europe/London" },
    { locale: "fr-FR", timeZone: "Europe/Paris", languages: ["fr", "en"] },
  ],
  feeds: { paging: "archive", items: 3 },
  partners: [{ name: "wire", profile: "rss" }],
  publish: { compress: ["gzip"], ninjs: true },
};

/** Temporary files that outlive a restart, so not in memory (Filesystem Hierarchy Standard 3.0, 5.15). */
const DISK = "/var/tmp";

/** Newsrooms that live the day at once, to use all processors. */
const LANES = 2;

/** Published bytes by path. */
type Output = ReadonlyMap<string, Buffer>;

/** What came of a day with kills. */
export interface Crashes {
  /** Everything that was not as it should be; empty where all is well. */
  readonly faults: readonly string[];
  /** Builds that were killed before they ended by themselves. */
  readonly killed: number;
  /** Kills that found the output between two states: some of its files written, others not yet. */
  readonly midway: number;
}

/**
 * Lives a newsroom's day twice: unbroken, and with builds killed at random moments.
 * @param kills - how many builds are killed, spread over the day
 * @param random - numbers from 0 to 1
 * @returns what was torn, missing, left behind or different in the end
 */
export async function crashes(kills: number, random: () => number): Promise<Crashes> {
  const whole = newsroom();
  const broken = Array.from({ length: LANES }, () => newsroom());
  const faults: string[] = [];
  const tally = { faults, killed: 0, midway: 0 };
  try {
    let before: Output = new Map();
    for (const [i, step] of STEPS.entries()) {
      step.edit(whole);
      const feeds = await runToEnd(whole, step);
      const after = published(whole);
      if (i === 0) await warmUp(whole, step);
      const first = portion(kills, i);
      const moments = Array.from({ length: portion(kills, i + 1) - first }, (_, n) =>
        moment(first + n, feeds, random),
      );
      const lanes = broken.map(async (folder, lane) => {
        step.edit(folder);
        const mine = moments.filter((_, n) => n % LANES === lane);
        await crashStep(folder, step, mine, { before, after, tally });
      });
      await Promise.all(lanes);
      before = after;
    }
  } finally {
    for (const folder of [whole, ...broken]) rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

/** What a step is judged by, and where the judgement goes. */
interface Judge {
  readonly before: Output;
  readonly after: Output;
  readonly tally: { readonly faults: string[]; killed: number; midway: number };
}

/**
 * Kills some builds of a step, then lets one run to its end.
 * @param folder - of the newsroom
 * @param step - of the day
 * @param moments - when to kill
 * @param judge - what is right
 */
async function crashStep(
  folder: string,
  step: Step,
  moments: readonly Moment[],
  judge: Judge,
): Promise<void> {
  const { before, after, tally } = judge;
  for (const at of moments) {
    if (await kill(folder, step, at)) tally.killed += 1;
    const found = published(folder);
    if (isMidway(found, before, after)) tally.midway += 1;
    tally.faults.push(...faultsOf(found, before, after).map((each) => `${step.name}: ${each}`));
  }
  await runToEnd(folder, step);
  tally.faults.push(...differences(published(folder), after, step));
}

/**
 * Makes a newsroom's folder, on a disk where we know of one: in memory, where tests keep theirs, files are written so
 * quickly that hardly any kill comes between two of them.
 * @returns its path
 */
function newsroom(): string {
  const disk = existsSync(DISK) ? DISK : tmpdir();
  const folder = mkdtempSync(join(disk, "polywire-crash-"));
  mkdirSync(join(folder, "output"));
  writeFileSync(join(folder, "polywire.config.json"), JSON.stringify(CONFIG));
  for (const name of ["en", "fr"])
    cpSync(join(ROOT, "locales", name), join(folder, "locales", name), { recursive: true });
  return folder;
}

/**
 * Kills of the first steps.
 * @param kills - of the whole day
 * @param steps - how many
 * @returns their number
 */
function portion(kills: number, steps: number): number {
  return Math.floor((kills * steps) / STEPS.length);
}

/**
 * Builds without a kill.
 * @param folder - of the newsroom
 * @param step - names the clock
 * @returns how many feeds were composed
 */
async function runToEnd(folder: string, step: Step): Promise<number> {
  const config = loadConfig(join(folder, "polywire.config.json"));
  const { feeds } = await build(config, { now: Temporal.Instant.from(step.now) });
  return feeds.length;
}

/**
 * Where two states differ.
 * @param found - in the output folder
 * @param wanted - as an unbroken run leaves it
 * @param step - of the day
 * @returns a line a file
 */
function differences(found: Output, wanted: Output, step: Step): readonly string[] {
  return [...new Set([...found.keys(), ...wanted.keys()])]
    .filter((path) => !same(found.get(path), wanted.get(path)))
    .map((path) => `${step.name}: ${path} differs after the next run`);
}

/**
 * Everything in the output folder.
 * @param folder - of the newsroom
 * @returns bytes by path
 */
function published(folder: string): Output {
  const output = join(folder, "output");
  try {
    const entries = readdirSync(output, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
    return new Map(paths.map((path) => [path.slice(output.length + 1), readFileSync(path)]));
  } catch {
    return new Map();
  }
}

/**
 * What a killed build left that no reader should meet.
 * @param found - in the output folder
 * @param before - as the step found it
 * @param after - as an unbroken run leaves it
 * @returns a line a fault
 */
function faultsOf(found: Output, before: Output, after: Output): readonly string[] {
  const torn = [...found]
    .filter(([path, bytes]) => !same(bytes, before.get(path)) && !same(bytes, after.get(path)))
    .map(([path]) => `${path} is torn, or a temporary file`);
  const missing = [...before.keys()]
    .filter((path) => after.has(path) && !found.has(path))
    .map((path) => `${path} is missing`);
  return [...torn, ...missing];
}

/**
 * Whether some files are of the old state and some of the new one.
 * @param found - in the output folder
 * @param before - the old state
 * @param after - the new one
 * @returns true between the two
 */
function isMidway(found: Output, before: Output, after: Output): boolean {
  const changed = [...after].filter(([path, bytes]) => !same(bytes, before.get(path)));
  const done = changed.filter(([path, bytes]) => same(bytes, found.get(path)));
  return done.length > 0 && done.length < changed.length;
}

/**
 * Whether files are equal.
 * @param a - one
 * @param b - the other
 * @returns true for equal bytes, and where both are missing
 */
function same(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b);
}
