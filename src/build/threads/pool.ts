import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { Config } from "../../config.ts";
import { articleFromJson } from "../../model/article-json.ts";
import type { LookOrder, Sight } from "../look.ts";
import type { ThreadAnswer, ThreadOrder } from "./message.ts";

/** Threads that look at files. */
export interface ReadingThreads {
  readonly count: number;
  /**
   * Looks at files in the first thread that is free.
   * @param files - to look at
   * @returns what was found, in the order of the files
   */
  readonly look: (files: readonly LookOrder[]) => Promise<readonly Sight[]>;
  /** Ends the threads, whatever they do: they hold nothing that could be half done. */
  readonly close: () => Promise<void>;
}

/**
 * Starts threads that look at files.
 * @param count - how many
 * @param config - of the newsroom
 * @returns the threads
 */
export function startReadingThreads(count: number, config: Config): ReadingThreads {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL("thread.ts", import.meta.url)),
    name: "lookAtAll",
    minThreads: count,
    maxThreads: count,
    // Handed over before it is free, lest it wait until this thread has time for it.
    concurrentTasksPerWorker: 2,
    execArgv: [],
    // What reading a page leaves behind is soon gone: left alone, each thread takes 50 MB more for it and is no faster.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  return {
    count,
    look: async (files) => {
      const order: ThreadOrder = { config, files };
      // Tinypool does not know what its threads answer; `thread.ts` says it.
      const answers: readonly ThreadAnswer[] = await pool.run(order);
      return answers.map(sightOf);
    },
    close: async () => pool.destroy(),
  };
}

/**
 * What a thread found, as looking here would have given it.
 * @param answer - of the thread
 * @returns the same; the article's evidence stayed behind
 */
function sightOf(answer: ThreadAnswer): Sight {
  if (answer.kind !== "read") return answer;
  const { kind, sha256, stem, json, problems } = answer;
  const extraction =
    json === undefined
      ? ({ ok: false, problems } as const)
      : ({ ok: true, article: articleFromJson(json), problems, evidence: [] } as const);
  return { kind, sha256, article: { stem, extraction } };
}
