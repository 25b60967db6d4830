import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import pLimit from "p-limit";

/**
 * `node test/static/run.ts SCRIPT…`: runs scripts of package.json side by side, as many as there are processors. One
 * line for each that passes; for one that fails, everything it said. Fails where one of them does, after all have run.
 */
const limit = pLimit(availableParallelism());
const codes = await Promise.all(
  process.argv.slice(2).map(async (name) => limit(async () => runScript(name))),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/**
 * Runs a script and says how it went.
 * @param name - its key in package.json
 * @returns its exit code; that of a killed one is null
 */
async function runScript(name: string): Promise<unknown> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--run", name], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const [code]: unknown[] = await once(child, "close");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = code === 0 ? "passed" : `failed (${String(code)})`;
  process.stdout.write(`${name} ${verdict} in ${seconds} s\n${code === 0 ? "" : said}`);
  return code;
}
