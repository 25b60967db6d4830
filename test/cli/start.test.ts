import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { newsroom, story } from "../build/newsroom.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("the command that package.json names answers, and passes exit codes on", () => {
  const run = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [join(ROOT, manifest.bin.polywire), ...args], { encoding: "utf8" });
  expect(run("--help")).toMatchObject({ status: 0, stderr: "" });
  expect(run("--help").stdout).toContain("Usage: polywire COMMAND");
  expect(run("biuld")).toMatchObject({ status: 2, stdout: "" });
  expect(readFileSync(join(ROOT, manifest.bin.polywire), "utf8")).toMatch(/^#!/);
});

const BUILD = [join(ROOT, manifest.bin.polywire), "build"];

test("a build whose log nobody reads any more publishes all the same", async () => {
  const room = newsroom();
  for (let n = 0; n < 60; n += 1) room.write(`articles/${n}.md`, "");
  room.write("articles/harbour.md", story("Harbour opens", ["language: en"]));
  const child = spawn(process.execPath, BUILD, { cwd: room.folder });
  child.stderr.once("data", () => child.stderr.destroy());
  const [code]: unknown[] = await once(child, "close");
  expect(code).toBe(1);
  expect(existsSync(join(room.folder, "output/en-GB/rss.xml"))).toBe(true);
});

test.skipIf(process.platform !== "linux")("a full disk under the log costs no feed", () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", ["language: en"]));
  const full = openSync("/dev/full", "w");
  const stdio: ["ignore", "ignore", number] = ["ignore", "ignore", full];
  const { status } = spawnSync(process.execPath, BUILD, { cwd: room.folder, stdio });
  closeSync(full);
  expect(status).toBe(0);
  expect(existsSync(join(room.folder, "output/en-GB/rss.xml"))).toBe(true);
});

test.skipIf(process.platform !== "linux")("what was asked for and has no room is a failure", () => {
  const full = openSync("/dev/full", "w");
  const stdio: ["ignore", number, "ignore"] = ["ignore", full, "ignore"];
  const { status } = spawnSync(process.execPath, [...BUILD.slice(0, 1), "partners"], { stdio });
  closeSync(full);
  expect(status).toBe(1);
});

test.skipIf(process.platform !== "linux")(
  "a schedule goes on where its log has no room",
  async () => {
    const room = newsroom({ schedule: { cron: "* * * * * *" } });
    room.write("articles/harbour.md", story("Harbour opens", ["language: en"]));
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [...BUILD.slice(0, 1), "schedule"], {
      cwd: room.folder,
      stdio: ["ignore", full, "ignore"],
    });
    const ended = once(child, "close");
    const feed = join(room.folder, "output/en-GB/rss.xml");
    await vi.waitUntil(() => existsSync(feed) || child.exitCode !== null, { timeout: 10_000 });
    child.kill("SIGTERM");
    expect(await ended).toEqual([1, null]);
    closeSync(full);
    expect(existsSync(feed)).toBe(true);
  },
);
