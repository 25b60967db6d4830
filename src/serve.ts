import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { answer, refuse, type Site } from "./serve/answer.ts";
import { LiveReload, RELOAD_SCRIPT } from "./serve/live-reload.ts";
import { Versions } from "./serve/versions.ts";

/** A server that runs. */
export interface FeedServer {
  /** Its address, with the port it really has. */
  readonly url: string;
  /** Makes open pages load again. */
  readonly reload: () => void;
  /** Finishes answers under way for a moment, then closes. */
  readonly close: () => Promise<void>;
}

/** Where and how to serve. */
export interface ServeOptions {
  /** 0 for any. */
  readonly port: number;
  readonly host: string;
  /** Add live reload to pages, and let nothing be cached unasked. */
  readonly live: boolean;
}

/** Seconds that a feed may be used unasked where the configuration has no ttl. */
const MAX_AGE = 300;

/** What one client, or many, may take. Times in milliseconds. */
const LIMITS = {
  connections: 1024,
  headerBytes: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 10_000,
  idleTimeout: 60_000,
};

/** Milliseconds that answers under way have at the end. */
const GRACE = 2000;

/**
 * Serves the output folder over HTTP.
 * @param config - of the newsroom
 * @param options - where and how
 * @returns the server, listening
 * @throws {Error} where the port cannot be had
 */
export async function serveOutput(config: Config, options: ServeOptions): Promise<FeedServer> {
  mkdirSync(config.output, { recursive: true });
  const copies = realpathSync(mkdtempSync(join(tmpdir(), "polywire-serve-")));
  const reload = options.live ? new LiveReload() : undefined;
  const server = listener({
    root: realpathSync(config.output),
    copies,
    versions: new Versions(copies, options.live ? RELOAD_SCRIPT : ""),
    feedsUrl: config.feedsUrl,
    hubs: config.feeds.hubs,
    maxAge: options.live ? 0 : (config.feeds.ttl ?? MAX_AGE / 60) * 60,
    reload,
  });
  const clean = (): void => rmSync(copies, { recursive: true, force: true });
  try {
    const listening = Promise.withResolvers<void>();
    server.once("error", listening.reject);
    server.listen(options.port, options.host, listening.resolve);
    await listening.promise;
  } catch (error) {
    clean();
    throw error;
  }
  return {
    url: urlOf(server, options.host),
    reload: () => reload?.reload(),
    close: async () => {
      reload?.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const deadline = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(deadline);
      clean();
    },
  };
}

/**
 * A server with its limits; no request, however wrong, ends it.
 * @param site - what is served
 * @returns the server, not yet listening
 */
function listener(site: Site): Server {
  const { headerBytes, headersTimeout, requestTimeout, keepAliveTimeout } = LIMITS;
  const server = createServer({
    maxHeaderSize: headerBytes,
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: 5000,
  });
  server.maxConnections = LIMITS.connections;
  server.setTimeout(LIMITS.idleTimeout);
  server.on("request", (request, response) => {
    answer(request, response, site).catch(() => refuse(response, 500));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    const status = CLIENT_ERRORS[error.code ?? ""] ?? "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  return server;
}

/** Answers to what is no HTTP, by Node.js's codes. */
const CLIENT_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/**
 * The address of a server.
 * @param server - listening
 * @param host - that it was asked to listen on
 * @returns a URL with a "/" at its end
 */
function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const name = host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port ?? ""}/`;
}
