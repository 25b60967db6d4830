import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import { floorSteps, hugoSteps, hugoVersion, naiveSteps, polywireSteps } from "./contestants.ts";
import type { Expected, Step } from "./contestants.ts";
import { measure, medianCost, type Cost } from "./measure.ts";
import { BenchNewsroom } from "./newsroom.ts";

/** Medians by the names of steps. */
type Medians = ReadonlyMap<string, Cost>;

/** What is told as ratios: the first, as many times the second. */
const RATIOS: readonly (readonly [string, string])[] = [
  ["Hugo: full build", "Polywire: full build"],
  ["naive script: full build", "Polywire: full build"],
  ["Polywire: full build", "floor: reading all bytes (cat)"],
  ["Hugo: one edited", "Polywire: one edited"],
  ["Hugo: one edited", "Polywire: one edited and named"],
  ["Polywire: nothing changed", "floor: readdir and stat in Node.js"],
  ["Polywire: nothing changed, one file named", "floor: node -e 0"],
];

/**
 * Builds of a corpus: each measured as a process of its own, all of them once a round.
 * @param options - sizes, rounds, contestants
 * @returns for each size what it costs and how that compares; where there are several sizes, how they do
 */
export async function bench(options: BenchOptions): Promise<readonly BenchTable[]> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "polywire-bench-"));
  if (!options.without.includes("polywire")) warm(folder);
  const sizes: [number, Medians][] = [];
  for (const count of options.articles) sizes.push([count, benchSize(folder, count, options)]);
  if (options.folder === undefined) rmSync(folder, { recursive: true });
  const version = hugoVersion();
  const notes = version === undefined ? ["Hugo is not installed: left out."] : [`Hugo ${version}.`];
  const tables = sizes.flatMap(([count, medians]) => [
    { ...costTable(count, medians), notes },
    ratioTable(count, medians),
  ]);
  return sizes.length > 1 ? [...tables, growthTable(sizes)] : tables;
}

/**
 * Does everything once with a few articles, untimed: Node.js keeps compiled modules, and only the first run ever lacks them.
 * @param folder - where corpora lie
 */
function warm(folder: string): void {
  for (const step of polywireSteps(new BenchNewsroom(join(folder, "corpus-64"), 64))) take(step);
}

/**
 * Reads all files once: whoever comes first would else wait for the disk in the others' stead.
 * @param folder - of a contestant; may be missing
 */
function readAll(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
}

/**
 * Measures all contestants over a corpus.
 * @param folder - where corpora lie
 * @param count - of articles
 * @param options - rounds, contestants
 * @returns medians
 */
function benchSize(folder: string, count: number, { rounds, without }: BenchOptions): Medians {
  const room = new BenchNewsroom(join(folder, `corpus-${count}`), count);
  const steps = [
    ...floorSteps(room),
    ...polywireSteps(room),
    ...(without.includes("hugo") ? [] : hugoSteps(join(folder, `hugo-${count}`), count)),
    ...naiveSteps(room),
  ].filter(({ group }) => !without.includes(group));
  for (const name of ["corpus", "hugo"]) readAll(join(folder, `${name}-${count}`));
  const costs = new Map<string, Cost[]>(steps.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const step of steps) costs.get(step.name)?.push(take(step));
    process.stderr.write(`${count} articles: round ${round} of ${rounds}\n`);
  }
  room.restore();
  return new Map([...costs].map(([name, runs]) => [name, medianCost(runs)]));
}

/**
 * Measures a step once.
 * @param step - what to do
 * @returns its cost
 * @throws {Error} where it did not do what it is measured for
 */
function take(step: Step): Cost {
  const expected = step.prepare();
  const cost = measure(step.command(expected));
  if (step.feed !== undefined && expected !== undefined) {
    look(step.name, readFileSync(step.feed, "utf8"), expected);
  }
  return cost;
}

/**
 * Looks for what a step must have done.
 * @param name - of the step
 * @param feed - the text of a feed
 * @param expected - what must be in it
 * @throws {Error} where it is not
 */
function look(name: string, feed: string, { article, gone = false }: Expected): void {
  const item = feed.split("<item>").find((each) => each.includes(`<link>${article.url}</link>`));
  const isThere = item?.includes(article.headline) ?? false;
  if (isThere === gone) throw new Error(`${name}: the feed does not show what happened`);
}

/**
 * What everything costs.
 * @param count - of articles
 * @param medians - of the steps
 * @returns the table
 */
function costTable(count: number, medians: Medians): BenchTable {
  return {
    title: `${count.toLocaleString("en")} articles`,
    columns: ["each a new process", "wall", "CPU", "peak memory"],
    rows: [...medians].map(([name, { wall, cpu, peak }]) => [
      name,
      seconds(wall),
      seconds(cpu),
      `${Math.round(peak)} MB`,
    ]),
  };
}

/**
 * How contestants compare.
 * @param count - of articles
 * @param medians - of the steps
 * @returns the table
 */
function ratioTable(count: number, medians: Medians): BenchTable {
  const rows = RATIOS.flatMap(([one, other]) => {
    const [a, b] = [medians.get(one), medians.get(other)];
    if (a === undefined || b === undefined) return [];
    return [
      [`${one} ÷ ${other}`, times(a.wall, b.wall), times(a.cpu, b.cpu), times(a.peak, b.peak)],
    ];
  });
  return {
    title: `${count.toLocaleString("en")} articles: ratios`,
    columns: ["of the medians above", "wall", "CPU", "peak memory"],
    rows,
  };
}

/**
 * What more articles cost.
 * @param sizes - with their medians
 * @returns CPU time of each size, and how many times that of the smallest the largest costs
 */
function growthTable(sizes: readonly (readonly [number, Medians])[]): BenchTable {
  const names = [...(sizes[0]?.[1].keys() ?? [])];
  const cpu = (name: string, at: number): number => sizes.at(at)?.[1].get(name)?.cpu ?? 0;
  return {
    title: "More articles",
    columns: ["CPU", ...sizes.map(([count]) => count.toLocaleString("en")), "last ÷ first"],
    rows: names.map((name) => [
      name,
      ...sizes.map((_, at) => seconds(cpu(name, at))),
      times(cpu(name, -1), cpu(name, 0)),
    ]),
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9995 ? 2 : 1)} s`;
}

function times(a: number, b: number): string {
  const ratio = a / b;
  return `${ratio.toFixed(ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0)}×`;
}
