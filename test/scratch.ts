import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux's file system in memory. */
const MEMORY = "/dev/shm";

/** More bytes than all tests together leave at any time. */
const ROOM = 512 * 1024 * 1024;

let scratch: string | undefined;

/**
 * Gives a test run a folder of its own for everything temporary. In memory where there is room: builds wait for the disk
 * (fsync) with every file and every ledger, which made up half of the run.
 */
export function setup(): void {
  scratch = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "polywire-tests-"));
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
