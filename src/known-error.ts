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
  if (error instanceof LedgerUnusableError) {
    return [problem("ledger_unusable", "state", error.message)];
  }
  return isWriteError(error)
    ? [problem("output_unwritable", error.path, error.message)]
    : undefined;
}

/**
 * Whether the file system refused to write.
 * @param error - what was thrown
 * @returns true for errors of access, space and read-only disks
 */
function isWriteError(error: unknown): error is NodeJS.ErrnoException & { path: string } {
  return (
    error instanceof Error &&
    "path" in error &&
    typeof error.path === "string" &&
    "code" in error &&
    ["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR", "EISDIR", "EEXIST", "EXDEV"].includes(
      String(error.code),
    )
  );
}
