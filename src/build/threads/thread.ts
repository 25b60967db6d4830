import { enableCompileCache } from "node:module";
import type { ReadAnswer, ReadOrder } from "./message.ts";

// Before the rest is loaded: what another thread or run compiled is not compiled again.
enableCompileCache();
const { extractionContext } = await import("../extraction-context.ts");
const { readArticle } = await import("../read-article.ts");

/** Made for the first order: a thread serves one pool, and a pool one newsroom. */
let context: ReturnType<typeof extractionContext> | undefined;

/**
 * Reads files in a thread of `pool.ts`.
 * @param order - the files, decoded
 * @returns what was found, in the order of the files
 */
export async function readAll(order: ReadOrder): Promise<readonly ReadAnswer[]> {
  context ??= extractionContext(order.config);
  const answers: ReadAnswer[] = [];
  for (const file of order.files) {
    const { extraction } = await readArticle(file, context);
    const { problems } = extraction;
    answers.push(
      extraction.ok ? { article: JSON.stringify(extraction.article), problems } : { problems },
    );
  }
  return answers;
}
