import type { PreparedDocument, PublishPlan } from "../model/document.ts";

/** What lies on the disk under a path. */
export interface OnDisk {
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
}

/**
 * Decides what publishing does.
 * @param documents - rendered in this run
 * @param kept - paths that were not rendered because nothing in them changed
 * @param onDisk - what the output folder holds of ours
 * @returns what to write, what to keep, what to remove, each in byte order of the paths
 */
export function planPublish(
  documents: readonly PreparedDocument[],
  kept: readonly string[],
  onDisk: ReadonlyMap<string, OnDisk>,
): PublishPlan {
  const wanted = new Set([...documents.map(({ path }) => path), ...kept]);
  const write = documents.filter(({ path, sha256 }) => onDisk.get(path)?.sha256 !== sha256);
  const written = new Set(write.map(({ path }) => path));
  return {
    write: write.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    keep: [...wanted].filter((path) => !written.has(path)).toSorted(),
    remove: [...onDisk.keys()].filter((path) => !wanted.has(path)).toSorted(),
  };
}
