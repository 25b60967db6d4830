import { expect, test } from "vitest";
import { BuildFailedError } from "../../src/background-build.ts";
import type { BuildReport } from "../../src/build/event.ts";
import type { RunRecord } from "../../src/ledger/ledger.ts";
import { parseCron } from "../../src/schedule/cron.ts";
import { Daemon, type Terms } from "../../src/schedule/daemon.ts";
import type { Line } from "../../src/schedule/line.ts";
import { REPORT } from "./report.ts";

const NOON = Temporal.Instant.from("2026-11-23T12:00:00Z").epochMilliseconds;

/** A world whose clock stands still but for builds and sleep. */
class World {
  now: number = NOON;
  readonly lines: Line[] = [];
  readonly runs: RunRecord[] = [];
  /** Moments that each daemon wants to be woken at. */
  readonly alarms = new Map<number, number>();
  /** Milliseconds that a build takes; negative: fails after as many. */
  buildTime = 1000;
  building = 0;
  taken = false;
  onBuild: () => void = () => undefined;
  readonly #daemons: Daemon[] = [];

  daemon(
    cron: string,
    options: { readonly start?: boolean; readonly jitter?: number } = {},
  ): Daemon {
    const terms: Terms = {
      timetable: { cron: parseCron(cron), timeZone: "UTC" },
      jitter: options.jitter ?? 0,
      staleAfter: 900_000,
    };
    const index = this.#daemons.length;
    const daemon = new Daemon(terms, options.start ?? false, {
      clock: () => this.now,
      random: () => 0.5,
      build: async () => this.#build(),
      lease: () => {
        if (this.taken) return undefined;
        this.taken = true;
        return () => void (this.taken = false);
      },
      lastRun: async () => this.runs.at(-1),
      putRun: async (run) => void this.runs.push(run),
      say: (line) => void this.lines.push(line),
      changed: () => undefined,
      wakeAt: (moment) => void this.alarms.set(index, moment),
    });
    this.#daemons.push(daemon);
    return daemon;
  }

  async #build(): Promise<BuildReport> {
    this.building += 1;
    if (this.building > 1) throw new Error("two builds at once");
    await Promise.resolve();
    this.onBuild();
    this.now += Math.abs(this.buildTime);
    this.building -= 1;
    if (this.buildTime < 0) throw new BuildFailedError([], "no disk");
    return REPORT;
  }

  /** Lets time pass, waking whoever set an alarm. */
  async pass(until: number): Promise<void> {
    for (;;) {
      const [index, moment] = [...this.alarms].toSorted((a, b) => a[1] - b[1])[0] ?? [0, Infinity];
      if (moment > until) break;
      this.alarms.delete(index);
      this.now = Math.max(this.now, moment);
      await this.#daemons[index]?.wake();
    }
    this.now = Math.max(this.now, until);
  }

  starts(): string[] {
    return this.runs.map(({ started }) => new Date(started).toISOString().slice(11, 19));
  }
}

test("the first run is at the start, the next at the slots", async () => {
  const world = new World();
  world.now += 7 * 60_000;
  await world.daemon("*/15 * * * *", { start: true }).wake();
  await world.pass(NOON + 31 * 60_000);
  expect(world.starts()).toEqual(["12:07:00", "12:15:00", "12:30:00"]);
  expect(world.lines[0]).toMatchObject({ type: "run", outcome: "done", atStart: true, slots: 0 });
});

test("without a run at the start nothing happens before the first slot", async () => {
  const world = new World();
  await world.daemon("*/15 * * * *").wake();
  await world.pass(NOON + 16 * 60_000);
  expect(world.starts()).toEqual(["12:15:00"]);
});

