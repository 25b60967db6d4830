import { statSync } from "node:fs";
import { join } from "node:path";
import type { CorpusShape } from "./corpus.ts";
import { measure, medianCost, type Command, type Cost } from "./measure.ts";
import { BenchNewsroom } from "./newsroom.ts";

/** What a run may be. */
export const RUNS = [
  "full build",
  "nothing changed",
  "one edited",
  "one edited and named",
] as const;

export type RunName = (typeof RUNS)[number];

/** What a newsroom of one size costs. */
export interface Point {
  readonly value: number;
  readonly costs: Readonly<Record<RunName, Cost>>;
  /** Bytes of the ledger. */
  readonly ledger: number;
  /** Of which each has up to three files. */
  readonly feeds: number;
}

/** Something of which a newsroom may have more. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly number[];
  readonly shape: (value: number) => { readonly articles: number; readonly shape: CorpusShape };
}

/**
 * Measures one newsroom.
 * @param dimension - of what it has more
 * @param value - how many
 * @param folder - where corpora lie
 * @param rounds - of everything
 * @returns medians
 */
export function pointOf(
  dimension: Dimension,
  value: number,
  folder: string,
  rounds: number,
): Point {
  const { articles, shape } = dimension.shape(value);
  // More articles alone are the corpus of the other benchmarks.
  const name = dimension.name === "articles" ? `corpus-${value}` : `${dimension.name}-${value}`;
  const room = new BenchNewsroom(join(folder, name), articles, shape);
  const costs: Record<RunName, Cost[]> = {
    "full build": [],
    "nothing changed": [],
    "one edited": [],
    "one edited and named": [],
  };
  for (let round = 1; round <= rounds; round++) {
    for (const run of RUNS) costs[run].push(measure(prepared(run, room)));
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
