import type { Server } from "node:http";
import cron, { type ScheduledTask } from "node-cron";
import { createBuilder, type Builder } from "./background-build.ts";
import type { BuildReport } from "./build/event.ts";
import { loadConfig } from "./build/known-names.ts";
import { ConfigError, type Config } from "./config.ts";
import { knownProblems } from "./known-error.ts";
import { tryScheduleLease } from "./ledger/lease.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { openLedger } from "./ledger/sqlite.ts";
import { problem } from "./problem.ts";
import { Daemon } from "./schedule/daemon.ts";
import { iso } from "./schedule/health.ts";
import { healthAddress, serveHealth } from "./schedule/health-server.ts";
import type { Line } from "./schedule/line.ts";
import { writeStatus } from "./schedule/status-file.ts";
import { termsOf } from "./schedule/terms.ts";
import { messageOf } from "./model/message-of.ts";

/** The outer world of a schedule. */
export interface SchedulePorts {
  /** Tells one structured line. */
  readonly say: (line: Line) => void;
  /** Makes what builds; in a thread of its own where absent. */
  readonly makeBuilder?: () => Builder;
}

/** Milliseconds that a build may still take once it was asked to stop. */
const GRACE = 8000;

/** Milliseconds that a builder is kept for the next run: what it knows makes that quick, but it holds memory. */
const KEPT = 600_000;

/** A run that reads so many files makes its builder larger than what it knows is worth. */
const MANY = 500;

/** Longest sleep of the timer: a machine that was suspended is late by no more. */
const LONGEST_SLEEP = 60_000;

/** Milliseconds to wait for the ledger; the process stands still meanwhile. */
const LEDGER_PATIENCE = 1000;

/** node-cron prints by itself otherwise. */
const SILENT = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};

/**
 * Builds on the schedule of a configuration until it is stopped. node-cron wakes it at its slots, a timer for whatever
 * node-cron knows nothing of: retries, jitter, slots that a leap of the clock skipped, a machine that slept.
 */
export class Schedule {
  readonly #file: string;
  readonly #ports: SchedulePorts;
  readonly #daemon: Daemon;
  #config: Config;
  #builder: Builder | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #task: ScheduledTask | undefined;
  #timer: NodeJS.Timeout | undefined;
  #server: Server | undefined;

  /**
   * Reads the configuration.
   * @param file - the configuration
   * @param ports - where to tell, how to build
   * @throws {ConfigError} where the configuration or its cron expression is wrong
   */
  constructor(file: string, ports: SchedulePorts) {
    this.#file = file;
    this.#ports = ports;
    this.#config = loadConfig(file);
    this.#daemon = new Daemon(termsOf(this.#config), this.#config.schedule.runAtStart, {
      clock: Date.now,
      random: Math.random,
      build: async () => this.#build(),
      lease: () => tryScheduleLease(this.#config.state),
      lastRun: async () => this.#withLedger(async (ledger) => ledger.lastRun()),
      putRun: async (run) => this.#withLedger(async (ledger) => ledger.putRun(run)),
      say: ports.say,
      changed: () => writeStatus(this.#config.state, this.#daemon.health()),
      wakeAt: (moment) => this.#wakeAt(moment),
    });
  }

  /**
   * Begins.
   * @throws {ConfigError} where the port of /healthz cannot be had
   */
  async start(): Promise<void> {
    this.#server = await listen(this.#config, this.#daemon);
    this.#task = cronTask(this.#config, this.#daemon);
    this.#tell("started", this.#rule());
    void this.#daemon.wake();
  }

