import {
  close,
  closeSync,
  fsync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { promisify } from "node:util";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { OutputDocument } from "../model/document.ts";

/** Files that are open and wait for the disk at once. */
const AT_ONCE = 32;

const synchronize: (descriptor: number) => Promise<void> = promisify(fsync);

/** The only writer of published files: each is there whole or not at all, whatever kills the process. */
export interface FilePublisher {
<<<<<<< HEAD
  /** Writes bytes beside the published files and fsyncs them; returns where they lie. */
  readonly prepare: (bytes: Uint8Array) => string;
  /** Renames prepared bytes into place. */
  readonly place: (file: string, path: string) => void;
  /** Removes what was prepared and never placed. */
  readonly sweep: () => void;
  /** Prepares and places. */
  readonly write: (document: Pick<OutputDocument, "path" | "bytes">) => void;
=======
  /** Writes beside, fsyncs, renames into place, in this order. */
  readonly write: (documents: readonly OutputDocument[]) => Promise<void>;
>>>>>>> ec526ec (Wait for the disk once for all files of a run, and let the system free what they replace behind it)
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
  const prepare = (bytes: Uint8Array): string => writeBeside(bytes, scratch);
  const place = (file: string, path: string): void => moveTo(join(output, path), file);
  return {
<<<<<<< HEAD
    prepare,
    place,
    sweep: () => sweep(scratch),
    write: ({ path, bytes }) => place(prepare(bytes), path),
=======
    write: async (documents) => {
      for (let at = 0; at < documents.length; at += AT_ONCE) {
        await writeWhole(documents.slice(at, at + AT_ONCE), output, scratch);
      }
    },
>>>>>>> ec526ec (Wait for the disk once for all files of a run, and let the system free what they replace behind it)
    remove: (path) => removeFile(output, path),
    stat: (path) => {
      const stats = statSync(join(output, path), { throwIfNoEntry: false });
      return stats?.isFile() === true ? { size: stats.size, mtimeMs: stats.mtimeMs } : undefined;
    },
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

/** A file that lies beside its place. */
interface Beside {
  readonly temporary: string;
  readonly descriptor: number;
  /** Where it shall lie. */
  readonly file: string;
}

/**
<<<<<<< HEAD
 * Writes a file that nobody reads yet, down to the disk.
 * @param bytes - what it shall hold
 * @param scratch - where it shall lie
 * @returns the file
 */
function writeBeside(bytes: Uint8Array, scratch: string): string {
  const file = join(scratch, randomUUID());
  const descriptor = openSync(file, "wx", 0o644);
=======
 * Writes files so that readers see the old one or the new one of each, never a part. The disk is waited for once for
 * all of them: it takes little longer for many than for one.
 * @param documents - what the files shall hold
 * @param output - the folder they shall lie in
 * @param scratch - where they are written first
 */
async function writeWhole(
  documents: readonly OutputDocument[],
  output: string,
  scratch: string,
): Promise<void> {
  const written: Beside[] = [];
>>>>>>> ec526ec (Wait for the disk once for all files of a run, and let the system free what they replace behind it)
  try {
    for (const { path, bytes } of documents) {
      const temporary = join(scratch, randomUUID());
      const descriptor = openSync(temporary, "wx", 0o644);
      written.push({ temporary, descriptor, file: join(output, path) });
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    }
    await Promise.all(written.map(async ({ descriptor }) => synchronize(descriptor)));
  } finally {
    for (const { descriptor } of written) closeSync(descriptor);
  }
<<<<<<< HEAD
  return file;
}

/**
 * Moves a whole file to its place, so that readers see the old one or the new one, never a part.
 * @param file - where it shall lie
 * @param prepared - where it lies
 */
function moveTo(file: string, prepared: string): void {
  mkdirSync(dirname(file), { recursive: true });
  renameSync(prepared, file);
=======
  for (const { temporary, file } of written) replace(file, temporary);
}

/**
 * Puts a file in the place of another.
 * @param file - where it shall lie
 * @param temporary - where it lies
 */
function replace(file: string, temporary: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const before = descriptorOf(file);
  renameSync(temporary, file);
  // Nobody waits for what the old one took to be freed: that happens in the background, when it is closed.
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
>>>>>>> ec526ec (Wait for the disk once for all files of a run, and let the system free what they replace behind it)
}

/**
 * Removes a published file and the folders that it leaves empty.
 * @param output - the output folder
 * @param path - of the file within it
 */
function removeFile(output: string, path: string): void {
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
