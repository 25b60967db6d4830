import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("the command that package.json names answers, and passes exit codes on", () => {
  const run = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [join(ROOT, manifest.bin.polywire), ...args], { encoding: "utf8" });
  expect(run("--help")).toMatchObject({ status: 0, stderr: "" });
  expect(run("--help").stdout).toContain("Usage: polywire COMMAND");
  expect(run("biuld")).toMatchObject({ status: 2, stdout: "" });
  expect(readFileSync(join(ROOT, manifest.bin.polywire), "utf8")).toMatch(/^#!/);
});
