import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { Config } from "../config.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import { extractorOf } from "../extract/formats.ts";
import { readDocument } from "../extract/read.ts";
import type { ListedFile } from "../load/list.ts";
import type { SourceSettings, toSource } from "../load/source.ts";
import type { Extraction } from "../model/article.ts";
import { problem, type Problem } from "../problem.ts";
import { messageOf } from "../model/message-of.ts";

/** A file as decoded, or why it could not be. */
export type Loaded = ReturnType<typeof toSource>;

/** An article out of a file, with what the file's Source knew. */
export interface ReadArticle {
  readonly extraction: Extraction;
  readonly stem: string;
}

/**
 * Reads a file's bytes. Not in the background, which costs five times as much for a file as small as articles are.
 * @param file - as listed
 * @param maxBytes - larger files are not read
 * @returns the bytes, good until the next file is read, a Problem, or undefined where the file went away meanwhile
 */
export function readWhole(file: ListedFile, maxBytes: number): Uint8Array | Problem | undefined {
  if (file.size > maxBytes) {
    return problem("file_too_large", file.path, `${file.size} bytes, ${maxBytes} are allowed`);
  }
  try {
    return bytesOf(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    return problem("file_unreadable", file.path, messageOf(error));
  }
}

/** Where small files are read into, one after the other: memory of its own for each costs more than reading it. */
const shared: Buffer = Buffer.allocUnsafeSlow(256 * 1024);

/**
 * Reads a file in one go, as long as it was when it was listed.
 * @param listed - the file as listed
 * @returns its bytes, good until the next file is read
 */
function bytesOf(listed: ListedFile): Uint8Array {
  const { file, size } = listed;
  const bytes = size < shared.length ? shared : Buffer.allocUnsafeSlow(size + 1);
  const descriptor = openSync(file, "r");
  try {
    const read = readSync(descriptor, bytes, 0, size + 1, 0);
    // One byte more or less: it is being written, or is no plain file.
    return read === size ? bytes.subarray(0, size) : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * What reading a source needs of config.
 * @param config - of the newsroom
 * @returns the settings
 */
export function settingsOf(config: Config): SourceSettings {
  const { sources: rules, timeZone, languages, limits } = config;
  return { rules, timeZone, languages, maxBytes: limits.bytes };
}

/**
 * Extracts an article.
 * @param loaded - the file, decoded
 * @param context - what extraction needs
 * @returns the extraction with what only the Source knows
 */
export async function readArticle(
  loaded: Loaded,
  context: ExtractionContext,
): Promise<ReadArticle> {
  if ("code" in loaded) return { extraction: { ok: false, problems: [loaded] }, stem: "" };
  const { source, problems } = loaded;
  const extraction = readDocument(source, context, await extractorOf(source.format));
  const said = [...problems, ...extraction.problems];
  return {
    extraction: { ...extraction, problems: said },
    stem: source.stem,
  };
}