test("builds of three seconds each second never overlap, and each slot is accounted for", async () => {
  const world = new World();
  world.buildTime = 3000;
  const daemon = world.daemon("* * * * * *");
  await daemon.wake();
  // It would never come to rest: it is stopped in its tenth build.
  world.onBuild = () => void (world.runs.length === 9 && daemon.stop());
  await world.pass(NOON + 30_000);
  const slots = world.lines.map((line) => Number(line["slots"]));
  expect(world.starts().slice(0, 3)).toEqual(["12:00:01", "12:00:04", "12:00:07"]);
  expect(slots).toEqual([1, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  const covered = (world.runs.at(-1)?.covered ?? 0) - NOON;
  expect(slots.reduce((sum, each) => sum + each, 0)).toBe(covered / 1000);
});

test("slots missed in downtime are made up for by one run, late rather than never", async () => {
  const world = new World();
  world.runs.push({ started: NOON, finished: NOON, outcome: "done", covered: NOON, slots: 1 });
  world.now += 5 * 3_600_000;
  await world.daemon("0 * * * *").wake();
  expect(world.starts().slice(1)).toEqual(["17:00:00"]);
  expect(world.lines[0]).toMatchObject({
    slot: "2026-11-23T13:00:00Z",
    slots: 5,
    lateMilliseconds: 4 * 3_600_000,
  });
});

test("two processes on one ledger run each slot once", async () => {
  const world = new World();
  const daemons = [world.daemon("*/5 * * * *"), world.daemon("*/5 * * * *")];
  await Promise.all(daemons.map(async (daemon) => daemon.wake()));
  for (let minute = 5; minute <= 60; minute += 5) {
    world.now = NOON + minute * 60_000;
    await Promise.all(daemons.map(async (daemon) => daemon.wake()));
    await world.pass(world.now + 5000);
  }
  expect(world.runs.map(({ slots }) => slots)).toEqual(Array.from({ length: 12 }, () => 1));
});

test("a failing run is tried again, less and less often, and keeps its slot", async () => {
  const world = new World();
  world.buildTime = -1;
  await world.daemon("0 13 * * *").wake();
  await world.pass(NOON + 3_600_000 + 60_000);
  expect(world.starts()).toEqual(["13:00:00", "13:00:05", "13:00:15", "13:00:35"]);
  await world.pass(NOON + 3 * 3_600_000);
  const [last, before] = [world.runs.at(-1)?.started ?? 0, world.runs.at(-2)?.started ?? 0];
  expect(Math.round((last - before) / 1000)).toBe(600);
  world.buildTime = 1000;
  await world.pass(NOON + 4 * 3_600_000);
  expect(world.lines.at(-1)).toMatchObject({
    outcome: "done",
    slot: "2026-11-23T13:00:00Z",
    slots: 1,
  });
});

test("a run whose process died before it was noted is run again", async () => {
  const world = new World();
  const first = world.daemon("0 13 * * *");
  await first.wake();
  // It dies in the middle of its run: the lease falls back, nothing is noted.
  await first.stop();
  world.now = NOON + 3_600_000 + 20_000;
  world.runs.push({ started: 0, finished: 0, outcome: "done", covered: NOON, slots: 1 });
  await world.daemon("0 13 * * *").wake();
  expect(world.lines.at(-1)).toMatchObject({ slot: "2026-11-23T13:00:00Z", outcome: "done" });
});

test("jitter delays a run, not its slot", async () => {
  const world = new World();
  await world.daemon("*/15 * * * *", { jitter: 60_000 }).wake();
  await world.pass(NOON + 16 * 60_000);
  expect(world.starts()).toEqual(["12:15:30"]);
  expect(world.lines[0]).toMatchObject({ slot: "2026-11-23T12:15:00Z", lateMilliseconds: 30_000 });
});

test("a ledger written by a clock that went wrong does not stop the schedule", async () => {
  const world = new World();
  const later = NOON + 400 * 86_400_000;
  world.runs.push({ started: later, finished: later, outcome: "done", covered: later, slots: 1 });
  await world.daemon("*/15 * * * *").wake();
  await world.pass(NOON + 16 * 60_000);
  expect(world.runs.at(-1)?.started).toBe(NOON + 15 * 60_000);
});

test("health tells last run, next run and lag, and turns stale", async () => {
  const world = new World();
  const daemon = world.daemon("*/15 * * * *", { start: true });
  await daemon.wake();
  expect(daemon.health()).toMatchObject({
    status: "ok",
    activity: "waiting",
    lastRun: { outcome: "done", started: "2026-11-23T12:00:00Z" },
    nextRun: "2026-11-23T12:15:00Z",
    lagSeconds: 0,
  });
  world.now = NOON + 15 * 60_000 + 900_000;
  expect(daemon.health()).toMatchObject({ status: "ok", lagSeconds: 900 });
  world.now += 1000;
  expect(daemon.health()).toMatchObject({ status: "stale", lagSeconds: 901 });
});

test("nothing is begun after a stop", async () => {
  const world = new World();
  const daemon = world.daemon("* * * * *");
  await daemon.stop();
  world.now += 60_000;
  await daemon.wake();
  expect([world.runs, daemon.health().activity]).toEqual([[], "stopped"]);
});
