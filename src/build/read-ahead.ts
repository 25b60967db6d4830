import { setImmediate } from "node:timers/promises";
import type { ListedFile } from "../load/list.ts";
import { FoundFile } from "./found-file.ts";
import type { IngestContext } from "./ingest-context.ts";
import type { Decoded } from "./read-article.ts";
import type { ReadingThreads } from "./threads/pool.ts";
import type { ThreadUse } from "./threads/use.ts";

/** Files after which it is known how many have to be read in full. */
const TRIED = 32;

/** Articles of one task for a thread, and the most bytes of them: on the way they are in memory twice. */
const TASK = { articles: 100, bytes: 4 * 1024 * 1024 } as const;

/** Files between two moments at which signals and timers are heard. */
const BREATH = 256;

/**
 * Reads files one after the other; where many have to be read in full, threads extract those to come meanwhile. The
 * order is the same in either case.
 * @param files - as listed
 * @param context - config, ledger and crafts
 * @yields the files but those that went away
 */
export async function* readAhead(
  files: readonly ListedFile[],
  context: IngestContext,
): AsyncGenerator<FoundFile> {
  const pace = new Pace(files, context.threads);
  for (const [index, file] of files.entries()) {
    if (index % BREATH === BREATH - 1) await setImmediate();
    if (pace.asksForThreads(index)) {
      yield* readInThreads(files.slice(index), context);
      return;
    }
    const found = FoundFile.at(file, context);
    if (found === undefined) continue;
    yield found;
    pace.note(found);
  }
}

/** Tells from the files read so far whether threads pay for those to come. */
class Pace {
  readonly #files: readonly ListedFile[];
  readonly #use: ThreadUse;
  #bytesToCome: number;
  #met = 0;
  #read = 0;

  constructor(files: readonly ListedFile[], use: ThreadUse) {
    this.#files = files;
    this.#use = use;
    this.#bytesToCome = files.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Notes what became of a file.
   * @param found - the file, dealt with
   */
  note(found: FoundFile): void {
    this.#met += 1;
    this.#bytesToCome -= found.file.size;
    if (found.wasRead) this.#read += 1;
  }

  /**
   * Whether files to come are worth threads.
   * @param index - of the first of them
   * @returns true where as many of them as threads pay for will have to be read in full
   */
  asksForThreads(index: number): boolean {
    const { count, files, bytes } = this.#use;
    if (count === 0 || this.#met < Math.min(TRIED, files)) return false;
    const share = this.#met === 0 ? 1 : this.#read / this.#met;
    return this.#files.length - index >= files && this.#bytesToCome * share >= bytes;
  }
}

/** Files on their way, in order. */
interface Batch {
  readonly found: readonly FoundFile[];
  /** Settled when threads have read those that have to be read in full. */
  readonly done: Promise<void>;
}

/**
 * Reads files with the help of threads.
 * @param files - as listed
 * @param context - config, ledger and crafts
 * @yields the files but those that went away, in the same order
 */
async function* readInThreads(
  files: readonly ListedFile[],
  context: IngestContext,
): AsyncGenerator<FoundFile> {
  // Loaded only here: most builds need no threads.
  const { startReadingThreads } = await import("./threads/pool.ts");
  const threads = startReadingThreads(context.threads.count, context.config);
  const toCome = files.values();
  const underway: Batch[] = [];
  try {
    do {
      // One task more than threads, so that none waits for the ledger.
      while (underway.length <= threads.count) {
        const batch = await nextBatch(toCome, threads, context);
        if (batch.found.length === 0) break;
        underway.push(batch);
      }
      const batch = underway.shift();
      await batch?.done;
      yield* batch?.found ?? [];
    } while (underway.length > 0);
  } finally {
    await threads.close();
  }
}

/**
 * Gives the files of one task to a thread.
 * @param toCome - the files; taken from
 * @param threads - to choose from
 * @param context - config and ledger
 * @returns the files, and those between them that need no thread; none at the end
 */
async function nextBatch(
  toCome: Iterator<ListedFile>,
  threads: ReadingThreads,
  context: IngestContext,
): Promise<Batch> {
  const found: FoundFile[] = [];
  const sent: FoundFile[] = [];
  const decoded: Decoded[] = [];
  let bytes = 0;
  while (sent.length < TASK.articles && bytes < TASK.bytes) {
    const next = toCome.next();
    if (next.done === true) break;
    const file = FoundFile.at(next.value, context);
    if (file === undefined) continue;
    found.push(file);
    bytes += file.file.size;
    const { loaded } = file;
    if ("code" in loaded || !(await mustBeRead(file, context))) continue;
    sent.push(file);
    decoded.push(loaded);
  }
  const done = hand(sent, decoded, threads);
  // Nobody waits for it any more where the build is stopped meanwhile; whoever does, hears of it.
  done.catch(() => undefined);
  return { found, done };
}

/**
 * Whether a file has to be read in full, as far as can be told before those above it are in the ledger.
 * @param found - the file
 * @param context - config and ledger
 * @returns false for what did not change or may wait
 */
async function mustBeRead(found: FoundFile, context: IngestContext): Promise<boolean> {
  const { defers, isFresh, ledger, reread } = context;
  const { path } = found.file;
  const before = isFresh ? undefined : await ledger.file(path);
  if (before?.sha256 === found.sha256 && !reread) return false;
  const isKnown = before !== undefined && !ledger.deferred.has(path);
  return !defers || isKnown || (await found.glance()) === undefined;
}

/**
 * Lets a thread read files, and hands them their articles.
 * @param files - the files
 * @param decoded - the same, decoded
 * @param threads - to choose from
 */
async function hand(
  files: readonly FoundFile[],
  decoded: readonly Decoded[],
  threads: ReadingThreads,
): Promise<void> {
  if (files.length === 0) return;
  const articles = await threads.read(decoded);
  for (const [index, article] of articles.entries()) files[index]?.take(article);
}
