import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { ComposeContext } from "./contents.ts";
import type { Publishable } from "./publish.ts";

/** Compressed forms that web servers send instead of a file. */
export type Encoding = "gzip" | "brotli";

const SUFFIXES: Readonly<Record<Encoding, string>> = { gzip: ".gz", brotli: ".br" };

/** A twin is made at every change, so it has to be made fast: 5 is most of what 11 gains in a fiftieth of its time. */
const BROTLI_QUALITY = 5;

/** Twins to write, and those that stay. */
export interface Twins {
  readonly documents: readonly Publishable[];
  readonly kept: readonly string[];
}

/**
 * The compressed twins of all documents. The fingerprint of a twin is the hash of the bytes that it was made from.
 * @param documents - rendered in this run
 * @param kept - paths that stay as they are
 * @param context - config, and what lies intact on the disk
 * @returns twins to write, and those that stay
 */
export function twinsOf(
  documents: readonly Publishable[],
  kept: readonly string[],
  context: ComposeContext,
): Twins {
  const twins: { documents: Publishable[]; kept: string[] } = { documents: [], kept: [] };
  const { config, intact, prepare } = context;
  const add = (path: string, sha256: string, file: string): void => {
    for (const encoding of config.publish.compress) {
      const twin = path + SUFFIXES[encoding];
      if (intact.get(twin)?.fingerprint === sha256) {
        twins.kept.push(twin);
        continue;
      }
      const prepared = prepare({ path: twin, bytes: packed(readFileSync(file), encoding) });
      twins.documents.push({ ...prepared, fingerprint: sha256, entries: {}, problems: [] });
    }
  };
  for (const { path, sha256, file } of documents) add(path, sha256, file);
  for (const path of kept) {
    const record = intact.get(path);
    if (record !== undefined) add(path, record.sha256, join(config.output, path));
  }
  return twins;
}

/**
 * Compresses a document.
 * @param bytes - of the document
 * @param encoding - how
 * @returns the twin's bytes
 */
function packed(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return encoding === "gzip" ? gzipSync(bytes) : brotliCompressSync(bytes, { params });
}
