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
  if (name === "--version") {
    const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
    terminal.out(`${manifest.version}\n`);
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return await refuse(`there is no command "${name}"`, terminal);
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(`polywire ${command.usage}\n${command.purpose}\n${command.details ?? ""}`);
    return 0;
  }
  try {
    const { run } = await command.load();
    return await run(rest, terminal);
  } catch (error) {
    // Loaded only now: most runs need no word about errors.
    const { knownError } = await import("./known-error.ts");
    return knownError(error, terminal);
  }
}

/**
 * Says what is wrong with a command line.
 * @param message - what
 * @param terminal - the process
 * @returns exit code 2
 */
async function refuse(message: string, terminal: Terminal): Promise<number> {
  const { knownError } = await import("./known-error.ts");
  return knownError(new UsageError(message), terminal);
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
