import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadConfig } from "../../src/build/known-names.ts";
import { serveOutput, type FeedServer } from "../../src/serve.ts";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const ITEMS = "<item><title>Harbour opens</title></item>".repeat(60);
export const RSS: string = `<?xml version="1.0" encoding="utf-8"?><!-- feed --><rss version="2.0"><channel>${ITEMS}</channel></rss>`;
const MOMENT = new Date("2026-11-20T08:00:00Z");

/** A server, and the folder it serves. */
export type Served = FeedServer & { readonly output: string };

/** A server over a small output folder. */
export async function serve(
  live: boolean,
  atEnd: (end: () => Promise<void> | void) => void,
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "polywire-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "polywire.config.json");
  const settings = {
    site: { name: "Desk", url: "https://desk.example", feedsUrl: "https://feeds.desk.example/f" },
    editions: [{ locale: "en-GB", timeZone: "Europe/London" }],
    feeds: { hubs: ["https://hub.example/"], ttl: 10 },
  };
  writeFileSync(config, JSON.stringify(settings));
  const write = (path: string, content: string): void => {
    const file = join(folder, "output", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    utimesSync(file, MOMENT, MOMENT);
  };
  write("index.html", "<!doctype html><title>Desk</title>");
  write("en-GB/rss.xml", RSS);
  write("en-GB/atom.xml", '<feed xmlns="http://www.w3.org/2005/Atom"></feed>');
  write("en-GB/feed.json", '{"version":"https://jsonfeed.org/version/1.1","items":[]}');
  write("feeds.json", '{"feeds":[]}');
  write("opml.xml", '<?xml version="1.0"?><opml version="2.0"></opml>');
  write("news-sitemap.xml", "<urlset></urlset>");
  write("feed.css", "rss{display:block}");
  write("folder/index.html", "<!doctype html><title>Folder</title>");
  write(".secret/key.json", "{}");
  write(".htaccess", "deny");
  write("_headers", "/*");
  writeFileSync(join(folder, "outside.json"), "{}");
  symlinkSync(join(folder, "outside.json"), join(folder, "output/link.json"));
  symlinkSync(folder, join(folder, "output/room"));
  const server = await serveOutput(loadConfig(config), { port: 0, host: "127.0.0.1", live });
  atEnd(server.close);
  return { ...server, output: join(folder, "output") };
}

/** Sends a request exactly as it is given; `fetch` would tidy its path. */
export async function ask(
  server: FeedServer,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () => {
      const { statusCode: status = 0, headers: got } = response;
      resolve({ status, headers: got, body: Buffer.concat(chunks) });
    });
  });
  sent.on("error", reject);
  sent.end();
  return promise;
}
