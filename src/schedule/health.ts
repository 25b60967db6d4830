import type { RunRecord } from "../ledger/ledger.ts";
import { nextSlot, type Timetable } from "./slots.ts";

/** What a schedule is doing. */
export type Activity = "waiting" | "running" | "standing by" | "backing off" | "stopped";

/** What the health of a schedule is judged by. Moments and spans are milliseconds. */
export interface Pulse {
  readonly activity: Activity;
  readonly timetable: Timetable;
  readonly covered: number;
  readonly failures: number;
  /** The next run; Infinity where none comes. */
  readonly next: number;
  readonly last?: RunRecord | undefined;
  /** How late a slot may be before the schedule counts as stale. */
  readonly staleAfter: number;
}

/** The answer of /healthz and the content of the status file. Moments are ISO 8601. */
export interface Health {
  readonly status: "ok" | "stale";
  readonly activity: Activity;
  readonly lastRun?: {
    readonly outcome: RunRecord["outcome"];
    readonly started: string;
    readonly finished: string;
  };
  readonly nextRun?: string;
  /** How long the oldest slot that is due has waited. */
  readonly lagSeconds: number;
  /** Failed runs in a row. */
  readonly failures: number;
}

/**
 * Judges a schedule.
 * @param pulse - of the schedule
 * @param now - milliseconds since 1970
 * @returns its health
 */
export function healthOf(pulse: Pulse, now: number): Health {
  const { activity, timetable, covered, failures, next, last, staleAfter } = pulse;
  const due = nextSlot(timetable, covered) ?? Infinity;
  const lag = Math.max(0, now - due);
  return {
    status: lag > staleAfter ? "stale" : "ok",
    activity,
    ...(last === undefined
      ? {}
      : {
          lastRun: {
            outcome: last.outcome,
            started: iso(last.started),
            finished: iso(last.finished),
          },
        }),
    ...(next === Infinity || activity === "stopped" ? {} : { nextRun: iso(next) }),
    lagSeconds: Math.round(lag / 1000),
    failures,
  };
}

/**
 * A moment for machines and people.
 * @param moment - milliseconds since 1970
 * @returns ISO 8601 in UTC
 */
export function iso(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toString();
}
