import { watch, type FSWatcher } from "chokidar";
import type { Builder } from "./background-build.ts";
import { loadConfig } from "./build/known-names.ts";
import type { Config } from "./config.ts";
import { knownProblems } from "./known-error.ts";
import type { Problem } from "./problem.ts";
import { BuildFailedError, BuildStoppedError } from "./background-build.ts";
import {
  allOf,
  isNothing,
  isOwn,
  isWhole,
  noteChange,
  NOTHING,
  type Pending,
} from "./watch/pending.ts";
import { messageOf } from "./model/message-of.ts";

/** The outer world of watching. */
export interface WatchPorts {
  readonly builder: Builder;
  /** Hears what keeps a build from being done. */
  readonly problems: (problems: readonly Problem[]) => void;
  /** Hears of an error that is a mistake of ours. */
  readonly crashed: (message: string) => void;
  /** Hears which files a build wrote or removed, where it did. */
  readonly built: (paths: readonly string[]) => void;
}

/** Milliseconds to wait for more after a change that may be half of one: editors write in several steps. */
const CALM = 150;

/** Milliseconds after which a build that failed is tried again with what failed. */
const AGAIN = 5000;

/** Builds whenever articles, strings or the configuration change: once for changes that come together. */
export class Watch {
  readonly #ports: WatchPorts;
  #config: Config;
  #watcher: FSWatcher | undefined;
  #pending: Pending = NOTHING;
  #timer: NodeJS.Timeout | undefined;
  /** On the performance clock: until then, a file may be half written. */
  #calmAt = 0;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(config: Config, ports: WatchPorts) {
    this.#config = config;
    this.#ports = ports;
  }

  /** Begins to watch, then builds once. */
  async start(): Promise<void> {
    await this.#observe();
    // As if the configuration had just been written: everything is looked through.
    this.#pending = { ...NOTHING, config: true };
    await this.#build();
  }

  /** Ends watching; a build that publishes is finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#watcher?.close();
    this.#ports.builder.stop();
    await this.#working;
    await this.#ports.builder.close();
  }

  async #observe(): Promise<void> {
    await this.#watcher?.close();
    const { file, articles, locales } = this.#config;
    const ignored = (path: string): boolean => isOwn(path, this.#config);
    const options = { ignored, ignoreInitial: true, followSymlinks: false };
    const watcher = watch([file, articles, locales], options);
    this.#watcher = watcher;
    watcher.on("all", (event, path, stats) => {
      if (event === "addDir" || event === "unlinkDir") return;
      this.#pending = noteChange(this.#pending, path, this.#config);
      if (isNothing(this.#pending)) return;
      if (!isWhole(stats)) this.#calmAt = performance.now() + CALM;
      this.#soon();
    });
    watcher.on("error", (error) => this.#ports.crashed(String(error)));
    await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  }

  // Builds once all is calm, and no sooner than that.
  #soon(least = 0): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        void this.#build();
      },
      Math.max(least, this.#calmAt - performance.now()),
    );
  }

  async #build(): Promise<void> {
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
    await this.#working;
    if (!isNothing(this.#pending) && this.#timer === undefined) this.#soon();
  }

  async #work(): Promise<void> {
    const changes = this.#pending;
    this.#pending = NOTHING;
    try {
      if (changes.config) await this.#reload();
      const isMore = changes.config || changes.locales;
      const choices = isMore ? {} : { changed: [...changes.articles] };
      const report = await this.#ports.builder.build(this.#config, choices);
      const { written, removed } = report.documents;
      if (written.length + removed.length > 0) this.#ports.built([...written, ...removed]);
    } catch (error) {
      if (error instanceof BuildStoppedError) return;
      this.#pending = allOf(changes, this.#pending);
      this.#tell(error);
      this.#soon(AGAIN);
    }
  }

  // A configuration that is wrong is told, and the old one stays until it is mended.
  async #reload(): Promise<void> {
    try {
      const fresh = loadConfig(this.#config.file);
      const before = this.#config;
      this.#config = fresh;
      if (fresh.articles !== before.articles || fresh.locales !== before.locales) {
        await this.#observe();
      }
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const problems = error instanceof BuildFailedError ? error.problems : knownProblems(error);
    if (problems !== undefined && problems.length > 0) this.#ports.problems(problems);
    else this.#ports.crashed(messageOf(error));
  }
}
