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

/**
 * Reads a date, by machine or as a line.
 * @param written - the value
 * @param evidence - zone and locale
 * @returns the moment
 */
export function readDate(written: string, evidence: DateEvidence): Timestamp | undefined {
  if (written === "" || written.length > 160) return undefined;
  const { locale, timeZone } = evidence;
  const stamp = readMachineDate(written, timeZone);
  if (stamp) return stamp;
  const parsed = evidence.parseDateLine(written, { locale, timeZone });
  return parsed ? toTimestamp(parsed, timeZone) : undefined;
}
