import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { get as httpGet } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask, RSS, serve, type Served } from "./site.ts";

let quiet: Served;
beforeAll(async () => {
  quiet = await serve(false, onShared);
});
afterAll(async () => {
  for (const each of ending) await each();
});

/** What ends the server that tests share. */
const ending: (() => Promise<void> | void)[] = [];
const onShared = (end: () => Promise<void> | void): void => void ending.unshift(end);

/** A server of the test's own. */
async function served(live = false): Promise<Served> {
  return serve(live, onTestFinished);
}

const since = (moment: string): string => new Date(moment).toUTCString();

test.each([
  ["/", 200, "text/html; charset=utf-8"],
  ["/index.html", 200, "text/html; charset=utf-8"],
  ["/?utm=1", 200, "text/html; charset=utf-8"],
  ["/en-GB/rss.xml", 200, "application/rss+xml; charset=utf-8"],
  ["/en%2DGB/rss%2Exml", 200, "application/rss+xml; charset=utf-8"],
  ["/en-GB/rss.xml?x=../../y", 200, "application/rss+xml; charset=utf-8"],
  ["/en-GB/atom.xml", 200, "application/atom+xml; charset=utf-8"],
  ["/en-GB/feed.json", 200, "application/feed+json; charset=utf-8"],
  ["/feeds.json", 200, "application/json; charset=utf-8"],
  ["/opml.xml", 200, "text/x-opml; charset=utf-8"],
  ["/news-sitemap.xml", 200, "application/xml; charset=utf-8"],
  ["/feed.css", 200, "text/css; charset=utf-8"],
  ["/folder/", 200, "text/html; charset=utf-8"],
  ["/folder", 301, "text/plain; charset=utf-8"],
  ["http://127.0.0.1/feeds.json", 200, "application/json; charset=utf-8"],
  ["/en-GB/", 404, "text/plain; charset=utf-8"],
  ["/en-GB", 404, "text/plain; charset=utf-8"],
  ["/feeds.json/", 404, "text/plain; charset=utf-8"],
  ["/nowhere.xml", 404, "text/plain; charset=utf-8"],
  ["/../outside.json", 404, "text/plain; charset=utf-8"],
  ["/..%2foutside.json", 404, "text/plain; charset=utf-8"],
  ["/%2e%2e/outside.json", 404, "text/plain; charset=utf-8"],
  ["/%2e%2e%2foutside.json", 404, "text/plain; charset=utf-8"],
  ["/en-GB/..%5c..%5coutside.json", 404, "text/plain; charset=utf-8"],
  ["/%252e%252e/outside.json", 404, "text/plain; charset=utf-8"],
  ["//outside.json", 404, "text/plain; charset=utf-8"],
  ["//evil.example/folder", 404, "text/plain; charset=utf-8"],
  ["/./feeds.json", 404, "text/plain; charset=utf-8"],
  ["/link.json", 404, "text/plain; charset=utf-8"],
  ["/room/outside.json", 404, "text/plain; charset=utf-8"],
  ["/room/", 404, "text/plain; charset=utf-8"],
  ["/.htaccess", 404, "text/plain; charset=utf-8"],
  ["/.secret/key.json", 404, "text/plain; charset=utf-8"],
  ["/%2esecret/key.json", 404, "text/plain; charset=utf-8"],
  ["/_headers", 404, "text/plain; charset=utf-8"],
  ["/.polywire/reload", 404, "text/plain; charset=utf-8"],
  ["/feeds.json%00.xml", 400, "text/plain; charset=utf-8"],
  ["/%00", 400, "text/plain; charset=utf-8"],
  ["/%", 400, "text/plain; charset=utf-8"],
  ["/%ff%fe", 400, "text/plain; charset=utf-8"],
  ["/%0d%0aset-cookie:x", 400, "text/plain; charset=utf-8"],
  ["*", 400, "text/plain; charset=utf-8"],
  [`/${"a".repeat(300)}`, 404, "text/plain; charset=utf-8"],
  [`/${"a/".repeat(900)}b`, 404, "text/plain; charset=utf-8"],
  [`/${"a".repeat(4000)}`, 414, "text/plain; charset=utf-8"],
])("GET %s answers %i %s", async (path, status, type) => {
  const answer = await ask(quiet, path);
  expect([answer.status, answer.headers["content-type"]]).toEqual([status, type]);
  expect(answer.headers.etag !== undefined).toBe(status === 200);
});

