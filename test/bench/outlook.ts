import type { BenchTable } from "./bench-table.ts";
import { RUNS, type Point } from "./growth-point.ts";

/** A newsroom larger than any that is measured. */
const ARTICLES = 10_000_000;
const FEEDS = 1000;

/** Something that is told of each newsroom, and how it is written. */
interface Figure {
  readonly name: string;
  readonly of: (point: Point) => number;
  readonly written: (value: number) => string;
}

/** Points of two dimensions. */
export interface Measured {
  readonly articles: readonly Point[];
  /** The same articles in more and more feeds. */
  readonly editions: readonly Point[];
}

const FIGURES: readonly Figure[] = [
  ...RUNS.map((run): Figure => ({
    name: `CPU: ${run}`,
    of: ({ costs }) => costs[run].cpu / 1000,
    written: duration,
  })),
  ...RUNS.map((run): Figure => ({
    name: `peak memory: ${run}`,
    of: ({ costs }) => costs[run].peak * 2 ** 20,
    written: size,
  })),
  { name: "ledger", of: ({ ledger }) => ledger, written: size },
];

/**
 * What the slopes come to, were they to stay what they are. They are straight lines through few points, so
 * they tell orders of magnitude, no more.
 * @param measured - more articles, more feeds
 * @returns the table
 */
export function outlook(measured: Measured): BenchTable {
  const largest = measured.articles.at(-1);
  return {
    title: `The slopes, drawn out to ${count(ARTICLES)} articles and ${count(FEEDS)} feeds`,
    columns: [
      "",
      `${count(largest?.value)} articles, ${count(largest?.feeds)} feeds (measured)`,
      "each 1,000 articles more",
      "each feed more",
      `${count(ARTICLES)} articles, ${count(FEEDS)} feeds`,
    ],
    rows: FIGURES.map(({ name, of, written }) => {
      const article = slope(measured.articles.slice(-2), ({ value }) => value, of);
      const feed = slope(measured.editions, ({ feeds }) => feeds, of);
      const base = largest === undefined ? 0 : of(largest);
      const more = ARTICLES - (largest?.value ?? 0);
      const whole = base + article * more + feed * (FEEDS - (largest?.feeds ?? 0));
      return [name, written(base), written(article * 1000), written(feed), written(whole)];
    }),
  };
}

/**
 * How much a figure grows between the first point and the last; what shrinks is noise.
 * @param points - from small to large
 * @param x - by what they grow
 * @param y - the figure
 * @returns the growth for each one more, 0 or above
 */
function slope(
  points: readonly Point[],
  x: (point: Point) => number,
  y: (point: Point) => number,
): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || x(first) === x(last)) return 0;
  return Math.max(0, (y(last) - y(first)) / (x(last) - x(first)));
}

function count(value = 0): string {
  return value.toLocaleString("en");
}

function duration(seconds: number): string {
  if (seconds >= 5400) return `${(seconds / 3600).toFixed(1)} h`;
  if (seconds >= 90) return `${(seconds / 60).toFixed(1)} min`;
  return seconds >= 0.1 ? `${seconds.toFixed(2)} s` : `${(seconds * 1000).toFixed(2)} ms`;
}

function size(bytes: number): string {
  if (bytes >= 2 ** 30) return `${(bytes / 2 ** 30).toFixed(1)} GB`;
  return bytes >= 2 ** 20
    ? `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`
    : `${(bytes / 1024).toFixed(1)} KB`;
}
