import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import { lineChart } from "./line-chart.ts";
import { pointOf, RUNS, type Dimension, type Point } from "./growth-point.ts";
import { outlook } from "./outlook.ts";

/**
 * What more articles, editions, sections and partners cost, one at a time.
 * @param options - the first size is what editions, sections and partners are tried with
 * @returns a table and a chart for each, and what they come to in a newsroom larger than any
 */
export async function bench(options: BenchOptions): Promise<readonly BenchTable[]> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "polywire-bench-"));
  const found = dimensions(options.articles).map((dimension) => ({
    dimension,
    points: dimension.values.map((value) => pointOf(dimension, value, folder, options.rounds)),
  }));
  if (options.folder === undefined) rmSync(folder, { recursive: true });
  const of = (name: string): readonly Point[] =>
    found.find(({ dimension }) => dimension.name === name)?.points ?? [];
  return [
    ...found.map(({ dimension, points }) => growth(dimension, points)),
    outlook({ articles: of("articles"), editions: of("editions") }),
  ];
}

function dimensions(articles: readonly number[]): readonly Dimension[] {
  const [base = 2000, ...more] = articles;
  return [
    {
      name: "articles",
      values: more.length > 0 ? articles : [base / 4, base / 2, base],
      shape: (value) => ({ articles: value, shape: {} }),
    },
    {
      name: "editions",
      values: [8, 16, 32, 64],
      shape: (editions) => ({ articles: base, shape: { editions } }),
    },
    {
      name: "sections",
      values: [6, 12, 24, 48],
      shape: (sections) => ({ articles: base, shape: { sections } }),
    },
    {
      name: "partners",
      values: [1, 4, 16, 64],
      shape: (partners) => ({ articles: base, shape: { partners } }),
    },
  ];
}

/**
 * What more of something costs.
 * @param dimension - of what
 * @param points - measured
 * @returns a table with a chart
 */
function growth({ name }: Dimension, points: readonly Point[]): BenchTable {
  const [first, last] = [points[0], points.at(-1)];
  const each = (cost: (point: Point) => number): number => {
    if (first === undefined || last === undefined) return 0;
    return (cost(last) - cost(first)) / (last.value - first.value);
  };
  const lines = RUNS.map((run) => ({
    name: run,
    points: points.map(({ value, costs }) => [value, costs[run].cpu] as const),
  }));
  const text = {
    title: `What more ${name} cost`,
    x: name,
    y: "CPU milliseconds of a whole process",
  };
  return {
    title: text.title,
    columns: ["CPU", ...points.map(({ value }) => value.toLocaleString("en")), "each more"],
    rows: [
      ...RUNS.map((run) => [
        run,
        ...points.map(({ costs }) => `${(costs[run].cpu / 1000).toFixed(2)} s`),
        `${few(each(({ costs }) => costs[run].cpu))} ms`,
      ]),
      [
        "peak memory of a full build",
        ...points.map(({ costs }) => `${Math.round(costs["full build"].peak)} MB`),
        `${few(each(({ costs }) => costs["full build"].peak * 1024))} KB`,
      ],
      [
        "peak memory of one edited and named",
        ...points.map(({ costs }) => `${Math.round(costs["one edited and named"].peak)} MB`),
        `${few(each(({ costs }) => costs["one edited and named"].peak * 1024))} KB`,
      ],
      [
        "ledger",
        ...points.map(({ ledger }) => `${(ledger / 2 ** 20).toFixed(1)} MB`),
        `${few(each(({ ledger }) => ledger) / 1024)} KB`,
      ],
      ["feeds", ...points.map(({ feeds }) => String(feeds)), few(each(({ feeds }) => feeds))],
    ],
    charts: [
      {
        file: `growth-${name}.svg`,
        alt: `${text.title}: CPU time of a full build, of a run in which nothing changed, and of one edit`,
        svg: lineChart(text, lines),
      },
    ],
  };
}

/** A number with two digits that mean something. */
function few(value: number): string {
  return String(Number(value.toPrecision(2)));
}
