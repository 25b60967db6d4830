import { BuildFailedError } from "../background-build.ts";
import type { BuildReport } from "../build/event.ts";
import type { RunRecord } from "../ledger/ledger.ts";
import type { Problem } from "../problem.ts";
import { iso } from "./health.ts";
import { MOST_COUNTED, type Due } from "./plan.ts";
import { messageOf } from "../model/message-of.ts";

/** One line of the schedule's log, as JSON. `time` is ISO 8601. */
export interface Line {
  readonly time: string;
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What a build gave. */
interface Result {
  readonly report?: BuildReport;
  readonly error?: unknown;
  /** Failures in a row before it. */
  readonly retry: number;
  /** Milliseconds since 1970. */
  readonly retryAt: number | undefined;
}

/**
 * What became of a run.
 * @param run - as noted
 * @param due - the slots it made up for
 * @param result - of the build
 * @returns one line
 */
export function runLine(run: RunRecord, due: Due, result: Result): Line {
  const { report, retry, retryAt } = result;
  return {
    time: iso(run.finished),
    type: "run",
    outcome: run.outcome,
    started: iso(run.started),
    milliseconds: run.finished - run.started,
    ...(due.first === undefined
      ? { atStart: true }
      : { slot: iso(due.first), lateMilliseconds: run.started - due.first }),
    slots: due.slots,
    ...(due.slots >= MOST_COUNTED ? { orMore: true } : {}),
    ...(retry === 0 ? {} : { retry }),
    ...(report === undefined ? failure(result.error) : summary(report)),
    ...(retryAt === undefined ? {} : { retryAt: iso(retryAt) }),
  };
}

/**
 * What a build did, in numbers.
 * @param report - of the build
 * @returns for the line
 */
function summary(report: BuildReport): Record<string, unknown> {
  const { articles, documents, feeds, problems } = report;
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    files: articles.files,
    read: articles.read,
    failed: articles.failed,
    written: documents.written.length,
    kept: documents.kept,
    removed: documents.removed.length,
    heldBack: feeds.filter(({ heldBack }) => heldBack !== undefined).map(({ folder }) => folder),
    problems: { errors: errors.length, others: problems.length - errors.length },
    ...(errors.length === 0 ? {} : { firstError: brief(errors[0]) }),
  };
}

/**
 * Why a build could not be done.
 * @param error - what it threw
 * @returns for the line
 */
function failure(error: unknown): Record<string, unknown> {
  const problems = error instanceof BuildFailedError ? error.problems : [];
  const message = messageOf(error);
  return problems.length === 0 ? { error: message } : { problems: problems.map(brief) };
}

/**
 * A Problem as a line has it.
 * @param problem - the Problem
 * @returns code, path, message and fix
 */
function brief(problem: Problem | undefined): Record<string, unknown> | undefined {
  if (problem === undefined) return undefined;
  const { code, path, message, fix } = problem;
  return { code, path, message, fix };
}