  /** Reads the configuration again; a wrong one is told, and the old one stays. */
  async reload(): Promise<void> {
    try {
      const fresh = loadConfig(this.#file);
      const terms = termsOf(fresh);
      await this.#move(fresh);
      this.#config = fresh;
      this.#daemon.change(terms);
    } catch (error) {
      const message = messageOf(error);
      this.#tell("config refused", { problems: knownProblems(error) ?? [{ message }] });
      return;
    }
    void this.#task?.destroy();
    this.#task = cronTask(this.#config, this.#daemon);
    this.#tell("reloaded", this.#rule());
    void this.#daemon.wake();
  }

  /** Finishes what is being published, begins nothing new, and ends within 10 s. */
  async stop(): Promise<void> {
    void this.#task?.destroy();
    const stopped = this.#daemon.stop();
    this.#builder?.stop();
    const deadline = setTimeout(() => void this.#builder?.close(), GRACE);
    await stopped;
    clearTimeout(deadline);
    clearTimeout(this.#timer);
    await this.#closeBuilder();
    this.#server?.close();
    this.#server?.closeAllConnections();
    this.#tell("stopped");
  }

  async #build(): Promise<BuildReport> {
    clearTimeout(this.#keeping);
    this.#builder ??= (this.#ports.makeBuilder ?? createBuilder)();
    let read = Infinity;
    try {
      const report = await this.#builder.build(this.#config, { ping: this.#config.schedule.ping });
      ({ read } = report.articles);
      return report;
    } finally {
      if (read < MANY) this.#keeping = setTimeout(() => void this.#closeBuilder(), KEPT);
      else await this.#closeBuilder();
    }
  }

  async #closeBuilder(): Promise<void> {
    clearTimeout(this.#keeping);
    const builder = this.#builder;
    this.#builder = undefined;
    await builder?.close();
  }

  // The old place is given up only when the new one is had.
  async #move(fresh: Config): Promise<void> {
    if (sameAddress(fresh, this.#config)) return;
    const server = await listen(fresh, this.#daemon);
    this.#server?.close();
    this.#server = server;
  }

  #wakeAt(moment: number): void {
    clearTimeout(this.#timer);
    const sleep = Math.min(moment - Date.now(), LONGEST_SLEEP);
    this.#timer = setTimeout(() => void this.#daemon.wake(), Math.max(0, sleep));
  }

  async #withLedger<Value>(act: (ledger: Ledger) => Promise<Value>): Promise<Value> {
    const ledger = openLedger(this.#config.state, "reader", LEDGER_PATIENCE);
    try {
      return await act(ledger);
    } finally {
      await ledger.close();
    }
  }

  #rule(): Readonly<Record<string, unknown>> {
    const { cron: expression, timeZone } = this.#config.schedule;
    const health = this.#server === undefined ? {} : { health: healthAddress(this.#server) };
    return { cron: expression, timeZone, ...health };
  }

  #tell(type: string, more: Readonly<Record<string, unknown>> = {}): void {
    this.#ports.say({ time: iso(Date.now()), type, ...more });
  }
}

/**
 * Has node-cron wake a daemon at its slots. Its own answers to late and overlapping beats are not needed: whatever woke
 * the daemon, it looks into the ledger for what is due.
 * @param config - of the newsroom
 * @param daemon - to wake
 * @returns the task, started
 */
function cronTask(config: Config, daemon: Daemon): ScheduledTask {
  const { schedule } = config;
  const options = { timezone: schedule.timeZone, noOverlap: true, logger: SILENT };
  const task = cron.schedule(schedule.cron, async () => daemon.wake(), options);
  task.on("execution:missed", async () => daemon.wake());
  return task;
}

/**
 * Opens /healthz where the configuration names a port.
 * @param config - of the newsroom
 * @param daemon - whose health it tells
 * @returns the server
 * @throws {ConfigError} where the port cannot be had
 */
async function listen(config: Config, daemon: Daemon): Promise<Server | undefined> {
  const { file, schedule } = config;
  if (schedule.port === undefined) return undefined;
  try {
    return await serveHealth(() => daemon.health(), schedule.port, schedule.host);
  } catch (error) {
    const message = messageOf(error);
    const fix = "name a port that is free";
    throw new ConfigError([problem("config_invalid", `${file} schedule.port`, message, { fix })], {
      cause: error,
    });
  }
}

/**
 * Whether two configurations listen in the same place.
 * @param one - configuration
 * @param other - configuration
 * @returns true where host and port are the same
 */
function sameAddress(one: Config, other: Config): boolean {
  return one.schedule.port === other.schedule.port && one.schedule.host === other.schedule.host;
}
