import type { ListedFile } from "../load/list.ts";
import { extractionContext } from "./extraction-context.ts";
import type { IngestContext } from "./ingest-context.ts";
import { ingestFiles, takeIn } from "./ingest.ts";
import { mayDefer, reachable } from "./reach.ts";
import type { Trace } from "../ledger/traces.ts";
import type { Run } from "./run.ts";

/**
 * Reads the files that changed.
 * @param run - this one
 * @param files - new, changed or to be read again, in byte order
 * @param reread - true where unchanged bytes are read again
 */
export async function readFiles(
  run: Run,
  files: readonly ListedFile[],
  reread: boolean,
): Promise<void> {
  await ingestFiles(files, await ingestContext(run, files.length, reread));
}

/**
 * Reads files that waited and that windows reach now.
 * @param run - this one
 * @param touched - where something happened since every window was looked at; undefined where that is not known
 * @returns how many they were; 0 once there are none
 */
export async function readReachable(
  run: Run,
  touched: readonly Trace[] | undefined,
): Promise<number> {
  const { config, ledger, now } = run;
  const crafts = await run.crafts();
  const paths = await reachable({ config, ledger, now, crafts, touched });
  if (paths.length > 0) await takeIn(paths, await ingestContext(run, paths.length, false));
  return paths.length;
}

/**
 * What reading needs.
 * @param run - this one
 * @param of - files to be read
 * @param reread - true where unchanged bytes are read again
 * @returns the context
 */
async function ingestContext(run: Run, of: number, reread: boolean): Promise<IngestContext> {
  const { config, ledger, now, outcomes } = run;
  let extraction: ReturnType<typeof extractionContext> | undefined;
  return {
    config,
    ledger,
    crafts: await run.crafts(),
    now,
    isFresh: await ledger.isNew(),
    reread,
    defers: mayDefer(config),
    threads: run.threads,
    extraction: () => (extraction ??= extractionContext(config)),
    onDeferred: () => {
      run.deferred += 1;
    },
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      run.emit({
        type: "article",
        outcome,
        done: outcomes.length,
        of: Math.max(of, outcomes.length),
      });
    },
  };
}
