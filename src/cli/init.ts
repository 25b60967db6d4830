import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { initNewsroom } from "../init.ts";
import { originOf } from "../init/origin.ts";
import { readOptions } from "./options.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** The folder that this Polywire lies in. */
const POLYWIRE = fileURLToPath(new URL("../..", import.meta.url));

/**
 * `polywire init DIR`: a small newsroom in a folder. It asks nothing and overwrites nothing.
 * @param args - its options
 * @param terminal - the process
 * @returns 0
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = readOptions({ args: [...args], allowPositionals: true, options: {} });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new UsageError("init takes the folder of the new newsroom");
  }
  const folder = resolve(terminal.folder, name);
  const report = initNewsroom(folder, originOf(POLYWIRE));
  if (report === undefined) {
    throw new UsageError(`${name} is a newsroom already; nothing was written`);
  }
  for (const path of report.written) terminal.out(`wrote ${path}\n`);
  for (const path of report.kept) terminal.out(`left ${path} as it is\n`);
  if (report.unfinished !== undefined) {
    const what = "OWNER/REPOSITORY and COMMIT: where your copy of Polywire lies on GitHub";
    terminal.out(`Before you push: in ${report.unfinished}, replace ${what}\n`);
  }
  const config = relative(terminal.folder, join(folder, "polywire.config.json"));
  terminal.out(`Now run: npm run polywire -- build --config ${config}\n`);
  return 0;
}
