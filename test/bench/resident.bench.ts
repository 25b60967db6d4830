import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBuilder, type Builder } from "../../src/background-build.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import type { Config } from "../../src/config.ts";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import { median } from "./measure.ts";
import { BenchNewsroom } from "./newsroom.ts";

/** Edits that are timed, after some that only warm the process up. */
const EDITS = 200;
const WARM = 40;

/** The newest articles of the corpus: all of them stand in feeds. */
const NEWEST = 160;

/**
 * From a change to the files, in the process that `schedule` and `watch` build with. Each edit gives one of the newest
 * articles, of all languages in turn, another text; the clock runs from before the article is written until the builder says
 * that the feeds are.
 * @param options - sizes
 * @returns a row for each size
 */
export async function bench(options: BenchOptions): Promise<BenchTable> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "polywire-bench-"));
  const rows: (readonly string[])[] = [];
  for (const count of options.articles) {
    const room = new BenchNewsroom(join(folder, `corpus-${count}`), count);
    room.forget();
    room.restore();
    const times = await edits(room);
    rows.push([
      count.toLocaleString("en"),
      ...[median(times), percentile(times, 0.99), Math.max(...times)].map(
        (time) => `${time.toFixed(1)} ms`,
      ),
    ]);
    process.stderr.write(`${count} articles: ${EDITS} edits\n`);
  }
  if (options.folder === undefined) rmSync(folder, { recursive: true });
  return {
    title: `A resident process: from a change to the files, ${EDITS} edits`,
    columns: ["articles", "p50", "p99", "slowest"],
    rows,
  };
}

/**
 * Edits articles, one after the other.
 * @param room - the corpus
 * @returns milliseconds of each
 */
async function edits(room: BenchNewsroom): Promise<readonly number[]> {
  const config = loadConfig(room.config);
  const builder = createBuilder();
  try {
    await builder.build(config);
    const times: number[] = [];
    for (let i = 0; i < WARM + EDITS; i++) {
      const time = await edit(room, (i * 7) % NEWEST, builder, config);
      if (i >= WARM) times.push(time);
    }
    return times;
  } finally {
    await builder.close();
    room.restore();
  }
}

/**
 * Edits an article and waits for the feeds.
 * @param room - the corpus
 * @param age - 0 for the newest article
 * @param builder - that stays
 * @param config - of the newsroom
 * @returns milliseconds
 * @throws {Error} where the feed does not show the edit
 */
async function edit(
  room: BenchNewsroom,
  age: number,
  builder: Builder,
  config: Config,
): Promise<number> {
  const start = performance.now();
  const { path, headline, language } = room.edit(age);
  await builder.build(config, { changed: [path] });
  const time = performance.now() - start;
  const feed = readFileSync(join(room.folder, "output", language, "feed.json"), "utf8");
  if (!letters(feed).includes(letters(headline))) throw new Error(`${path} is not in its feed`);
  return time;
}

/** Headlines are typeset, which leaves their letters alone. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
