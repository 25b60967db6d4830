import type { Config } from "../../config.ts";
import type { ReadingThreads } from "./pool.ts";
import type { ThreadUse } from "./use.ts";

/** The threads of one run: started when they first pay, kept until the run has read all it needs. */
export class LazyThreads {
  readonly use: ThreadUse;
  readonly #config: Config;
  #threads: Promise<ReadingThreads> | undefined;

  constructor(use: ThreadUse, config: Config) {
    this.use = use;
    this.#config = config;
  }

  /** @returns whether they are there to be used */
  get isStarted(): boolean {
    return this.#threads !== undefined;
  }

  /** @returns the threads, started where they were not */
  async start(): Promise<ReadingThreads> {
    // Loaded only here: most builds need no threads.
    this.#threads ??= import("./pool.ts").then(({ startReadingThreads }) =>
      startReadingThreads(this.use.count, this.#config),
    );
    return this.#threads;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    const threads = await this.#threads;
    this.#threads = undefined;
    await threads?.close();
  }
}
