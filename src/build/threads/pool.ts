import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { Config } from "../../config.ts";
import { articleFromJson } from "../../model/article-json.ts";
import type { Decoded, ReadArticle } from "../read-article.ts";
import type { ReadAnswer, ReadOrder } from "./message.ts";

/** Threads that read articles. */
export interface ReadingThreads {
  readonly count: number;
  /**
   * Reads files in the first thread that is free.
   * @param files - decoded
   * @returns their articles, in the order of the files
   */
  readonly read: (files: readonly Decoded[]) => Promise<readonly ReadArticle[]>;
  /** Ends the threads, whatever they do: they hold nothing that could be half done. */
  readonly close: () => Promise<void>;
}

/**
 * Starts threads that read articles.
 * @param count - how many
 * @param config - of the newsroom
 * @returns the threads
 */
export function startReadingThreads(count: number, config: Config): ReadingThreads {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL("thread.ts", import.meta.url)),
    name: "readAll",
    minThreads: count,
    maxThreads: count,
    execArgv: [],
    // What reading a page leaves behind is soon gone: left alone, each thread takes 50 MB more for it and is no faster.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  return {
    count,
    read: async (files) => {
      const order: ReadOrder = { config, files };
      // Tinypool does not know what its threads answer; `thread.ts` says it.
      const answers: readonly ReadAnswer[] = await pool.run(order);
      return answers.map((answer, index) => readOf(answer, files[index]?.source.stem ?? ""));
    },
    close: async () => pool.destroy(),
  };
}

/**
 * What a thread read, as reading it here would have given it.
 * @param answer - of the thread
 * @param stem - of the file
 * @returns the article; its evidence stayed behind
 */
function readOf(answer: ReadAnswer, stem: string): ReadArticle {
  const { article, problems } = answer;
  return {
    stem,
    extraction:
      article === undefined
        ? { ok: false, problems }
        : { ok: true, article: articleFromJson(article), problems, evidence: [] },
  };
}
