import { ConfigError } from "../config.ts";
import { LedgerBusyError, LedgerUnusableError } from "../ledger/ledger.ts";
import { problem, type Problem } from "../problem.ts";
import { problemText } from "../reporter.ts";
import { commands } from "./commands.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/**
 * Runs a command line.
 * @param args - without node and script
 * @param terminal - the process
 * @returns the exit code: 0 done; 1 done, but something was held back or failed a check; 2 usage or config error
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return refuse(`there is no command "${name}"`, terminal);
  if (rest.includes("--help")) {
    terminal.out(`polywire ${command.usage}\n${command.purpose}\n${command.details ?? ""}`);
    return 0;
  }
  try {
    const { run } = await command.load();
    return await run(rest, terminal);
  } catch (error) {
    return known(error, terminal);
  }
}

/**
 * Known errors are one line each, without a stack; unknown ones crash loudly.
 * @param error - what was thrown
 * @param terminal - the process
 * @returns the exit code
 */
function known(error: unknown, terminal: Terminal): number {
  const problems = problemsOf(error);
  if (problems === undefined) throw error;
  for (const each of problems) terminal.err(`${problemText(each)}\n`);
  return 2;
}

/**
 * The Problems behind a known error.
 * @param error - what was thrown
 * @returns the Problems, or undefined for an unknown error
 */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof UsageError) return [problem("usage_invalid", "polywire", error.message)];
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

/**
 * Says what is wrong with a command line.
 * @param message - what
 * @param terminal - the process
 * @returns exit code 2
 */
function refuse(message: string, terminal: Terminal): number {
  terminal.err(`${problemText(problem("usage_invalid", "polywire", message))}\n`);
  return 2;
}

/**
 * The overview of all commands.
 * @returns several lines
 */
function help(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, purpose }) => `  ${usage.padEnd(width)}  ${purpose}`);
  return [
    "Usage: polywire COMMAND [OPTIONS]",
    "",
    ...lines,
    "",
    "polywire COMMAND --help says more.",
    "",
  ].join("\n");
}