test("a folder's address leads to the one with a slash, on the same host", async () => {
  const { headers } = await ask(quiet, "/folder?x");
  expect(headers.location).toBe("folder/");
});

test.each(["POST", "PUT", "DELETE", "PATCH", "TRACE"])("%s is not allowed", async (method) => {
  const { status, headers } = await ask(quiet, "/feeds.json", {}, method);
  expect([status, headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test("a feed says where it is published, who its hub is, and how long it keeps", async () => {
  const { headers } = await ask(quiet, "/en-GB/rss.xml");
  expect(headers).toMatchObject({
    link: '<https://hub.example/>; rel="hub", <https://feeds.desk.example/f/en-GB/rss.xml>; rel="self"',
    "cache-control": "public, max-age=600",
    "last-modified": "Fri, 20 Nov 2026 08:00:00 GMT",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    vary: "accept, accept-encoding",
    etag: `"${createHash("sha256").update(RSS).digest("hex").slice(0, 32)}"`,
  });
});

test.each([
  [
    "a browser",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "application/xml",
  ],
  [
    "a feed reader",
    "application/rss+xml,application/atom+xml,application/xml;q=0.9",
    "application/rss+xml",
  ],
  [
    "a feed reader that finds feeds in pages",
    "text/html, application/rss+xml",
    "application/rss+xml",
  ],
  ["whoever takes anything", "*/*", "application/rss+xml"],
])("%s is told a type of a feed that it can show", async (_, accept, type) => {
  const { headers } = await ask(quiet, "/en-GB/rss.xml", { accept });
  expect(headers).toMatchObject({ "content-type": `${type}; charset=utf-8` });
  const again = { accept, "if-none-match": headers.etag ?? "" };
  expect((await ask(quiet, "/en-GB/rss.xml", again)).status).toBe(304);
});

test("a page is for its own site only", async () => {
  const { headers } = await ask(quiet, "/");
  expect(headers["access-control-allow-origin"]).toBeUndefined();
  expect(headers["link"]).toBeUndefined();
});

test("a browser may ask from another site", async () => {
  const { status, headers } = await ask(quiet, "/feeds.json", {}, "OPTIONS");
  expect(status).toBe(204);
  expect(headers["access-control-allow-headers"]).toContain("if-none-match");
});

describe("conditions", () => {
  test.each([
    [{ "if-none-match": "ETAG" }, 304],
    [{ "if-none-match": 'W/"x", ETAG' }, 304],
    [{ "if-none-match": "*" }, 304],
    [{ "if-none-match": '"other"' }, 200],
    [{ "if-modified-since": since("2026-11-20T08:00:00Z") }, 304],
    [{ "if-modified-since": since("2026-11-20T07:59:59Z") }, 200],
    [{ "if-none-match": '"other"', "if-modified-since": since("2026-11-21T08:00:00Z") }, 200],
    [{ "if-match": '"other"' }, 412],
    [{ "if-match": "ETAG" }, 200],
    [{ "if-unmodified-since": since("2026-11-19T08:00:00Z") }, 412],
  ])("%j answers %i, HEAD like GET", async (conditions, status) => {
    const server = quiet;
    const { headers } = await ask(server, "/en-GB/rss.xml");
    const etag = headers.etag ?? "";
    const fields = Object.entries(conditions).map(([k, v]) => [k, v.replace("ETAG", etag)]);
    for (const method of ["GET", "HEAD"]) {
      const answer = await ask(server, "/en-GB/rss.xml", Object.fromEntries(fields), method);
      expect(answer.status).toBe(status);
      expect(answer.body.length > 0).toBe(method === "GET" && status !== 304);
    }
  });

  test("a 304 repeats what caches need", async () => {
    const server = quiet;
    const { headers } = await ask(server, "/en-GB/rss.xml");
    const again = await ask(server, "/en-GB/rss.xml", { "if-none-match": headers.etag ?? "" });
    for (const field of ["etag", "cache-control", "vary", "link"]) {
      expect(again.headers[field]).toBe(headers[field]);
    }
    expect(again.headers["content-length"]).toBeUndefined();
  });
});

describe("codings", () => {
  test.each([
    ["br, gzip", "br"],
    ["gzip, deflate", "gzip"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, *", "gzip"],
    ["identity", undefined],
    ["identity, gzip;q=0.5", undefined],
    ["gzip;q=0", undefined],
    ["zstd", undefined],
    ["", undefined],
    ["br;q=x", undefined],
  ])("Accept-Encoding %j gets %s", async (accept, coding) => {
    const { headers, body } = await ask(quiet, "/en-GB/rss.xml", {
      "accept-encoding": accept,
    });
    expect(headers["content-encoding"]).toBe(coding);
    expect(Number(headers["content-length"])).toBe(body.length);
    const plain =
      coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body;
    expect(plain.toString()).toBe(RSS);
  });

  test("each coding has an ETag of its own", async () => {
    const server = quiet;
    const etags = await Promise.all(
      ["br", "gzip", ""].map(async (accept) => {
        const { headers } = await ask(server, "/en-GB/rss.xml", { "accept-encoding": accept });
        return headers.etag;
      }),
    );
    expect(new Set(etags).size).toBe(3);
  });

  test("what is small goes as it is", async () => {
    const { headers } = await ask(quiet, "/feeds.json", { "accept-encoding": "br" });
    expect(headers["content-encoding"]).toBeUndefined();
  });
});

test.each([
  ["bytes=0-9", 206, RSS.slice(0, 10)],
  ["bytes=-6", 206, RSS.slice(-6)],
  [`bytes=${RSS.length - 3}-`, 206, RSS.slice(-3)],
  ["bytes=999999-", 416, "Range Not Satisfiable\n"],
  ["lines=1-2", 200, RSS],
  ["bytes=0-1,4-5", 200, RSS],
])("Range %s answers %i", async (range, status, body) => {
  const answer = await ask(quiet, "/en-GB/rss.xml", { range });
  expect([answer.status, answer.body.toString()]).toEqual([status, body]);
  const whole = status === 416 ? `bytes */${RSS.length}` : answer.headers["content-range"];
  expect(answer.headers["content-range"]).toBe(whole);
});

test("If-Range with an old ETag gets the whole", async () => {
  const headers = { range: "bytes=0-9", "if-range": '"old"' };
  expect(await ask(quiet, "/en-GB/rss.xml", headers)).toMatchObject({ status: 200 });
});

test("headers and bytes belong together when a build replaces the file", async () => {
  const server = await served();
  const before = await ask(server, "/feeds.json");
  writeFileSync(join(server.output, "feeds.json"), '{"feeds":[1]}');
  const after = await ask(server, "/feeds.json", { "if-none-match": before.headers.etag ?? "" });
  expect([after.status, after.body.toString()]).toEqual([200, '{"feeds":[1]}']);
  expect(after.headers.etag).toContain(
    createHash("sha256").update(after.body).digest("hex").slice(0, 32),
  );
});

test.each([
  ["GARBAGE\r\n\r\n", "400 Bad Request"],
  ["GET / HTTP/1.1\r\n\r\n", "400 Bad Request"],
  [`GET / HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, "431 Request Header Fields"],
  ["GET /\0 HTTP/1.1\r\nhost: x\r\n\r\n", "400 Bad Request"],
  ["GET http:// HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "200 OK"],
])("what is no proper HTTP is answered and ends nothing: %j", async (raw, expected) => {
  const server = await served();
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(raw);
  expect(await text(socket)).toContain(expected);
  expect(await ask(server, "/")).toMatchObject({ status: 200 });
});

test("a page hears of a rebuild while watched", async () => {
  const server = await served(true);
  const page = await ask(server, "/");
  expect(page.body.toString()).toContain("new EventSource");
  expect(page.headers["cache-control"]).toBe("no-cache");
  const heard = Promise.withResolvers<string>();
  const stream = httpGet(new URL(".polywire/reload", server.url), (response) => {
    response.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("event: reload")) heard.resolve(chunk.toString());
      else server.reload();
    });
  });
  expect(await heard.promise).toContain("event: reload\ndata:\n\n");
  stream.destroy();
});

test("copies are gone when the server is", async () => {
  const server = await served();
  await ask(server, "/en-GB/rss.xml", { "accept-encoding": "br" });
  await server.close();
  await expect(ask(server, "/")).rejects.toThrow("ECONNREFUSED");
  expect(readdirSync(server.output)).not.toContain("copy-1");
});
