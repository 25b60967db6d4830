/**
 * Runs every `*.bench.ts` beside this file, or those named, and prints their tables; `--write` puts them on the page of
 * benchmarks too: `npm run bench -- [NAME…] [--articles N,N] [--rounds N] [--folder DIR] [--without NAME] [--write]`.
 */
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BenchModule, BenchOptions, BenchTable } from "./bench-table.ts";
import { writeSection } from "./page.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: "string", default: "2000" },
    rounds: { type: "string", default: "3" },
    folder: { type: "string" },
    without: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
  },
});

const options: BenchOptions = {
  articles: values.articles.split(",").map(Number),
  rounds: Number(values.rounds),
  folder: values.folder,
  without: values.without,
};

async function run(names: readonly string[]): Promise<void> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
  const chosen = files.filter(
    (file) => names.length === 0 || names.some((name) => file.startsWith(name)),
  );
  // One after the other: two at a time would measure each other.
  for (const file of chosen.toSorted()) {
    const found: unknown = await import(`./${file}`);
    if (!isBench(found)) throw new TypeError(`${file} exports no bench function`);
    const tables = [await found.bench(options)].flat();
    for (const table of tables) print(table);
    if (values.write) writeSection(file.replace(".bench.ts", ""), tables, options);
  }
}

function isBench(found: unknown): found is BenchModule {
  return typeof found === "object" && found !== null && "bench" in found;
}

function print(table: BenchTable): void {
  const rows = [table.columns, ...table.rows];
  const widths = table.columns.map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? "").length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  "),
  );
  process.stdout.write(`\n${[table.title, ...lines, ...(table.notes ?? [])].join("\n")}\n`);
}

await run(positionals);
