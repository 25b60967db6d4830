import { PROBLEMS, problem, type Problem, type ProblemCode, type Severity } from "../problem.ts";

/** Every reason preflight can give, in the order of the documentation. */
export const REASONS = [
  "title_too_short",
  "title_too_long",
  "body_below_minimum",
  "body_above_maximum",
  "description_too_short",
  "image_missing",
  "image_below_minimum",
  "image_above_maximum",
  "image_not_https",
  "image_url_too_long",
  "caption_cut",
  "rights_withheld",
  "language_mismatch",
  "language_not_taken",
  "language_without_region",
  "link_invalid",
  "link_not_https",
  "link_off_site",
  "guid_not_permalink",
  "category_missing",
  "tag_not_allowed",
  "in_future",
  "too_old",
  "item_limit",
  "feed_too_large",
  "too_few_items",
  "takedown_by_hand",
] as const satisfies readonly ProblemCode[];

/** One of {@link REASONS}. */
export type Reason = (typeof REASONS)[number];

/** What a partner's rules say of one article, or of the whole feed. */
export interface Verdict {
  readonly code: Reason;
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
  code: Reason,
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
