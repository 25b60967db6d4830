import {
  close,
  closeSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { OutputDocument } from "../model/document.ts";

/** Files that wait for the disk in the background at once; for those beyond, everybody waits. */
const AT_ONCE = 32;

const synchronize: (descriptor: number) => Promise<void> = promisify(fsync);

/** The only writer of published files: each is there whole or not at all, whatever kills the process. */
export interface FilePublisher {
  /** Writes bytes beside the published files; returns where they lie. */
  readonly prepare: (bytes: Uint8Array) => string;
  /** Settled once the disk has all that was prepared (fsync). */
  readonly ready: () => Promise<void>;
  /** Renames prepared bytes into place. Nothing may be placed before it is ready. */
  readonly place: (file: string, path: string) => void;
  /** Removes what was prepared and never placed. */
  readonly sweep: () => void;
  /** Prepares and places. */
  readonly write: (document: Pick<OutputDocument, "path" | "bytes">) => Promise<void>;
  readonly remove: (path: string) => void;
  /** Size and modification time of a published file, undefined where there is none. */
  readonly stat: (path: string) => { readonly size: number; readonly mtimeMs: number } | undefined;
}

/**
 * Publishes into a folder.
 * @param output - the folder
 * @param scratch - a folder on the same file system for files being written; left-overs in it are swept first
 * @returns the publisher
 */
export function filePublisher(output: string, scratch: string): FilePublisher {
  sweep(scratch);
  mkdirSync(output, { recursive: true });
  const waiting = new Set<Promise<void>>();
  const ready = async (): Promise<void> => {
    await Promise.all(waiting);
    waiting.clear();
  };
  const prepare = (bytes: Uint8Array): string => {
    const { file, descriptor } = writeBeside(bytes, scratch);
    if (waiting.size < AT_ONCE) finishBehind(descriptor, waiting);
    else finish(descriptor);
    return file;
  };
  const place = (file: string, path: string): void => moveTo(join(output, path), file);
  return {
    prepare,
    ready,
    place,
    sweep: () => sweep(scratch),
    write: async ({ path, bytes }) => {
      const file = prepare(bytes);
      await ready();
      place(file, path);
    },
    remove: (path) => removeFile(output, path),
    stat: (path) => statFile(`${output}/${path}`),
  };
}

/**
 * Makes a folder for files being written, with nothing in it.
 * @param scratch - the folder
 */
function sweep(scratch: string): void {
  mkdirSync(scratch, { recursive: true });
  for (const left of readdirSync(scratch)) rmSync(join(scratch, left), { recursive: true });
}

/**
 * Writes a file that nobody reads yet.
 * @param bytes - what it shall hold
 * @param scratch - where it shall lie
 * @returns the file, open
 */
function writeBeside(
  bytes: Uint8Array,
  scratch: string,
): { readonly file: string; readonly descriptor: number } {
  const file = join(scratch, crypto.randomUUID());
  const descriptor = openSync(file, "wx", 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  return { file, descriptor };
}

/**
 * Brings a written file down to the disk and closes it.
 * @param descriptor - of the file
 */
function finish(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The same while others are being made: the disk takes little longer for many files than for one.
 * @param descriptor - of the file
 * @param waiting - what waits for the disk: it is among it until the disk has it
 */
function finishBehind(descriptor: number, waiting: Set<Promise<void>>): void {
  const finished = synchronize(descriptor).finally(() => closeSync(descriptor));
  waiting.add(finished);
  // One that fails stays: whoever waits for all hears of it; nobody does where the run ends before it publishes.
  finished.then(() => waiting.delete(finished)).catch(() => undefined);
}

/**
 * Moves a whole file to its place, so that readers see the old one or the new one, never a part.
 * @param file - where it shall lie
 * @param prepared - where it lies
 */
function moveTo(file: string, prepared: string): void {
  const before = descriptorOf(file);
  if (before === undefined) mkdirSync(dirname(file), { recursive: true });
  renameSync(prepared, file);
  // What the old one took is freed when it is closed, in the background: that takes longer than all the rest.
  if (before !== undefined) close(before);
}

/**
 * Opens a file, if it is there.
 * @param file - its path
 * @returns the descriptor, undefined where there is none, and on Windows, which replaces no file that is open
 */
function descriptorOf(file: string): number | undefined {
  if (process.platform === "win32") return undefined;
  try {
    return openSync(file, "r");
  } catch {
    return undefined;
  }
}

/**
 * Looks at a published file.
 * @param file - its path
 * @returns size and modification time; undefined where there is none, or none that can be seen: it is written anew, which
 * tells what is wrong
 */
function statFile(file: string): { readonly size: number; readonly mtimeMs: number } | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true ? { size: stats.size, mtimeMs: stats.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes a published file and the folders that it leaves empty.
 * @param output - the output folder
 * @param path - of the file within it
 */
function removeFile(output: string, path: string): void {
  if (statFile(join(output, path)) === undefined) return;
  rmSync(join(output, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      if (readdirSync(join(output, folder)).length > 0) return;
      rmdirSync(join(output, folder));
    } catch {
      // Gone already, or not ours to remove.
      return;
    }
  }
}
