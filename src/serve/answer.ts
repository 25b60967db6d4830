import { realpath } from "node:fs/promises";
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { relative, resolve, sep } from "node:path";
import send from "send";
import { chooseCoding } from "./encoding.ts";
import { RELOAD_PATH, type LiveReload } from "./live-reload.ts";
import { isFeed, shownType } from "./media-type.ts";
import { targetOf } from "./target.ts";
import type { Version, Versions } from "./versions.ts";

/** What answers are made from. */
export interface Site {
  /** Real path of the output folder. */
  readonly root: string;
  /** Folder of the copies. */
  readonly copies: string;
  readonly versions: Versions;
  /** Public address of the output folder, with a "/" at its end. */
  readonly feedsUrl: string;
  readonly hubs: readonly string[];
  /** Seconds that a copy may be used unasked; 0 while the newsroom is being watched. */
  readonly maxAge: number;
  readonly reload?: LiveReload | undefined;
}

/** Methods that are answered. */
const ALLOW = "GET, HEAD, OPTIONS";

/**
 * Answers one request.
 * @param request - any
 * @param response - to it
 * @param site - what is served
 * @returns settled when the answer is on its way
 */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
): Promise<void> {
  response.setHeader("x-content-type-options", "nosniff");
  if (request.method === "OPTIONS") return preflight(response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", ALLOW);
    // Whatever body follows is not read.
    response.setHeader("connection", "close");
    return refuse(response, 405);
  }
  return get(request, response, site);
}

/**
 * Answers a GET or HEAD.
 * @param request - with any target
 * @param response - to it
 * @param site - what is served
 * @returns settled when the answer is on its way
 */
async function get(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  if (site.reload !== undefined && request.url === RELOAD_PATH) return site.reload.listen(response);
  const target = targetOf(request.url ?? "/");
  if ("status" in target) return refuse(response, target.status);
  const { path } = target;
  const file = await fileOf(site.root, path);
  if (file === undefined) return refuse(response, 404);
  const version = await site.versions.of(file);
  if (version === undefined && !path.endsWith("/") && path !== "") {
    const index = await site.versions.of(`${file}${sep}index.html`);
    return index === undefined ? refuse(response, 404) : redirect(request, response);
  }
  if (version === undefined) return refuse(response, 404);
  await deliver(request, response, site, { path, version });
}

/**
 * The file behind a path, links resolved.
 * @param root - real path of the output folder
 * @param path - within it
 * @returns real path; undefined where there is none, where it lies outside or is hidden
 */
async function fileOf(root: string, path: string): Promise<string | undefined> {
  const wanted = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const real = await realpath(resolve(root, wanted)).catch(() => undefined);
  if (real === undefined) return undefined;
  const within = relative(root, real).split(sep);
  return real !== root && within.some((name) => name.startsWith(".")) ? undefined : real;
}

/**
 * Sends a version: conditions, ranges and HEAD are `send`'s.
 * @param request - a GET or HEAD
 * @param response - to it
 * @param site - what is served
 * @param found - path and version
 */
async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  found: { readonly path: string; readonly version: Version },
): Promise<void> {
  const { path, version } = found;
  const accepted = chooseCoding(request.headers["accept-encoding"]);
  const [name, coding] = await site.versions.copy(version, accepted);
  const type = shownType(version.type, request.headers.accept);
  const suffix =
    (type === version.type ? "" : "-xml") + (coding === "identity" ? "" : `-${coding}`);
  response.setHeader("etag", `"${version.sha256.slice(0, 32)}${suffix}"`);
  response.setHeader("last-modified", new Date(version.mtimeMs).toUTCString());
  response.setHeader("content-type", type);
  response.setHeader("vary", isFeed(version.type) ? "accept, accept-encoding" : "accept-encoding");
  if (coding !== "identity") response.setHeader("content-encoding", coding);
  const caching = site.maxAge === 0 ? "no-cache" : `public, max-age=${site.maxAge}`;
  response.setHeader("cache-control", caching);
  if (!version.type.startsWith("text/html")) {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "etag, last-modified, link");
  }
  if (isFeed(version.type)) response.setHeader("link", links(site, path));
  const stream = send(request, name, { root: site.copies, cacheControl: false, index: false });
  stream.on("error", (error: { readonly status?: number; readonly headers?: object }) => {
    for (const [field, value] of Object.entries(error.headers ?? {})) {
      response.setHeader(field, String(value));
    }
    refuse(response, error.status ?? 500);
  });
  stream.pipe(response);
}

/**
 * Where a feed is published and which hubs tell of its changes.
 * WebSub §4 https://www.w3.org/TR/websub/#discovery
 * @param site - what is served
 * @param path - of the feed
 * @returns the Link field
 */
function links(site: Site, path: string): string {
  const self = new URL(path, site.feedsUrl).href;
  return [...site.hubs.map((hub) => `<${hub}>; rel="hub"`), `<${self}>; rel="self"`].join(", ");
}

/**
 * Answers OPTIONS, a browser's question before a conditional request from another site included.
 * @param response - to it
 */
function preflight(response: ServerResponse): void {
  response.writeHead(204, {
    allow: ALLOW,
    "access-control-allow-origin": "*",
    "access-control-allow-methods": ALLOW,
    "access-control-allow-headers": "if-none-match, if-modified-since, range",
    "access-control-max-age": "86400",
  });
  response.end();
}

/**
 * Sends a folder's address to the one with a slash.
 * @param request - for a folder that has an index page
 * @param response - to it
 */
function redirect(request: IncomingMessage, response: ServerResponse): void {
  const [path = "/"] = (request.url ?? "/").split("?");
  response.setHeader("location", `${path.slice(path.lastIndexOf("/") + 1)}/`);
  refuse(response, 301);
}

/**
 * Answers with a status and its name.
 * @param response - to any request
 * @param status - of HTTP
 */
export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const field of ["etag", "last-modified", "content-encoding", "cache-control", "link"]) {
    response.removeHeader(field);
  }
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(`${STATUS_CODES[status] ?? "Error"}\n`);
}
