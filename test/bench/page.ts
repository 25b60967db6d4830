import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem } from "node:os";
import type { BenchOptions, BenchTable } from "./bench-table.ts";

const PAGE = new URL("../../.github/BENCHMARKS.md", import.meta.url);

/**
 * Puts the tables of a benchmark on the page, in the place that its comments mark, and its charts beside the page.
 * @param name - of the benchmark
 * @param tables - its results
 * @param options - how it was run
 */
export function writeSection(
  name: string,
  tables: readonly BenchTable[],
  options: BenchOptions,
): void {
  const page = readFileSync(PAGE, "utf8");
  const place = new RegExp(`(?<=<!-- bench: ${name} -->\n).*?(?=<!-- /bench -->)`, "s");
  if (!place.test(page)) return;
  for (const { file, svg } of tables.flatMap(({ charts = [] }) => charts)) {
    writeFileSync(new URL(file, PAGE), svg);
  }
  const text = [circumstances(name, options), ...tables.map(markdown)].join("\n\n");
  writeFileSync(
    PAGE,
    page.replace(place, () => `\n${text}\n\n`),
  );
}

/**
 * When and on what it was measured.
 * @param name - of the benchmark
 * @param options - how it was run
 * @returns a sentence
 */
function circumstances(name: string, options: BenchOptions): string {
  const [first] = cpus();
  const day = Temporal.Now.plainDateISO("UTC").toString();
  const memory = Math.round(totalmem() / 2 ** 30);
  const commit = execFileSync("git", ["rev-parse", "--short=8", "HEAD"], { encoding: "utf8" });
  return (
    `Measured on ${day} at ${commit.trim()} with \`npm run bench -- ${name}\`, ${options.rounds} round(s), on ` +
    `${availableParallelism()} × ${first?.model ?? "unknown"}, ${memory} GB, Linux ${release()}, ` +
    `Node.js ${process.versions.node}; load average at the end ${(loadavg()[2] ?? 0).toFixed(1)}.`
  );
}

/**
 * A table as Markdown.
 * @param table - of a benchmark
 * @returns its title, rows, notes and charts
 */
function markdown({ title, columns, rows, notes = [], charts = [] }: BenchTable): string {
  const widths = columns.map((_, at) =>
    Math.max(3, ...[columns, ...rows].map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [
    `### ${title}`,
    [columns, rule, ...rows].map(line).join("\n"),
    ...notes,
    ...charts.map(({ alt, file }) => `![${alt}](${file})`),
  ].join("\n\n");
}
