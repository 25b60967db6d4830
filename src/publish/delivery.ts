import pLimit from "p-limit";
import type { UploadRecord } from "../model/document.ts";
import { mediaTypeOf } from "../model/media-type.ts";
import {
  TargetError,
  withoutSecrets,
  type Target,
  type TargetFile,
  type TargetSession,
} from "./target.ts";

/** What has to be done at a target: each wave after the one before it. */
export interface DeliveryPlan {
  /** Paths to write, those within a wave in any order. */
  readonly waves: readonly (readonly string[])[];
  /** Paths to remove when all is written. */
  readonly remove: readonly string[];
}

/** What came of a delivery. */
export interface Delivery {
  readonly target: string;
  readonly uploaded: number;
  readonly removed: number;
  /** Why it was broken off, free of secrets. */
  readonly failure?: string;
  readonly shortcomings: readonly string[];
}

/** What a delivery takes and remembers. */
export interface DeliveryPorts {
  /** SHA-256 of each published file by path. */
  readonly published: ReadonlyMap<string, string>;
  /** What is on the target, as far as it is known. */
  readonly uploads: ReadonlyMap<string, UploadRecord>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Remembers a file as it is on the target now; undefined where it is there no more. */
  readonly remember: (path: string, upload: UploadRecord | undefined) => Promise<void>;
}

/**
 * Decides what to do at a target. What others point to goes first: the stylesheet, then documents of single articles and
 * archive pages, feeds, and at last the catalogues; a delivery that is broken off then leaves nothing that leads nowhere.
 * @param published - SHA-256 by path
 * @param uploads - what is on the target
 * @returns the plan, each list in byte order
 */
function planDelivery(
  published: ReadonlyMap<string, string>,
  uploads: ReadonlyMap<string, UploadRecord>,
): DeliveryPlan {
  const changed = [...published]
    .filter(([path, sha256]) => uploads.get(path)?.sha256 !== sha256)
    .map(([path]) => path)
    .toSorted();
  const waves = Map.groupBy(changed, waveOf);
  return {
    waves: [...waves].toSorted(([a], [b]) => a - b).map(([, paths]) => paths),
    remove: [...uploads.keys()].filter((path) => !published.has(path)).toSorted(),
  };
}

/**
 * When a file goes.
 * @param path - within output/
 * @returns lower goes earlier
 */
function waveOf(path: string): number {
  if (path.startsWith("feed.css")) return 0;
  if (!path.includes("/")) return 3;
  return /\/(?:ninjs|archive)\//.test(path) ? 1 : 2;
}

/**
 * Brings a target up to what is published. Where it breaks off, what was there stays readable, and what was done is
 * remembered: the next delivery does the rest.
 * @param target - where to
 * @param ports - files and memory
 * @returns what came of it; nothing is thrown for what the target does
 */
export async function deliver(target: Target, ports: DeliveryPorts): Promise<Delivery> {
  const { waves, remove } = planDelivery(ports.published, ports.uploads);
  const done = { uploaded: 0, removed: 0 };
  if (waves.length === 0 && remove.length === 0) {
    return { target: target.name, ...done, shortcomings: [] };
  }
  let session: TargetSession | undefined;
  let failure: string | undefined;
  try {
    session = await target.open();
    for (const wave of waves) await sendWave(wave, session, ports, done);
    for (const path of remove) {
      await session.remove(path);
      await ports.remember(path, undefined);
      done.removed += 1;
    }
  } catch (error) {
    failure = withoutSecrets(reasonOf(error), target.secrets);
  } finally {
    // The work is done or has failed by now: a connection that cannot be closed changes nothing.
    await session?.close().catch(() => undefined);
  }
  const shortcomings = session?.shortcomings() ?? [];
  return {
    target: target.name,
    ...done,
    shortcomings,
    ...(failure === undefined ? {} : { failure }),
  };
}

/**
 * Writes the files of a wave. After a failure no further one begins; those under way are waited for.
 * @param paths - of the files
 * @param session - the target
 * @param ports - files and memory
 * @param done - counts them
 */
async function sendWave(
  paths: readonly string[],
  session: TargetSession,
  ports: DeliveryPorts,
  done: { uploaded: number },
): Promise<void> {
  const limit = pLimit(session.atOnce);
  const send = async (path: string): Promise<void> => {
    const sha256 = ports.published.get(path) ?? "";
    const file = { path, sha256, bytes: await ports.read(path), ...contentOf(path) };
    const tag = await session.put(file, ports.uploads.get(path));
    await ports.remember(path, { sha256, tag });
    done.uploaded += 1;
  };
  const results = await Promise.allSettled(
    paths.map((path) =>
      limit(async () => {
        try {
          await send(path);
        } catch (error) {
          limit.clearQueue();
          throw new TargetError(`${path}: ${reasonOf(error)}`, { cause: error });
        }
      }),
    ),
  );
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/**
 * What is said of a file where it goes.
 * @param path - within output/
 * @returns media type, and content coding for compressed twins
 */
function contentOf(path: string): Pick<TargetFile, "mediaType" | "encoding"> {
  const plain = path.replace(/\.(?:gz|br)$/, "");
  const mediaType = mediaTypeOf(plain);
  return plain === path
    ? { mediaType }
    : { mediaType, encoding: path.endsWith(".gz") ? "gzip" : "br" };
}

/**
 * What an error says.
 * @param error - of a target
 * @returns one line; SDK errors may have a name only
 */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = error.message === "" ? error.name : error.message;
  return said.replaceAll(/\s+/g, " ");
}
