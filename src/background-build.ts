import { Worker } from "node:worker_threads";
import type { BuildAnswer, BuildOrder } from "./background-build/message.ts";
import type { BuildEvent, BuildReport } from "./build/event.ts";
import type { Config } from "./config.ts";
import type { Problem } from "./problem.ts";

/** A build that could not be done. */
export class BuildFailedError extends Error {
  readonly problems: readonly Problem[];

  /**
   * Wraps what the building thread says.
   * @param problems - what a user can mend; empty for a mistake of ours
   * @param message - of an unknown error, with its stack
   */
  constructor(problems: readonly Problem[], message: string) {
    super(message === "" ? problems.map((each) => each.message).join("; ") : message);
    this.problems = problems;
  }
}

/** A build that was asked to stop and did, before it published anything. */
export class BuildStoppedError extends Error {}

/** Choices of one build. */
export interface BuildChoices {
  /** Only these articles changed, relative to their folder, and no strings. */
  readonly changed?: readonly string[];
  /** Tell WebSub hubs what changed. */
  readonly ping?: boolean;
}

/**
 * Builds in a thread of its own, so that signals, timers and requests are heard meanwhile, and so that a build that runs
 * out of memory takes nothing else with it.
 */
export interface Builder {
  /**
   * One build at a time.
   * @param config - of the newsroom
   * @param choices - of this build
   * @throws {BuildFailedError} for whatever keeps a build from being done
   * @throws {BuildStoppedError} after `stop`
   */
  readonly build: (config: Config, choices?: BuildChoices) => Promise<BuildReport>;
  /** Asks the running build to stop, and lets none begin; one that publishes already is finished. */
  readonly stop: () => void;
  /** Ends the thread, whatever it does: every published file is whole even so. */
  readonly close: () => Promise<void>;
}

/**
 * Makes a builder; its thread starts with the first build.
 * @param emit - hears what happens, articles left out
 * @returns the builder
 */
export function createBuilder(emit?: (event: BuildEvent) => void): Builder {
  const stopFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  let worker: Worker | undefined;
  const start = (): Worker => {
    const url = new URL("background-build/thread.ts", import.meta.url);
    const started = new Worker(url, { workerData: stopFlag, execArgv: [] });
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  return {
    build: async (config, { ping = false, changed } = {}) => {
      worker ??= start();
      const only = changed === undefined ? {} : { changed };
      return ask(worker, { config, ping, events: emit !== undefined, ...only }, emit);
    },
    stop: () => void Atomics.store(new Int32Array(stopFlag), 0, 1),
    close: async () => void (await worker?.terminate()),
  };
}

/**
 * Gives an order and waits for the answer.
 * @param worker - the thread
 * @param order - what to build
 * @param emit - hears what happens
 * @returns the report
 */
async function ask(
  worker: Worker,
  order: BuildOrder,
  emit: ((event: BuildEvent) => void) | undefined,
): Promise<BuildReport> {
  const settled = Promise.withResolvers<BuildReport>();
  const hear = (answer: BuildAnswer): void => {
    if (answer.type === "event") emit?.(answer.event);
    if (answer.type === "done") settled.resolve(answer.report);
    if (answer.type === "stopped") settled.reject(new BuildStoppedError("the build was stopped"));
    if (answer.type === "failed") {
      settled.reject(new BuildFailedError(answer.problems, answer.message));
    }
  };
  const fail = (error: Error): void => settled.reject(new BuildFailedError([], error.message));
  const ended = (): void => settled.reject(new BuildStoppedError("the building thread ended"));
  worker.on("message", hear).once("error", fail).once("exit", ended);
  worker.postMessage(order);
  try {
    return await settled.promise;
  } finally {
    worker.off("message", hear).off("error", fail).off("exit", ended);
  }
}
