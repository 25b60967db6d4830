import { BuildStoppedError } from "../background-build.ts";
import type { BuildReport } from "../build/event.ts";
import type { RunRecord } from "../ledger/ledger.ts";
import { healthOf, iso, type Activity, type Health } from "./health.ts";
import { runLine, type Line } from "./line.ts";
import { coveredUntil, planStep, retryDelay, type Due, type Step } from "./plan.ts";
import type { Timetable } from "./slots.ts";
import { messageOf } from "../model/message-of.ts";

/** What a schedule goes by; may be changed while it runs. Spans are milliseconds. */
export interface Terms {
  readonly timetable: Timetable;
  readonly jitter: number;
  readonly staleAfter: number;
}

/** The outer world of a schedule. */
export interface DaemonPorts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly build: () => Promise<BuildReport>;
  /** Takes the one place to run; undefined where another process has it. Returns what gives it back. */
  readonly lease: () => (() => void) | undefined;
  readonly lastRun: () => Promise<RunRecord | undefined>;
  readonly putRun: (run: RunRecord) => Promise<void>;
  /** Tells one structured line. */
  readonly say: (line: Line) => void;
  /** Hears that the health may have changed. */
  readonly changed: () => void;
  /** Wakes the daemon at a moment, at the latest; replaces the call before. */
  readonly wakeAt: (moment: number) => void;
}

/** Milliseconds after which a process that stands by looks again. */
const STANDBY = 1000;

/** Runs what is due. Nothing here waits by itself: it is woken, decides and acts. */
export class Daemon {
  readonly #ports: DaemonPorts;
  readonly #begun: number;
  #terms: Terms;
  #startDue: boolean;
  #activity: Activity = "waiting";
  #failures = 0;
  #notBefore = 0;
  #jitter: number;
  #next = Infinity;
  #covered: number;
  #noted: number[] = [];
  #last: RunRecord | undefined;
  #working: Promise<void> | undefined;
  #stopping = false;

  constructor(terms: Terms, runAtStart: boolean, ports: DaemonPorts) {
    this.#ports = ports;
    this.#terms = terms;
    this.#startDue = runAtStart;
    this.#begun = ports.clock();
    this.#covered = this.#begun;
    this.#jitter = terms.jitter * ports.random();
  }

  /**
   * Looks whether something is due and does it, until nothing is. While it works, further calls only wait for it.
   * @returns settled when nothing is due any more
   */
  async wake(): Promise<void> {
    if (this.#stopping) return;
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
    await this.#working;
  }

  /**
   * Goes by other terms from the next decision on.
   * @param terms - as the configuration has them now
   */
  change(terms: Terms): void {
    this.#terms = terms;
    this.#jitter = terms.jitter * this.#ports.random();
  }

  /** Begins nothing any more; settled when the work at hand is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#working;
    this.#become("stopped");
  }

  /**
   * How the schedule is.
   * @returns its health now
   */
  health(): Health {
    return healthOf(
      {
        activity: this.#activity,
        timetable: this.#terms.timetable,
        staleAfter: this.#terms.staleAfter + this.#terms.jitter,
        covered: this.#covered,
        failures: this.#failures,
        next: this.#next,
        last: this.#last,
      },
      this.#ports.clock(),
    );
  }

  async #work(): Promise<void> {
    let step = await this.#step();
    while (step.type === "run" && !this.#stopping) {
      const giveBack = this.#lease();
      if (giveBack === undefined) {
        this.#become("standing by");
        return this.#ports.wakeAt(this.#ports.clock() + STANDBY);
      }
      try {
        // Asked again: another process may have run it before this one got the lease.
        step = await this.#step();
        if (step.type === "run") await this.#run(step.due);
      } finally {
        giveBack();
      }
      step = await this.#step();
    }
    if (step.type === "run") return;
    this.#next = step.until;
    this.#become(this.#failures > 0 ? "backing off" : "waiting");
    this.#ports.wakeAt(step.until);
  }

  async #step(): Promise<Step> {
    const now = this.#ports.clock();
    try {
      this.#last = await this.#ports.lastRun();
    } catch (error) {
      // What this process remembers will do; a run over an unusable ledger fails and says so.
      if (this.#last === undefined && this.#failures === 0) this.#complain(error);
    }
    const noted = [...this.#noted, ...(this.#last === undefined ? [] : [this.#last.covered])];
    this.#covered = coveredUntil(noted, this.#begun, now);
    return planStep({
      now,
      timetable: this.#terms.timetable,
      covered: this.#covered,
      startDue: this.#startDue,
      notBefore: this.#notBefore,
      jitter: this.#jitter,
    });
  }

  #lease(): (() => void) | undefined {
    try {
      return this.#ports.lease();
    } catch (error) {
      this.#complain(error);
      return undefined;
    }
  }

  async #run(due: Due): Promise<void> {
    const { clock, build, random, say } = this.#ports;
    const started = clock();
    const retry = this.#failures;
    this.#become("running");
    const result = await build().then(
      (report) => ({ outcome: report.exitCode === 0 ? "done" : "incomplete", report }) as const,
      (error: unknown) => ({ outcome: outcomeOf(error), error }) as const,
    );
    const covers = result.outcome === "done" || result.outcome === "incomplete";
    const finished = clock();
    if (covers) {
      this.#startDue = false;
      this.#failures = 0;
      this.#notBefore = 0;
      this.#jitter = this.#terms.jitter * random();
      this.#noted = [started];
    } else if (result.outcome === "failed") {
      this.#failures += 1;
      this.#notBefore = finished + retryDelay(this.#failures);
    }
    const covered = covers ? started : this.#covered;
    const run = { started, finished, outcome: result.outcome, covered, slots: due.slots };
    this.#last = run;
    await this.#note(run);
    const retryAt = result.outcome === "failed" ? this.#notBefore : undefined;
    say(runLine(run, due, { ...result, retry, retryAt }));
  }

  async #note(run: RunRecord): Promise<void> {
    try {
      await this.#ports.putRun(run);
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    const message = messageOf(error);
    this.#ports.say({ time: iso(this.#ports.clock()), type: "trouble", message });
  }

  #become(activity: Activity): void {
    this.#activity = activity;
    this.#ports.changed();
  }
}

/**
 * What a build that threw counts as.
 * @param error - what it threw
 * @returns stopped where it was asked to
 */
function outcomeOf(error: unknown): "failed" | "stopped" {
  return error instanceof BuildStoppedError ? "stopped" : "failed";
}
