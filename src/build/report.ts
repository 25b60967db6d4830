import type { BuildReport } from "./event.ts";
import type { Delivery } from "../publish/delivery.ts";
import { problem } from "../problem.ts";
import type { Changes } from "./changes.ts";
import { complain, type Published, type Run } from "./run.ts";

/** Milliseconds by which a newsroom's clock may be ahead of ours. */
const CLOCK_SKEW = 600_000;

/**
 * Tells what is wrong with the files as they are, those that were not read in this run too.
 * @param run - this one
 */
export async function tellFileProblems(run: Run): Promise<void> {
  for (const each of await run.ledger.problems()) complain(run, each);
  for (const { path, winner, id } of await run.ledger.duplicates()) {
    const message = `${winner} has the same id ${id} and is no older; this file is left out`;
    complain(run, problem("id_duplicate", path, message));
  }
  for (const { path, published } of await run.ledger.dated(run.now + CLOCK_SKEW, run.now)) {
    const date = Temporal.Instant.fromEpochMilliseconds(published).toString();
    complain(run, problem("date_in_future", path, `the article is dated ${date}`));
  }
  for (const { path, winner } of await run.ledger.doubles()) {
    complain(run, problem("wire_double", path, `${winner} says the same; this file is left out`));
  }
}

/**
 * Sums the run up.
 * @param run - this one
 * @param changes - of the folder
 * @param published - feed by feed, file by file, target by target
 * @param started - on the performance clock
 * @returns the report
 */
export async function reportOf(
  run: Run,
  changes: Changes,
  published: Published & { readonly targets: readonly Delivery[] },
  started: number,
): Promise<BuildReport> {
  const { changes: feeds, plan, targets } = published;
  const { articles, failed, deferred } = await run.ledger.counts();
  return {
    now: Temporal.Instant.fromEpochMilliseconds(run.now).toString(),
    exitCode: run.problems.some(({ severity }) => severity === "error") ? 1 : 0,
    articles: {
      files: changes.files,
      read: run.outcomes.length,
      standing: articles,
      failed,
      waiting: deferred,
      outcomes: run.outcomes,
    },
    feeds,
    problems: run.problems,
    documents: {
      written: plan.write.map(({ path }) => path),
      kept: plan.keep.length,
      removed: plan.remove,
    },
    targets,
    milliseconds: Math.round(performance.now() - started),
  };
}
