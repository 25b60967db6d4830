import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "../config.ts";
import type { DocumentRecord, DocumentStamp, Ledger } from "../ledger/ledger.ts";
import { sha256Of } from "../load/sha256.ts";
import type { OutputDocument, PreparedDocument, PublishPlan } from "../model/document.ts";
import type { PartnerFacts } from "../model/partner.ts";
import { filePublisher, type FilePublisher } from "../publish/file.ts";
import { planPublish } from "../publish/plan.ts";

/** A document with what the ledger shall remember of it. */
export interface Publishable
  extends PreparedDocument, Pick<DocumentRecord, "fingerprint" | "entries" | "problems"> {
  readonly pieces?: DocumentRecord["pieces"];
}

/** What a partner learns from one of its files. */
export interface Told {
  readonly channel: string;
  readonly facts: readonly PartnerFacts[];
}

/**
 * What writes into a newsroom's output folder; files being written lie beside the ledger.
 * @param config - of the newsroom
 * @returns the publisher
 */
export function publisherOf(config: Config): FilePublisher {
  return filePublisher(config.output, join(dirname(config.state), "scratch"));
}

/**
 * Documents of the last run that lie on the disk as it left them.
 * @param records - as the ledger has them
 * @param publisher - looks at the disk
 * @returns the records that hold
 */
export function intactDocuments(
  records: ReadonlyMap<string, DocumentStamp>,
  publisher: FilePublisher,
): ReadonlyMap<string, DocumentStamp> {
  const holds = ([path, record]: readonly [string, DocumentStamp]): boolean => {
    const stats = publisher.stat(path);
    return stats?.size === record.size && stats.mtimeMs === record.mtimeMs;
  };
  return new Map([...records].filter(holds));
}

/**
 * Writes documents beside the published files as they are made, so that memory need not hold them until all are there.
 * Those whose bytes are published already are not written again.
 * @param intact - documents of the last run that lie on the disk
 * @param publisher - writes them
 * @param output - the output folder
 * @returns a function that takes a document
 */
export function preparing(
  intact: ReadonlyMap<string, DocumentStamp>,
  publisher: FilePublisher,
  output: string,
): (document: Pick<OutputDocument, "path" | "bytes">) => PreparedDocument {
  return ({ path, bytes }) => {
    const sha256 = sha256Of(bytes);
    const stands = intact.get(path)?.sha256 === sha256;
    const file = stands ? join(output, path) : publisher.prepare(bytes);
    return { path, sha256, size: bytes.length, file };
  };
}

/** What publishing needs. */
export interface PublishContext {
  readonly ledger: Ledger;
  readonly publisher: FilePublisher;
  /** All documents as the last run left them, and those of them that lie on the disk so. */
  readonly outline: ReadonlyMap<string, DocumentStamp>;
  readonly intact: ReadonlyMap<string, DocumentStamp>;
  /** The output folder, to compare files that the ledger does not know. */
  readonly output: string;
  /** What partners learn by it. */
  readonly told: readonly Told[];
  /** Notes more of what is written, in the same transaction. */
  readonly note: (written: readonly PreparedDocument[]) => Promise<void>;
}

/**
 * Carries out what changed: files written whole, the ledger's memory of them, vanished documents removed.
 * @param documents - rendered in this run
 * @param kept - paths that stay as they are
 * @param context - ledger and disk
 * @returns what was done
 */
export async function publish(
  documents: readonly Publishable[],
  kept: readonly string[],
  context: PublishContext,
): Promise<PublishPlan> {
  const { ledger, publisher, output, told, note, outline: records, intact } = context;
  const onDisk = new Map<string, { readonly sha256: string }>(intact);
  for (const { path, size } of documents) {
    const sha256 = onDisk.has(path) ? undefined : hashOfSameSize(publisher, output, path, size);
    if (sha256 !== undefined) onDisk.set(path, { sha256 });
  }
  const known = new Map([...records].map(([path]) => [path, onDisk.get(path) ?? { sha256: "" }]));
  const plan = planPublish(documents, kept, new Map([...known, ...onDisk]));
  await publisher.ready();
  await announce(plan, records, ledger);
  await ledger.begin();
  for (const { file, path } of plan.write) publisher.place(file, path);
  for (const document of documents) await remember(document, ledger, publisher);
  for (const path of plan.remove) {
    publisher.remove(path);
    await ledger.forgetDocument(path);
  }
  for (const { channel, facts } of told) await ledger.putPartnerFacts(channel, facts);
  await note(plan.write);
  await ledger.commit();
  publisher.sweep();
  return plan;
}

/**
 * Notes files about to be written for the first time, so that they are known as ours if the run dies meanwhile.
 * @param plan - what will be written
 * @param records - documents known so far
 * @param ledger - remembers them
 */
async function announce(
  plan: PublishPlan,
  records: ReadonlyMap<string, DocumentStamp>,
  ledger: Ledger,
): Promise<void> {
  const fresh = plan.write.filter(({ path }) => !records.has(path));
  if (fresh.length === 0) return;
  const nothing = { entries: {}, pieces: {}, problems: [] };
  const blank = { fingerprint: "", sha256: "", size: -1, mtimeMs: 0, ...nothing };
  await ledger.begin();
  for (const { path } of fresh) await ledger.putDocument({ ...blank, path });
  await ledger.commit();
}

/**
 * Notes a document as it lies on the disk now.
 * @param document - written or found to be right
 * @param ledger - remembers it
 * @param publisher - looks at the disk
 */
async function remember(
  document: Publishable,
  ledger: Ledger,
  publisher: FilePublisher,
): Promise<void> {
  const { path, fingerprint, sha256, entries, problems, pieces = {} } = document;
  const stats = publisher.stat(path);
  if (stats === undefined) return;
  await ledger.putDocument({ path, fingerprint, sha256, entries, problems, pieces, ...stats });
}

/**
 * The hash of a file that the ledger does not know but whose size is right: it may hold these very bytes.
 * @param publisher - looks at the disk
 * @param output - the output folder
 * @param path - of the file
 * @param size - of the document
 * @returns SHA-256, hex, or undefined where the file is missing or of another size
 */
function hashOfSameSize(
  publisher: FilePublisher,
  output: string,
  path: string,
  size: number,
): string | undefined {
  if (publisher.stat(path)?.size !== size) return undefined;
  return sha256Of(readFileSync(join(output, path)));
}
