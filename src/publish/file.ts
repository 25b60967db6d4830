import {
  closeSync,
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
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { OutputDocument } from "../model/document.ts";

/** The only writer of published files: each is there whole or not at all, whatever kills the process. */
export interface FilePublisher {
  /** Writes bytes beside the published files and fsyncs them; returns where they lie. */
  readonly prepare: (bytes: Uint8Array) => string;
  /** Renames prepared bytes into place. */
  readonly place: (file: string, path: string) => void;
  /** Removes what was prepared and never placed. */
  readonly sweep: () => void;
  /** Prepares and places. */
  readonly write: (document: Pick<OutputDocument, "path" | "bytes">) => void;
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
    prepare,
    place,
    sweep: () => sweep(scratch),
    write: ({ path, bytes }) => place(prepare(bytes), path),
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

/**
 * Writes a file that nobody reads yet, down to the disk.
 * @param bytes - what it shall hold
 * @param scratch - where it shall lie
 * @returns the file
 */
function writeBeside(bytes: Uint8Array, scratch: string): string {
  const file = join(scratch, randomUUID());
  const descriptor = openSync(file, "wx", 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
