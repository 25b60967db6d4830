import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";

/** `polywire schedule` in a process of its own. */
interface DaemonProcess {
  /** The lines it said, parsed. */
  readonly lines: () => readonly { readonly type?: string }[];
  readonly end: (
    signal: NodeJS.Signals,
  ) => Promise<{ readonly code: unknown; readonly milliseconds: number }>;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/**
 * Starts a schedule.
 * @param config - path of its configuration
 * @returns the process, once it said that it started
 */
export async function startDaemon(config: string): Promise<DaemonProcess> {
  const child = spawn(process.execPath, [CLI, "schedule", "--config", config], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  await once(child.stdout, "data");
  return {
    lines: () =>
      said
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    end: async (signal) => {
      const asked = performance.now();
      child.kill(signal);
      const [code]: unknown[] = await once(child, "close");
      return { code, milliseconds: performance.now() - asked };
    },
  };
}

/**
 * Reads every published file, and throws where one is not whole.
 * @param output - the output folder
 * @returns how many there are
 */
export function wholeOutput(output: string): number {
  // A process that ended at once never made it.
  if (!existsSync(output)) return 0;
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const { name, parentPath } of files) {
    const text = readFileSync(join(parentPath, name), "utf8");
    if (name.endsWith(".xml")) new SaxesParser({ xmlns: true }).write(text).close();
    else if (name.endsWith(".json")) JSON.parse(text);
    else if (!/\.(?:html|css|md)$|^_headers$/.test(name) || text === "") {
      throw new Error(`${name} is no published file`);
    }
  }
  return files.length;
}
