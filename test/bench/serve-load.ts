/**
 * Loads `polywire serve` and watches its memory: `node test/bench/serve-load.ts [SECONDS] [CONNECTIONS]`, after
 * `npm run bench` installed autocannon. An error, an answer that is not 2xx, or memory that grows by half ends it with 1.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPeer, memberOf } from "./peer.ts";

const [seconds, connections] = [Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 200)];
const folder = mkdtempSync(join(tmpdir(), "polywire-load-"));
const config = join(folder, "polywire.config.json");
writeFileSync(
  config,
  JSON.stringify({
    site: { name: "The Desk", url: "https://desk.example" },
    editions: [{ locale: "en-GB", timeZone: "UTC" }],
  }),
);
const item =
  "<item><title>The harbour opened again</title><link>https://desk.example/a</link></item>";
mkdirSync(join(folder, "output/en-GB"), { recursive: true });
writeFileSync(
  join(folder, "output/en-GB/rss.xml"),
  `<rss version="2.0"><channel>${item.repeat(1000)}</channel></rss>`,
);

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
// Little room, so that memory which is not given back shows as a crash and not as a lazy collector.
const server = spawn(process.execPath, [
  "--max-old-space-size=64",
  cli,
  "serve",
  "--port",
  "0",
  "--config",
  config,
]);
const [said]: unknown[] = await once(server.stderr, "data");
const url = /http:\S+/.exec(String(said))?.[0] ?? "";

/** Resident memory of the server in MB, where /proc tells it. */
function memory(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(?<kb>\d+)/.exec(status)?.groups?.["kb"]) / 1024);
}

const samples: number[] = [];
const watching = setInterval(() => samples.push(memory()), 1000);
const peer = await loadPeer("autocannon");
const autocannon = memberOf(peer, "default");
if (typeof autocannon !== "function") throw new TypeError("autocannon is not installed");
const result: unknown = await Reflect.apply(autocannon, undefined, [
  {
    url: `${url}en-GB/rss.xml`,
    connections,
    duration: seconds,
    headers: { "accept-encoding": "br, gzip" },
  },
]);
clearInterval(watching);
const of = (name: string): number => Number(memberOf(result, name));
const rate = Math.round(Number(memberOf(memberOf(result, "requests"), "average")));
const p99 = Number(memberOf(memberOf(result, "latency"), "p99"));
// Half-way through, buffers and compiled code have their size.
const [middle = 0, last = 0] = [samples[Math.floor(samples.length / 2)], samples.at(-1)];
process.stdout.write(
  `${connections} connections for ${seconds} s: ${rate} requests/s, p99 ${p99} ms, ${of("errors")} errors, ${of("timeouts")} timeouts, ${of("non2xx")} not 2xx; memory ${samples.join(" ")} MB\n`,
);
const failed = of("errors") + of("timeouts") + of("non2xx") > 0 || last > middle * 1.5;
server.kill("SIGTERM");
const [code]: unknown[] = await once(server, "exit");
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed || code !== 0 ? 1 : 0;
