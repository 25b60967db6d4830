import { enableCompileCache } from "node:module";
import type { LookContext, Sight } from "../look.ts";
import type { ThreadAnswer, ThreadOrder } from "./message.ts";

// Before the rest is loaded: what another thread or run compiled is not compiled again.
enableCompileCache();
const { extractionContext } = await import("../extraction-context.ts");
const { look } = await import("../look.ts");

/** Made for the first order: a thread serves one pool, and a pool one newsroom. */
let extraction: ReturnType<LookContext["extraction"]> | undefined;

/**
 * Looks at files in a thread of `pool.ts`.
 * @param order - the files
 * @returns what was found, in the order of the files
 */
export async function lookAtAll(order: ThreadOrder): Promise<readonly ThreadAnswer[]> {
  const { config, files } = order;
  const context: LookContext = {
    config,
    extraction: () => (extraction ??= extractionContext(config)),
  };
  const answers: ThreadAnswer[] = [];
  for (const file of files) answers.push(answerOf(await look(file, context)));
  return answers;
}

/**
 * What was found of a file, as it can leave the thread.
 * @param sight - what was found
 * @returns the same; what is evidence of it stays behind
 */
function answerOf(sight: Sight): ThreadAnswer {
  if (sight.kind !== "read") return sight;
  const { kind, sha256, article } = sight;
  const { stem, extraction: found } = article;
  const { problems } = found;
  return found.ok
    ? { kind, sha256, stem, problems, json: JSON.stringify(found.article) }
    : { kind, sha256, stem, problems };
}
