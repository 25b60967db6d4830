import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { DocumentStamp } from "../ledger/ledger.ts";
import type { Publishable } from "./publish.ts";

/** Compressed forms that web servers send instead of a file. */
export type Encoding = "gzip" | "brotli";

const SUFFIXES: Readonly<Record<Encoding, string>> = { gzip: ".gz", brotli: ".br" };

/** A twin is made at every change, so it has to be made fast: 5 is most of what 11 gains in a fiftieth of its time. */
const BROTLI_QUALITY = 5;

/** What twins are made of. */
interface TwinContext {
  readonly encodings: readonly Encoding[];
  /** Documents on the disk as the last run left them. */
  readonly standing: ReadonlyMap<string, DocumentStamp>;
  readonly output: string;
}

/** Twins to write, and those that stay. */
interface Twins {
  readonly documents: readonly Publishable[];
  readonly kept: readonly string[];
}

/**
 * The compressed twins of all documents. A twin knows by its fingerprint of which bytes it is.
 * @param documents - rendered in this run
 * @param kept - paths that stay as they are
 * @param context - which twins, and what stands
 * @returns twins to write, and those that stay
 */
export function twinsOf(
  documents: readonly Publishable[],
  kept: readonly string[],
  context: TwinContext,
): Twins {
  const twins: { documents: Publishable[]; kept: string[] } = { documents: [], kept: [] };
  const add = (path: string, sha256: string, bytes: () => Uint8Array): void => {
    for (const encoding of context.encodings) {
      const twin = path + SUFFIXES[encoding];
      if (context.standing.get(twin)?.fingerprint === sha256) twins.kept.push(twin);
      else twins.documents.push(twinOf(twin, encoding, sha256, bytes()));
    }
  };
  for (const { path, sha256, bytes } of documents) add(path, sha256, () => bytes);
  for (const path of kept) {
    const record = context.standing.get(path);
    if (record === undefined) continue;
    add(path, record.sha256, () => readFileSync(join(context.output, path)));
  }
  return twins;
}

/**
 * Makes a twin.
 * @param path - of the twin
 * @param encoding - its form
 * @param fingerprint - hash of what it is made of
 * @param bytes - what it is made of
 * @returns the document
 */
function twinOf(
  path: string,
  encoding: Encoding,
  fingerprint: string,
  bytes: Uint8Array,
): Publishable {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const packed = encoding === "gzip" ? gzipSync(bytes) : brotliCompressSync(bytes, { params });
  const sha256 = hash("sha256", packed);
  const mediaType = "application/octet-stream";
  return { path, mediaType, bytes: packed, sha256, fingerprint, entries: {}, problems: [] };
}
