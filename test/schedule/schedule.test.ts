import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Builder } from "../../src/background-build.ts";
import { main } from "../../src/cli/main.ts";
import { Schedule } from "../../src/schedule.ts";
import type { Line } from "../../src/schedule/line.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";
import { REPORT } from "./report.ts";
import { startDaemon, wholeOutput } from "./process.ts";

/** A newsroom that builds every second. */
function everySecond(more: Readonly<Record<string, unknown>> = {}): Newsroom {
  const room = newsroom({ schedule: { cron: "* * * * * *", ...more } });
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  return room;
}

test("two processes with builds slower than the schedule never build at once and lose no slot", async () => {
  const room = everySecond({ runAtStart: false });
  const lines: Line[] = [];
  let [building, most] = [0, 0];
  const slow = (): Builder => ({
    build: async () => {
      building += 1;
      most = Math.max(most, building);
      await sleep(1300);
      building -= 1;
      return REPORT;
    },
    stop: () => undefined,
    close: async () => undefined,
  });
  const ports = { say: (line: Line): void => void lines.push(line), makeBuilder: slow };
  const schedules = [new Schedule(room.config, ports), new Schedule(room.config, ports)];
  for (const each of schedules) await each.start();
  const runsOf = (): Line[] => lines.filter(({ type }) => type === "run");
  await vi.waitFor(() => expect(runsOf().length).toBeGreaterThan(1), { timeout: 30_000 });
  await Promise.all(schedules.map(async (each) => each.stop()));
  const runs = runsOf();
  expect(most).toBe(1);
  expect(new Set(runs.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  // Each run begins with the slot after those that the run before made up for.
  const starts = runs.map(({ started }) => Math.floor(Date.parse(String(started)) / 1000));
  for (const [i, { slot, slots }] of runs.entries()) {
    const first = Math.floor(Date.parse(String(slot)) / 1000);
    expect(first + Number(slots) - 1).toBe(starts[i]);
    expect(first).toBe(i === 0 ? first : (starts[i - 1] ?? 0) + 1);
  }
});

test("a process that is told to end exits 0 with its output whole, and another one takes over", async () => {
  const room = everySecond();
  for (const milliseconds of [0, 700]) {
    const daemon = await startDaemon(room.config);
    await sleep(milliseconds);
    const ended = await daemon.end("SIGTERM");
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.milliseconds).toBeLessThan(10_000);
    expect(daemon.lines().at(-1)).toMatchObject({ type: "stopped" });
    wholeOutput(join(room.folder, "output"));
  }
});

test("health is served, SIGHUP's reload takes a right config and refuses a wrong one", async () => {
  const room = everySecond({ port: 0, cron: "0 0 1 1 *" });
  const lines: Line[] = [];
  const schedule = new Schedule(room.config, {
    say: (line) => void lines.push(line),
    makeBuilder: () => ({
      build: async () => REPORT,
      stop: () => undefined,
      close: async () => undefined,
    }),
  });
  onTestFinished(async () => schedule.stop());
  await schedule.start();
  const started = lines.find(({ type }) => type === "started");
  const address = String(started?.["health"]);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/healthz$/);
  const health = async (path = "healthz", method = "GET"): Promise<Response> =>
    fetch(new URL(path, address), { method });
  const state = { type: "run", outcome: "done", atStart: true };
  await vi.waitFor(() => expect(lines.at(-1)).toMatchObject(state), { timeout: 30_000 });
  expect(await (await health()).json()).toMatchObject({
    status: "ok",
    lastRun: { outcome: "done" },
    nextRun: expect.stringMatching(/-01-01T00:00:00Z$/),
  });
  expect([(await health("x")).status, (await health("healthz", "POST")).status]).toEqual([
    404, 405,
  ]);
  const status = JSON.parse(readFileSync(join(room.folder, ".polywire/schedule.json"), "utf8"));
  expect(status).toMatchObject({ status: "ok", process: process.pid });

  const good = JSON.parse(readFileSync(room.config, "utf8"));
  const say = (cron: string): void =>
    room.write("polywire.config.json", JSON.stringify({ ...good, schedule: { cron, port: 0 } }));
  say("61 * * * *");
  await schedule.reload();
  expect(lines.at(-1)).toMatchObject({
    type: "config refused",
    problems: [{ code: "config_invalid", path: expect.stringContaining("schedule.cron") }],
  });
  say("0 0 1 6 *");
  await schedule.reload();
  expect(lines.at(-1)).toMatchObject({ type: "reloaded", cron: "0 0 1 6 *" });
  const inJune = { nextRun: expect.stringMatching(/-06-01T00:00:00Z$/) };
  await vi.waitFor(async () => expect(await (await health()).json()).toMatchObject(inJune), {
    timeout: 30_000,
  });
});

test("what builds stays for the next run, unless the run failed or read an archive", async () => {
  const room = everySecond({ runAtStart: false });
  const { articles } = REPORT;
  const archive = { ...REPORT, articles: { ...articles, read: 5000 } };
  const runs = [REPORT, archive, new Error("no disk")];
  const done: string[] = [];
  let made = 0;
  const schedule = new Schedule(room.config, {
    say: () => undefined,
    makeBuilder: () => {
      const name = `builder ${(made += 1)}`;
      return {
        build: async () => {
          const next = runs.shift() ?? REPORT;
          done.push(name);
          if (next instanceof Error) throw next;
          return next;
        },
        stop: () => undefined,
        close: async () => void done.push(`${name} closed`),
      };
    },
  });
  await schedule.start();
  await vi.waitFor(() => expect(done).toContain("builder 3"), { timeout: 60_000 });
  await schedule.stop();
  const [one, two, three] = ["builder 1", "builder 2", "builder 3"];
  const first = [one, one, `${one} closed`, two, `${two} closed`, three];
  expect(done.slice(0, first.length)).toEqual(first);
  expect(done.at(-1)).toBe(`${three} closed`);
});

test("a wrong cron expression is a config error at the start", async () => {
  const room = everySecond({ cron: "every day" });
  let err = "";
  const code = await main(["schedule"], {
    out: () => undefined,
    err: (text) => void (err += text),
    tty: false,
    folder: room.folder,
    environment: {},
  });
  expect([code, err]).toEqual([2, expect.stringContaining("schedule.cron")]);
});
