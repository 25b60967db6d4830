import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { DocumentRecord, HeadRecord, Pieces } from "../ledger/ledger.ts";
import type { PreparedDocument } from "../model/document.ts";
import type { Feed, FeedFormat } from "../model/feed.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import { renderers } from "../render/index.ts";
import { prefixesIn } from "../render/namespaces.ts";
import type { Renderer } from "../render/renderer.ts";
import { updatedOf, type ComposeContext, type Contents } from "./contents.ts";
import { dressFeed, type EntryCache } from "./dress-feed.ts";
import { entryKeys } from "./entry-key.ts";
import { ReusedMemory } from "./reused-memory.ts";

/** A document of a feed, with the places of its entries. */
export interface PiecedDocument extends PreparedDocument {
  readonly pieces: Pieces;
}

/** A feed that is ready to be published. */
export interface RenderedFeed {
  /** What is in it, newest first. */
  readonly heads: readonly HeadRecord[];
  readonly documents: readonly PiecedDocument[];
}

/** Where the last documents of a feed are read to, one a format: feeds come one by one. */
const lastDocuments = {
  rss: new ReusedMemory(),
  atom: new ReusedMemory(),
  json: new ReusedMemory(),
} satisfies Record<FeedFormat, ReusedMemory>;

/** Where a new document is put together. */
const newDocument = new ReusedMemory();

/** Entries by id as they stand in the last documents, for each format. */
type Reusable = ReadonlyMap<Renderer, ReadonlyMap<string, Piece>>;

/** An entry as it stands in a document. */
interface Piece {
  readonly bytes: Uint8Array;
  /** Of its elements, with "," between them. */
  readonly prefixes: string;
}

/** What a feed is put together from. */
interface Material {
  /** With the entries that have to be written. */
  readonly feed: Feed;
  readonly heads: readonly HeadRecord[];
  /** What entries were made from, by id. */
  readonly keys: ReadonlyMap<string, string>;
  readonly reusable: Reusable;
  readonly prepare: ComposeContext["prepare"];
}

/**
 * Writes a feed in its formats. Entries that stand in its last documents as they would be written now are taken from
 * there, byte by byte: only new ones are dressed and written.
 * @param contents - what it holds
 * @param paging - its place among archive pages
 * @param last - its documents as the last run left them
 * @param cache - entries of this edition made so far
 * @param context - config, crafts and what lies intact on the disk
 * @returns the feed; where a file would be larger than allowed, the oldest entries gave way, one always stays
 */
export async function renderFeed(
  contents: Contents,
  paging: Feed["paging"],
  last: ReadonlyMap<string, DocumentRecord>,
  cache: EntryCache,
  context: ComposeContext,
): Promise<RenderedFeed> {
  const { maxBytes, content } = context.config.feeds;
  const keys = entryKeys(contents, context);
  const reusable = reusableEntries(contents, keys, last, context);
  const [any = new Map<string, Piece>()] = reusable.values();
  const missing = contents.heads.filter(({ id }) => !any.has(id));
  const dressed = await dressFeed({ ...contents, heads: missing }, content, cache, context);
  const there = new Set([...any.keys(), ...dressed.entries.map(({ id }) => id)]);
  const heads = contents.heads.filter(({ id }) => there.has(id));
  const updated = updatedOf({ ...contents, heads });
  const feed = {
    ...dressed,
    ...(updated === undefined ? {} : { updated: Temporal.Instant.fromEpochMilliseconds(updated) }),
    ...(paging === undefined ? {} : { paging }),
  };
  const { prepare } = context;
  return renderWithin({ feed, heads, keys, reusable, prepare }, maxBytes);
}

/**
 * Writes a feed so that none of its files is larger than allowed.
 * @param material - what it is put together from
 * @param maxBytes - of a file
 * @returns the feed
 */
function renderWithin(material: Material, maxBytes = Infinity): RenderedFeed {
  const { heads, feed } = material;
  const documents = [...material.reusable.keys()].map((renderer) =>
    putTogether(material, renderer),
  );
  const size = Math.max(...documents.map((each) => each.size));
  const count = heads.length;
  if (size <= maxBytes || count <= 1) return { heads, documents };
  // Entries are of about one size, so a few rounds do.
  const fitting = Math.min(count - 1, Math.max(1, Math.floor((count * maxBytes) / size)));
  const fewer = heads.slice(0, fitting);
  const ids = new Set(fewer.map(({ id }) => id));
  const entries = feed.entries.filter(({ id }) => ids.has(id));
  return renderWithin({ ...material, heads: fewer, feed: { ...feed, entries } }, maxBytes);
}

/**
 * Writes one document, its entries partly new, partly as they stood.
 * @param material - what it is put together from
 * @param renderer - of its format
 * @returns the document
 */
