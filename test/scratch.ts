import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux's file system in memory. */
const MEMORY = "/dev/shm";

/** How the folder of a run is called. */
const PREFIX = "polywire-tests-";

/** Milliseconds after which a folder belongs to no run any more, but to one that was killed. */
const OUTLIVED = 24 * 60 * 60 * 1000;

/** Many times the bytes that all tests together leave at any time. */
const ROOM = 256 * 1024 * 1024;

let scratch: string | undefined;

/**
 * Gives a test run a folder of its own for everything temporary, and sweeps those of runs that were killed. In memory
 * where there is room: builds wait for the disk (fsync) with every file and every ledger, which made up half of the run.
 */
export function setup(): void {
  const place = hasRoom(MEMORY) ? MEMORY : tmpdir();
  for (const name of readdirSync(place).filter((each) => each.startsWith(PREFIX))) {
    const left = join(place, name);
    const isOld = Date.now() - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? 0) > OUTLIVED;
    if (isOld) rmSync(left, { recursive: true, force: true });
  }
  scratch = mkdtempSync(join(place, PREFIX));
  process.env["TMPDIR"] = scratch;
}

/** Takes the folder away with whatever tests left there. */
export function teardown(): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
}

/**
 * Whether tests may use a folder.
 * @param folder - path
 * @returns false where it is absent, closed to us or nearly full
 */
function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}
