import { readdirSync } from "node:fs";
import type { BenchModule, BenchTable } from "./bench-table.ts";

// Runs every `*.bench.ts` beside this file, or those named on the command line, and prints their tables.
async function run(names: readonly string[]): Promise<void> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
  const chosen = files.filter(
    (file) => names.length === 0 || names.some((name) => file.startsWith(name)),
  );
  // One after the other: two at a time would measure each other.
  await chosen.toSorted().reduce(async (before, file) => {
    await before;
    const found: unknown = await import(`./${file}`);
    if (!isBench(found)) throw new TypeError(`${file} exports no bench function`);
    print(await found.bench());
  }, Promise.resolve());
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
  process.stdout.write(`\n${table.title}\n${lines.join("\n")}\n`);
}

await run(process.argv.slice(2));
