import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import type { CorpusShape } from "./corpus.ts";
import { lineChart } from "./line-chart.ts";
import { measure, medianCost, type Command, type Cost } from "./measure.ts";
import { BenchNewsroom } from "./newsroom.ts";

/** What a run may be. */
const RUNS = ["full build", "nothing changed", "one edited", "one edited and named"] as const;

type RunName = (typeof RUNS)[number];

/** What a newsroom of one size costs. */
interface Point {
  readonly value: number;
  readonly costs: Readonly<Record<RunName, Cost>>;
  /** Bytes of the ledger. */
  readonly ledger: number;
  /** Of which each has up to three files. */
  readonly feeds: number;
}

/** Something of which a newsroom may have more. */
interface Dimension {
  readonly name: string;
  readonly values: readonly number[];
  readonly shape: (value: number) => { readonly articles: number; readonly shape: CorpusShape };
}

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
  return found.map(({ dimension, points }) => growth(dimension, points));
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
 * Measures one newsroom.
 * @param dimension - of what it has more
 * @param value - how many
 * @param folder - where corpora lie
 * @param rounds - of everything
 * @returns medians
 */
function pointOf(dimension: Dimension, value: number, folder: string, rounds: number): Point {
  const { articles, shape } = dimension.shape(value);
  const room = new BenchNewsroom(
    join(folder, `growth-${dimension.name}-${value}`),
    articles,
    shape,
  );
  const costs: Record<RunName, Cost[]> = {
    "full build": [],
    "nothing changed": [],
    "one edited": [],
    "one edited and named": [],
  };
  for (let round = 1; round <= rounds; round++) {
    for (const name of RUNS) costs[name].push(measure(prepared(name, room)));
  }
  room.restore();
  process.stderr.write(`${value} ${dimension.name}\n`);
  return {
    value,
    costs: {
      "full build": medianCost(costs["full build"]),
      "nothing changed": medianCost(costs["nothing changed"]),
      "one edited": medianCost(costs["one edited"]),
      "one edited and named": medianCost(costs["one edited and named"]),
    },
    ledger: statSync(join(room.folder, "state/state.sqlite")).size,
    feeds: room.feeds,
  };
}

/**
 * Makes a run ready.
 * @param name - of the run
 * @param room - where
 * @returns its command
 */
function prepared(name: RunName, room: BenchNewsroom): Command {
  if (name === "nothing changed") return room.build();
  if (name === "one edited") {
    room.edit();
    return room.build();
  }
  if (name === "one edited and named") return room.build(["--changed", room.edit().path]);
  room.forget();
  room.restore();
  return room.build();
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
        `${each(({ costs }) => costs[run].cpu).toPrecision(2)} ms`,
      ]),
      [
        "peak memory of a full build",
        ...points.map(({ costs }) => `${Math.round(costs["full build"].peak)} MB`),
        `${(each(({ costs }) => costs["full build"].peak) * 1024).toPrecision(2)} KB`,
      ],
      [
        "peak memory of one edited and named",
        ...points.map(({ costs }) => `${Math.round(costs["one edited and named"].peak)} MB`),
        `${(each(({ costs }) => costs["one edited and named"].peak) * 1024).toPrecision(2)} KB`,
      ],
      [
        "ledger",
        ...points.map(({ ledger }) => `${(ledger / 2 ** 20).toFixed(1)} MB`),
        `${(each(({ ledger }) => ledger) / 1024).toPrecision(2)} KB`,
      ],
      [
        "feeds",
        ...points.map(({ feeds }) => String(feeds)),
        each(({ feeds }) => feeds).toPrecision(2),
      ],
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
