import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { BuildEvent } from "../build/event.ts";
import { BuildSession } from "../build/session.ts";
import { knownProblems } from "../known-error.ts";
import type { BuildAnswer, BuildOrder } from "./message.ts";

/** Milliseconds to wait for another run: short, so that a stop is heard. */
const PATIENCE = 3000;

/** Milliseconds without a build after which the ledger is put in order, so that no build waits for it. */
const CALM = 1000;

/** The run was asked to stop. */
class StopError extends Error {}

/** Raised by the other side to stop the run; memory, since a thread that works hears no messages. */
const flag = new Int32Array(sharedMemory(workerData));

/**
 * The memory that both sides see.
 * @param data - what the thread was given
 * @returns the memory
 */
function sharedMemory(data: unknown): SharedArrayBuffer {
  if (data instanceof SharedArrayBuffer) return data;
  throw new TypeError("this file is a thread of background-build.ts");
}

const session = new BuildSession();
let tidying: NodeJS.Timeout | undefined;

/**
 * Says something to the other side.
 * @param message - what
 */
function answer(message: BuildAnswer): void {
  parentPort?.postMessage(message);
}

/**
 * Runs one build.
 * @param order - what to build
 */
async function obey(order: BuildOrder): Promise<void> {
  clearTimeout(tidying);
  const { config, changed, events, ping } = order;
  const emit = (event: BuildEvent): void => {
    // Publishing emits nothing: once begun, it is finished.
    if (event.type !== "finished" && Atomics.load(flag, 0) === 1) throw new StopError();
    if (events && event.type !== "article") answer({ type: "event", event });
  };
  const only = changed === undefined ? {} : { changed };
  const hubs = ping ? { hubs: { fetch, wait } } : {};
  try {
    if (Atomics.load(flag, 0) === 1) throw new StopError();
    const report = await session.build(config, { emit, patience: PATIENCE, ...only, ...hubs });
    answer({ type: "done", report });
  } catch (error) {
    if (error instanceof StopError) answer({ type: "stopped" });
    else {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const problems = knownProblems(error);
      answer({ type: "failed", problems: problems ?? [], message: problems ? "" : message });
    }
  } finally {
    await session.rest();
    tidying = setTimeout(() => void session.tidy(), CALM);
  }
}

parentPort?.on("message", (order: BuildOrder) => void obey(order));
