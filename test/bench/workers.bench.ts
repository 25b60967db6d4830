import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import { measure, medianCost, type Cost } from "./measure.ts";
import { BenchNewsroom } from "./newsroom.ts";

const WORKERS = [0, 1, 2, 4] as const;

/** Entries of a feed that are sure to be filled, so that every article stands in one. */
const FILLED = 40;

/**
 * Full builds with more and more threads, of a newsroom with so many sections that every article has to be read in full.
 * @param options - the first size, and rounds
 * @returns a row for each number of threads
 * @throws {Error} where they do not all write the same bytes
 */
export function bench({ articles, rounds, folder }: BenchOptions): Promise<BenchTable> {
  const [count = 2000] = articles;
  const sections = Math.max(6, Math.ceil(count / 8 / FILLED));
  const place = folder ?? mkdtempSync(join(tmpdir(), "polywire-bench-"));
  const room = new BenchNewsroom(join(place, `workers-${count}`), count, { sections });
  const costs = new Map<number, Cost[]>(WORKERS.map((workers) => [workers, []]));
  const outputs = new Set<string>();
  for (let round = 1; round <= rounds; round++) {
    for (const workers of WORKERS) {
      room.forget();
      costs.get(workers)?.push(measure(room.build(["--workers", String(workers)])));
      outputs.add(fingerprint(join(room.folder, "output")));
    }
    process.stderr.write(`workers: round ${round} of ${rounds}\n`);
  }
  if (folder === undefined) rmSync(place, { recursive: true });
  if (outputs.size > 1) throw new Error("The number of threads changes what is written");
  const medians = [...costs].map(([workers, runs]) => ({ workers, ...medianCost(runs) }));
  const alone = medians[0]?.wall ?? 0;
  return Promise.resolve({
    title: `A full build of ${count.toLocaleString("en")} articles, all read in full`,
    columns: ["--workers", "wall", "faster", "CPU", "peak memory"],
    rows: medians.map(({ workers, wall, cpu, peak }) => [
      String(workers),
      `${(wall / 1000).toFixed(2)} s`,
      `${(alone / wall).toFixed(2)}×`,
      `${(cpu / 1000).toFixed(2)} s`,
      `${Math.round(peak)} MB`,
    ]),
    notes: ["All of them wrote the same bytes."],
  });
}

/** A hash over all files of a folder. */
function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  for (const name of names) {
    const file = join(folder, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex");
}