function putTogether(material: Material, renderer: Renderer): PiecedDocument {
  const { feed, heads, keys, reusable, prepare } = material;
  const taken = reusable.get(renderer);
  const others = heads.flatMap(({ id }) => taken?.get(id)?.prefixes ?? []);
  const parts = renderer.write(
    feed,
    [...new Set(others)].flatMap((each) => each.split(",")),
  );
  const encoder = new TextEncoder();
  const written = new Map(
    feed.entries.map(({ id }, i): readonly [string, Piece] => {
      const item = parts.items[i] ?? "";
      const bytes = encoder.encode(item);
      return [id, { bytes, prefixes: prefixesIn(item).join(",") }];
    }),
  );
  const between = encoder.encode(parts.between);
  const chunks: Uint8Array[] = [encoder.encode(parts.open)];
  const pieces: Record<string, readonly [number, number, string]> = {};
  let at = chunks[0]?.length ?? 0;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    at += chunk.length;
  };
  for (const [i, { id }] of heads.entries()) {
    if (i > 0) add(between);
    const piece = written.get(id) ?? taken?.get(id);
    if (piece === undefined) continue;
    const from = at;
    add(piece.bytes);
    pieces[keys.get(id) ?? ""] = [from, at, piece.prefixes];
  }
  add(encoder.encode(parts.close));
  const path = `${feed.folder}/${FILE_NAMES[renderer.format]}`;
  return { ...prepare({ path, bytes: joined(chunks, at) }), pieces };
}

/**
 * Puts parts in a row.
 * @param chunks - the parts
 * @param size - of all of them
 * @returns the whole, good until the next one
 */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = newDocument.take(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Entries that can be taken over, since every format of the feed has them as they would be written now. At least one is
 * left to be written: a document without new entries would not show what stands around them.
 * @param contents - what the feed holds
 * @param keys - what entries are made from, by id
 * @param last - its documents as the last run left them
 * @param context - what lies intact on the disk
 * @returns their bytes, by format and id
 */
function reusableEntries(
  contents: Contents,
  keys: ReadonlyMap<string, string>,
  last: ReadonlyMap<string, DocumentRecord>,
  context: ComposeContext,
): Reusable {
  const { frame, heads } = contents;
  const { config, full, intact } = context;
  const used = renderers.filter(({ format }) => frame.formats.includes(format));
  const found = used.flatMap((renderer) => {
    const path = `${frame.folder}/${FILE_NAMES[renderer.format]}`;
    const record = intact.has(path) ? last.get(path) : undefined;
    return record === undefined ? [] : [{ renderer, record }];
  });
  const nothing = new Map(used.map((renderer) => [renderer, new Map<string, Piece>()]));
  if (full || found.length < used.length) return nothing;
  const stands = heads
    .map(({ id }) => id)
    .filter((id) => found.every(({ record }) => Object.hasOwn(record.pieces, keys.get(id) ?? "")));
  // The newest stays whatever gives way to the feed's size.
  const isWritten = stands.length === heads.length || config.feeds.maxBytes !== undefined;
  const ids = isWritten ? stands.filter((id) => id !== heads[0]?.id) : stands;
  const files =
    ids.length === 0
      ? []
      : found.flatMap(({ renderer, record }) =>
          read(record, config.output, lastDocuments[renderer.format]),
        );
  if (files.length < used.length) return nothing;
  return new Map(
    found.map(({ renderer, record }, i) => [
      renderer,
      cutOut(ids, keys, record.pieces, files[i] ?? new Uint8Array()),
    ]),
  );
}

/**
 * Reads a document.
 * @param record - of it
 * @param output - the folder it lies in
 * @param memory - where it is read to
 * @returns its bytes, none where the file is not what the last run wrote
 */
function read(record: DocumentRecord, output: string, memory: ReusedMemory): readonly Uint8Array[] {
  const { path, size } = record;
  const descriptor = openSync(join(output, path), "r");
  try {
    // One byte more than there should be: that there is none shows that it is the whole.
    const bytes = memory.take(size + 1);
    return readSync(descriptor, bytes) === size ? [bytes.subarray(0, size)] : [];
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Cuts entries out of a document.
 * @param ids - of the entries
 * @param keys - what they are made from, by id
 * @param pieces - where they lie
 * @param bytes - of the document
 * @returns their bytes by id
 */
function cutOut(
  ids: readonly string[],
  keys: ReadonlyMap<string, string>,
  pieces: Pieces,
  bytes: Uint8Array,
): ReadonlyMap<string, Piece> {
  return new Map(
    ids.map((id) => {
      const [from, to, prefixes] = pieces[keys.get(id) ?? ""] ?? [0, 0, ""];
      return [id, { bytes: bytes.subarray(from, to), prefixes }];
    }),
  );
}
