import { nextSlot, slotsBetween, type Timetable } from "./slots.ts";

/** What the next step of a schedule depends on. Moments and spans are milliseconds. */
export interface Situation {
  readonly now: number;
  readonly timetable: Timetable;
  /** Every slot up to this moment is done with. */
  readonly covered: number;
  /** True until the run at the start is done. */
  readonly startDue: boolean;
  /** Not before this moment, since the last run failed. */
  readonly notBefore: number;
  /** How long after its slot a run begins. */
  readonly jitter: number;
}

/** Slots that one run makes up for. */
export interface Due {
  /** The oldest slot; absent where only the run at the start is due. */
  readonly first?: number;
  /** How many slots; {@link MOST_COUNTED} stands for any more. */
  readonly slots: number;
}

/** What to do now. */
export type Step =
  | { readonly type: "run"; readonly due: Due }
  /** `until` is Infinity where no slot comes any more. */
  | { readonly type: "wait"; readonly until: number };

/** Slots are counted up to this number: a schedule of every second may have slept for a week. */
export const MOST_COUNTED = 1000;

/** Milliseconds after the first and at most after any failure in a row. */
const [FIRST_RETRY, LAST_RETRY] = [5000, 600_000];

/** A covered moment that lies further ahead was noted by a clock that went wrong. */
const CLOCK_STEP = 3_600_000;

/**
 * Decides whether to run now. All slots that passed are made up for by one run, late rather than never.
 * @param situation - as it is
 * @returns the step
 */
export function planStep(situation: Situation): Step {
  const { now, timetable, covered, startDue, notBefore, jitter } = situation;
  const passed = slotsBetween(timetable, covered, now, MOST_COUNTED);
  const [first] = passed;
  if (first === undefined && !startDue) {
    const next = nextSlot(timetable, Math.max(covered, now));
    return { type: "wait", until: Math.max((next ?? Infinity) + jitter, notBefore) };
  }
  const at = Math.max(startDue || first === undefined ? now : first + jitter, notBefore);
  if (now < at) return { type: "wait", until: at };
  return {
    type: "run",
    due: { ...(first === undefined ? {} : { first }), slots: passed.length },
  };
}

/**
 * When to try again after failures.
 * @param failures - in a row, the last one counted
 * @returns milliseconds to wait: 5 s, doubled with each failure, at most 10 minutes
 */
export function retryDelay(failures: number): number {
  return Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 30));
}

/**
 * Up to where slots are done with.
 * @param noted - by the ledger and by this process, where anything was
 * @param begun - when this process began: what lies before it is not its business where nothing was noted
 * @param now - milliseconds since 1970
 * @returns milliseconds since 1970
 */
export function coveredUntil(noted: readonly number[], begun: number, now: number): number {
  const believable = noted.filter((moment) => moment <= now + CLOCK_STEP);
  return believable.length === 0 ? Math.min(begun, now) : Math.max(...believable);
}
