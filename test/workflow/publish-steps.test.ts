import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, expect, test } from "vitest";
import { z } from "zod";
import { main } from "../../src/cli/main.ts";
import { runAction, type ActionRun } from "./runner.ts";

const item = z.object({ id: z.string(), date_published: z.string(), title: z.string() });
const report = z.object({
  feeds: z.array(
    z.object({
      folder: z.string(),
      added: z.array(z.string()),
      updated: z.array(z.string()),
      removed: z.array(z.string()),
    }),
  ),
});
type Report = z.infer<typeof report>;

/** A site that serves a folder and hears a hub's pings. */
async function serve(site: string): Promise<{ readonly url: string; readonly pings: string[] }> {
  const pings: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      request.on("data", (data: Buffer) => {
        pings.push(new URLSearchParams(data.toString()).get("hub.url") ?? "");
      });
      request.on("end", () => response.writeHead(202).end());
      return;
    }
    const file = join(site, decodeURIComponent(request.url ?? ""));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return { url: `http://127.0.0.1:${address.port}`, pings };
}

function story(headline: string, section: string): string {
  return `---\nlanguage: en\nsection: ${section}\n---\n# ${headline}\n\n${headline}, as everybody in town can see.\n`;
}

function items(folder: string): readonly z.infer<typeof item>[] {
  const text = readFileSync(join(folder, "en-GB/feed.json"), "utf8");
  return z.object({ items: z.array(item) }).parse(JSON.parse(text)).items;
}

function reportOf(run: ActionRun): Report {
  return report.parse(JSON.parse(readFileSync(run.outputs["report"] ?? "", "utf8")));
}

test("the steps of publishing, run twice and a third time without a ledger: one edit is one update, and ids and dates stay", async () => {
  const base = mkdtempSync(join(tmpdir(), "polywire-action-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [workspace, cache, site] = ["workspace", "cache", "site"].map((name) => join(base, name));
  if (workspace === undefined || cache === undefined || site === undefined) throw new Error();
  for (const folder of [join(workspace, "articles"), cache, site])
    mkdirSync(folder, { recursive: true });
  const { url, pings } = await serve(site);
  const config = {
    site: { name: "Harbour News", url },
    editions: [{ locale: "en-GB", timeZone: "Europe/London" }],
    feeds: { hubs: [`${url}/hub`] },
  };
  const configFile = join(workspace, "polywire.config.json");
  writeFileSync(configFile, JSON.stringify(config));
  const write = (name: string, text: string): void =>
    writeFileSync(join(workspace, "articles", name), text);
  const run = async (now: string): Promise<ActionRun> => {
    const result = await runAction(workspace, cache, { now });
    cpSync(join(workspace, "output"), site, { recursive: true });
    return result;
  };

  write("ferry.md", story("Ferry sails", "Politics"));
  write("harbour.md", story("Harbour opens", "Sport"));
  const first = await run("2026-11-20T08:00:00Z");
  expect(first.steps).toEqual(["ledger", "restore", "build", "save", "check"]);
  expect(first.log).toContain("site_new");
  expect(first.outputs).toMatchObject({ "exit-code": "0", changed: "true" });
  const published = items(site);
  expect(published).toHaveLength(2);

  write("harbour.md", story("Harbour opens at last", "Sport"));
  const second = await run("2026-11-20T12:00:00Z");
  expect(second.steps).toEqual(["ledger", "build", "save", "check"]);
  const changed = reportOf(second).feeds.filter(
    ({ added, updated, removed }) => added.length + updated.length + removed.length > 0,
  );
  expect(changed.map(({ folder }) => folder).toSorted()).toEqual(["en-GB", "en-GB/sport"]);
  for (const { added, updated, removed } of changed) {
    expect([added.length, updated.length, removed.length]).toEqual([0, 1, 0]);
  }
  expect(second.summary.match(/<li dir="auto">/g)).toHaveLength(2);
  expect(second.summary).toContain("Harbour opens at last <code>tag:");
  const quiet = {
    out: () => undefined,
    err: () => undefined,
    tty: false,
    folder: workspace,
    environment: {},
  };
  await main(["announce", second.outputs["report"] ?? "", "--config", configFile], quiet);
  expect(pings).toContain(`${url}/en-GB/sport/rss.xml`);
  expect(pings.filter((topic) => topic.includes("politics"))).toEqual([]);

  for (const name of [".polywire", "output"]) {
    for (const folder of [cache, workspace]) rmSync(join(folder, name), { recursive: true });
  }
  const third = await run("2026-11-21T08:00:00Z");
  expect(third.steps).toContain("restore");
  expect(
    reportOf(third).feeds.flatMap(({ added, updated, removed }) => [
      ...added,
      ...updated,
      ...removed,
    ]),
  ).toEqual([]);
  const dates = (list: typeof published): readonly string[] =>
    list.map(({ id, date_published: date }) => `${id} ${date}`).toSorted();
  expect(dates(items(site))).toEqual(dates(published));
  expect(items(site).map(({ title }) => title)).toContain("Harbour opens at last");
});
