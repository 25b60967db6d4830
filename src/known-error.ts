import { ConfigError } from "./config.ts";
import { LedgerBusyError, LedgerUnusableError } from "./ledger/ledger.ts";
import { problem, type Problem } from "./problem.ts";

/**
 * The Problems behind an error that a user can mend.
 * @param error - what was thrown
 * @returns the Problems, or undefined for an unknown error
 */
export function knownProblems(error: unknown): readonly Problem[] | undefined {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof LedgerBusyError) return [problem("ledger_busy", "state", error.message)];
  if (error instanceof Error && (isDiskError(error) || isDiskError(error.cause))) {
    const fix = "make room for the file named by state, and see that it may be written";
    return [problem("ledger_unusable", "state", error.message, { fix })];
  }
  if (error instanceof LedgerUnusableError) {
    return [problem("ledger_unusable", "state", error.message)];
  }
  return isWriteError(error)
    ? [problem("output_unwritable", error.path ?? "output", error.message)]
    : undefined;
}

/** What SQLite says of the disk: READONLY, IOERR, FULL and CANTOPEN. https://www.sqlite.org/rescode.html */
const DISK: ReadonlySet<number> = new Set([8, 10, 13, 14]);

/**
 * Whether the ledger could not be written or read, though nothing is wrong with what it holds.
 * @param error - what was thrown
 * @returns true for errors of access, space and disks, extended codes included
 */
function isDiskError(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && DISK.has(Number(error.errcode) % 256);
}

/** Errors of access, space, names and disks. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  "EACCES",
  "EBUSY",
  "EDQUOT",
  "EEXIST",
  "EFBIG",
  "EIO",
  "EISDIR",
  "ELOOP",
  "EMFILE",
  "ENAMETOOLONG",
  "ENFILE",
  "ENOSPC",
  "ENOTDIR",
  "ENOTEMPTY",
  "EPERM",
  "EROFS",
  "EXDEV",
]);

/** Calls that only writing makes: a link to a disk that is not there, or a folder that somebody removes meanwhile. */
const WRITES: ReadonlySet<unknown> = new Set(["mkdir", "rename", "utime", "futime"]);

/**
 * Whether the file system refused to write.
 * @param error - what was thrown
 * @returns true for its refusals; what is written by descriptor names no path
 */
function isWriteError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !("code" in error)) return false;
  if (REFUSALS.has(error.code)) return true;
  return error.code === "ENOENT" && "syscall" in error && WRITES.has(error.syscall);
}
