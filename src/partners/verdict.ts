import { PROBLEMS, problem, type Problem, type ProblemCode, type Severity } from "../problem.ts";

/** What a partner's rules say of one article, or of the whole feed. */
export interface Verdict {
  readonly code: ProblemCode;
  /** Absent where the whole feed is meant. */
  readonly entryId?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
}

/** What a rule may say beyond code and message. */
export interface VerdictDetail {
  readonly severity?: Severity;
  readonly fix?: string;
}

/**
 * Makes a verdict with the catalogue's severity and fix.
 * @param code - reason code
 * @param message - what is wrong with this very case
 * @param entryId - the article, undefined for the feed
 * @param detail - severity or fix where the case knows better
 * @returns the verdict
 */
export function verdict(
  code: ProblemCode,
  message: string,
  entryId?: string,
  detail: VerdictDetail = {},
): Verdict {
  const { severity, fix } = PROBLEMS[code];
  return {
    code,
    ...(entryId === undefined ? {} : { entryId }),
    severity: detail.severity ?? severity,
    message,
    fix: detail.fix ?? fix,
  };
}

/**
 * A verdict as the Problem that reports and annotations show.
 * @param found - the verdict
 * @param path - the article's file, or the partner's output file for the whole feed
 * @param partner - the partner's name
 * @returns the Problem
 */
export function asProblem(found: Verdict, path: string, partner: string): Problem {
  const { severity, fix } = found;
  return problem(found.code, path, `${partner}: ${found.message}`, { severity, fix });
}
