import floors from "./floors.json" with { type: "json" };

/** The scores of one set by measure; undefined where the set has no gold for it. */
export interface SetScores {
  readonly set: string;
  readonly documents: number;
  readonly scores: Readonly<Record<string, number | undefined>>;
  /** CPU milliseconds a document. */
  readonly milliseconds: readonly number[];
}

/** What others reach and what is aimed at. */
interface Floor {
  readonly peer?: number;
  readonly goal?: number;
}

const FLOORS: Readonly<Record<string, unknown>> = floors;

/**
 * The floor of a measure.
 * @param set - the set
 * @param measure - the measure
 * @returns its floor, empty where none is known
 */
function floorOf(set: string, measure: string): Floor {
  const known = FLOORS[set];
  if (typeof known !== "object" || known === null) return {};
  const floor = Object.entries(known).find(([name]) => name === measure)?.[1];
  return typeof floor === "object" && floor !== null ? floor : {};
}

/**
 * The table of all scores beside the best peer and the goal, in Markdown.
 * @param sets - the sets
 * @returns the lines
 */
export function scoreTable(sets: readonly SetScores[]): string {
  const lines = ["| set | measure | score | best peer | goal |", "|---|---|---|---|---|"];
  for (const { set, documents, scores } of sets) {
    for (const [measure, score] of Object.entries(scores)) {
      if (score === undefined) continue;
      const { peer, goal } = floorOf(set, measure);
      const name = `${set} (${documents})`;
      lines.push(
        `| ${name} | ${measure} | ${score.toFixed(4)} | ${peer ?? "–"} | ${goal ?? "–"} |`,
      );
    }
  }
  return [...lines, "", costLine(sets.flatMap(({ milliseconds }) => milliseconds))].join("\n");
}

/**
 * What a page costs.
 * @param milliseconds - CPU time of each document
 * @returns one line
 */
function costLine(milliseconds: readonly number[]): string {
  const sum = milliseconds.reduce((total, one) => total + one, 0);
  const worst = milliseconds.reduce((most, one) => Math.max(most, one), 0);
  const mean = milliseconds.length === 0 ? 0 : sum / milliseconds.length;
  return `CPU a document: mean ${mean.toFixed(1)} ms, worst ${worst.toFixed(0)} ms (goal 12 ms and 1000 ms).`;
}
