import type { Timestamp } from "../../../model/article.ts";
import type { ExtractionContext } from "../../extractor.ts";
import { toTimestamp } from "../../timestamp.ts";
import type { Page } from "../page.ts";
import { readMachineDate } from "./machine-date.ts";

/** A date, and the rule that found it. */
export interface DateClaim {
  readonly rule: string;
  readonly stamp: Timestamp;
  /** As found. */
  readonly written: string;
}

/** What the choice of dates rests on. */
export interface DateEvidence {
  readonly page: Page;
  readonly locale: string;
  readonly timeZone: string;
  readonly parseDateLine: ExtractionContext["parseDateLine"];
}

/** A time of day, which machines may not find where people put it. */
const CLOCK = /\p{Nd}[:.h]\p{Nd}\p{Nd}(?!\p{Nd})|\p{Nd}\s*[ap]\.?m\b/iu;

/**
 * Reads a date, by machine or as a line; where a machine finds the day alone beside a time of day, the line goes first.
 * @param written - the value
 * @param evidence - zone and locale
 * @returns the moment
 */
export function readDate(written: string, evidence: DateEvidence): Timestamp | undefined {
  if (written === "" || written.length > 160) return undefined;
  const { locale, timeZone } = evidence;
  const stamp = readMachineDate(written, timeZone);
  if (stamp && (stamp.precision !== "day" || !CLOCK.test(written))) return stamp;
  const parsed = evidence.parseDateLine(written, { locale, timeZone });
  return parsed ? toTimestamp(parsed, timeZone) : stamp;
}
