import { knownProblems } from "../known-error.ts";
import { problem, type Problem } from "../problem.ts";
import { problemText } from "../reporter.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/**
 * Known errors are one line each, without a stack; unknown ones crash loudly.
 * @param error - what was thrown
 * @param terminal - the process
 * @returns the exit code
 */
export function knownError(error: unknown, terminal: Terminal): number {
  const problems = problemsOf(error);
  if (problems === undefined) throw error;
  for (const each of problems) terminal.err(`${problemText(each)}\n`);
  return 2;
}

/**
 * The Problems behind a known error.
 * @param error - what was thrown
 * @returns the Problems, or undefined for an unknown error
 */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof UsageError) return [problem("usage_invalid", "polywire", error.message)];
  return knownProblems(error);
}
