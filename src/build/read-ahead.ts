import { setImmediate } from "node:timers/promises";
import type { ListedFile } from "../load/list.ts";
import type { IngestContext } from "./ingest-context.ts";
import { look, type LookOrder, type Sight } from "./look.ts";
import { mayWait } from "./wait.ts";

/** A file, and what was found of it. */
export interface SeenFile {
  readonly file: ListedFile;
  readonly sight: Sight;
}

/** Files after which it is known how many have to be read in full. */
const TRIED = 32;

/** What a glance costs where reading in full costs 1. */
const GLANCE = 1 / 12;

/** Files of one task, and the most bytes of them. */
interface TaskSize {
  readonly files: number;
  readonly bytes: number;
}

/** A task for another thread. */
const TASK: TaskSize = { files: 100, bytes: 4 * 1024 * 1024 };

/** A task for this thread: small, since nobody takes in meanwhile what the others found. */
const OWN: TaskSize = { files: 8, bytes: 256 * 1024 };

/** Tasks for each thread that are under way at once, so that none waits for the ledger. */
const UNDERWAY = 2;

/** Tasks that are done or under way at once, so that memory does not grow with the archive. */
const MOST_UNDERWAY = 64;

/** Files between two moments at which signals and timers are heard. */
const BREATH = 256;

/**
 * Looks at files one after the other; where they are much work, threads look at those to come meanwhile. The order is
 * the same in either case.
 * @param files - as listed
 * @param context - config, ledger and crafts
 * @yields the files
 */
export async function* readAhead(
  files: readonly ListedFile[],
  context: IngestContext,
): AsyncGenerator<SeenFile> {
  const pace = new Pace(files, context);
  for (const [index, file] of files.entries()) {
    if (index % BREATH === BREATH - 1) await setImmediate();
    if (pace.asksForThreads(index)) {
      yield* readInThreads(files.slice(index), context);
      return;
    }
    const sight = await look(await orderFor(file, context), context);
    yield { file, sight };
    pace.note(file, sight);
  }
}

/**
 * How far a file has to be looked at.
 * @param file - as listed
 * @param context - ledger and choices
 * @returns the order
 */
async function orderFor(file: ListedFile, context: IngestContext): Promise<LookOrder> {
  const { defers, isFresh, ledger, reread } = context;
  if (reread && !defers) return { file, mayWait: false };
  const before = isFresh ? undefined : await ledger.file(file.path);
  return {
    file,
    known: reread ? undefined : before?.sha256,
    mayWait: mayWait(file.path, before, context),
  };
}

/** Tells from the files seen so far whether threads pay for those to come. */
class Pace {
  readonly #files: readonly ListedFile[];
  readonly #threads: IngestContext["threads"];
  #bytesToCome: number;
  #met = 0;
  /** What was done so far, where reading a file in full is 1. */
  #work = 0;

  constructor(files: readonly ListedFile[], { threads }: IngestContext) {
    this.#files = files;
    this.#threads = threads;
    this.#bytesToCome = files.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Notes what became of a file.
   * @param file - dealt with
   * @param sight - what was found of it
   */
  note(file: ListedFile, sight: Sight): void {
    this.#met += 1;
    this.#bytesToCome -= file.size;
    if (sight.kind === "read") this.#work += 1;
    if (sight.kind === "waiting") this.#work += GLANCE;
  }

  /**
   * Whether files to come are worth threads.
   * @param index - of the first of them
   * @returns true where as many of them as threads pay for will have to be read in full
   */
  asksForThreads(index: number): boolean {
    const { isStarted, use } = this.#threads;
    const { count, files, bytes } = use;
    const toCome = this.#files.length - index;
    if (isStarted) return toCome >= TRIED;
    if (count === 0 || this.#met < Math.min(TRIED, files)) return false;
    const share = this.#met === 0 ? 1 : this.#work / this.#met;
    return toCome >= files && this.#bytesToCome * share >= bytes;
  }
}

/** Files on their way. */
interface Batch {
  readonly files: readonly ListedFile[];
  /** What is found of them. */
  readonly sights: Promise<readonly Sight[]>;
  isDone: boolean;
}

/**
 * Looks at files with the help of threads; rather than wait for them, this one looks at files, too.
 * @param files - as listed
 * @param context - config, ledger and crafts
 * @yields the files, in the same order
 */
async function* readInThreads(
  files: readonly ListedFile[],
  context: IngestContext,
): AsyncGenerator<SeenFile> {
  const threads = await context.threads.start();
  const toCome = files.values();
  const underway: Batch[] = [];
  const next = async (size: TaskSize): Promise<readonly LookOrder[]> =>
    nextOrders(toCome, size, context);
  do {
    while (inThreads(underway) < threads.count * UNDERWAY) {
      const orders = await next(TASK);
      if (orders.length === 0) break;
      underway.push(batchOf(orders, threads.look(orders)));
    }
    const waits = underway[0]?.isDone === false && underway.length < MOST_UNDERWAY;
    const own = waits ? await next(OWN) : [];
    if (own.length === 0) yield* seenIn(underway.shift());
    else underway.push(doneBatch(own, await lookHere(own, context)));
  } while (underway.length > 0);
}

/**
 * Counts what the threads have to do.
 * @param underway - all batches
 * @returns how many of them are not done
 */
function inThreads(underway: readonly Batch[]): number {
  return underway.filter(({ isDone }) => !isDone).length;
}

/**
 * Takes the files of one task.
 * @param toCome - the files; taken from
 * @param size - of the task
 * @param context - config and ledger
 * @returns how far to look at them; none at the end
 */
async function nextOrders(
  toCome: Iterator<ListedFile>,
  size: TaskSize,
  context: IngestContext,
): Promise<readonly LookOrder[]> {
  const orders: LookOrder[] = [];
  let bytes = 0;
  while (orders.length < size.files && bytes < size.bytes) {
    const next = toCome.next();
    if (next.done === true) break;
    orders.push(await orderFor(next.value, context));
    bytes += next.value.size;
  }
  return orders;
}

/**
 * Files that this thread has looked at.
 * @param orders - the files
 * @param sights - what was found of them
 * @returns the batch
 */
function doneBatch(orders: readonly LookOrder[], sights: readonly Sight[]): Batch {
  return { files: orders.map(({ file }) => file), sights: Promise.resolve(sights), isDone: true };
}

/**
 * Files that another thread looks at.
 * @param orders - the files
 * @param sights - what will be found of them
 * @returns the batch
 */
function batchOf(orders: readonly LookOrder[], sights: Batch["sights"]): Batch {
  const batch: Batch = { files: orders.map(({ file }) => file), sights, isDone: false };
  // Nobody waits for it any more where the build is stopped meanwhile; whoever does, hears of an error.
  const end = (): void => void (batch.isDone = true);
  sights.then(end, end);
  return batch;
}

/**
 * Looks at files in this thread.
 * @param orders - the files
 * @param context - config and crafts
 * @returns what was found
 */
async function lookHere(
  orders: readonly LookOrder[],
  context: IngestContext,
): Promise<readonly Sight[]> {
  const sights: Sight[] = [];
  for (const order of orders) sights.push(await look(order, context));
  // Hears of what the others did meanwhile.
  await setImmediate();
  return sights;
}

/**
 * The files of a batch, as soon as they were looked at.
 * @param batch - under way; undefined for none
 * @yields the files
 */
async function* seenIn(batch: Batch | undefined): AsyncGenerator<SeenFile> {
  for (const [index, sight] of ((await batch?.sights) ?? []).entries()) {
    const file = batch?.files[index];
    if (file !== undefined) yield { file, sight };
  }
}
