/**
 * Ends `polywire schedule` at 30 random moments of building and publishing: `node test/bench/sigterm.ts [TIMES]`.
 * Each time it must exit 0 within 10 s and leave every published file whole.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startDaemon, wholeOutput } from "../schedule/process.ts";

const times = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(join(tmpdir(), "polywire-sigterm-"));
const config = join(folder, "polywire.config.json");
const settings = {
  site: { name: "The Desk", url: "https://desk.example" },
  locales: fileURLToPath(new URL("../../locales", import.meta.url)),
  editions: ["en-GB", "en-US", "en-AU", "en-IN"].map((locale) => ({ locale, timeZone: "UTC" })),
  schedule: { cron: "* * * * * *" },
};
writeFileSync(config, JSON.stringify(settings));
mkdirSync(join(folder, "articles/en"), { recursive: true });

/** Changes every article, so that each run has much to read and to publish. */
function edit(round: number): void {
  for (let i = 0; i < 60; i += 1) {
    const head = `title: Story ${i} in round ${round}\nsection: s${i % 10}\ndate: 2026-11-20T08:00:00Z`;
    const text = `The harbour opened in round ${round}. `.repeat(30);
    writeFileSync(join(folder, `articles/en/story-${i}.md`), `---\n${head}\n---\n\n${text}\n`);
  }
}

// How long one run takes here, so that moments are spread over reading, rendering and publishing.
edit(0);
const first = await startDaemon(config);
const begun = performance.now();
while (!first.lines().some(({ type }) => type === "run")) await sleep(50);
const whole = performance.now() - begun;
await first.end("SIGTERM");

let [slowest, cut, files, failures] = [0, 0, 0, 0];
for (let round = 1; round <= times; round += 1) {
  edit(round);
  const daemon = await startDaemon(config);
  await sleep(Math.random() * whole * 1.5);
  const { code, milliseconds } = await daemon.end("SIGTERM");
  files = Math.max(files, wholeOutput(join(folder, "output")));
  slowest = Math.max(slowest, milliseconds);
  if (daemon.lines().some((line) => "outcome" in line && line.outcome === "stopped")) cut += 1;
  if (code !== 0 || milliseconds > 10_000) failures += 1;
}
process.stdout.write(
  `${times} times, ${failures} failures, ${cut} in mid-build, slowest ${Math.round(slowest)} ms, ${files} files whole\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
