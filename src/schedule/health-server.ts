import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Health } from "./health.ts";

/** Connections that probes may hold at once. */
const CONNECTIONS = 64;

/** Milliseconds for a request to arrive. */
const REQUEST_TIMEOUT = 5000;

/**
 * Answers `GET /healthz`: 200 where the schedule keeps up, 503 where a slot has waited too long.
 * @param health - asked at each request
 * @param port - to listen on
 * @param host - to listen on
 * @returns the server, listening
 * @throws {Error} where the port cannot be had
 */
export async function serveHealth(
  health: () => Health,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT, maxHeaderSize: 8192 });
  server.maxConnections = CONNECTIONS;
  server.on("request", (request, response) => answer(request, response, health));
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, host, listening.resolve);
  await listening.promise;
  return server;
}

/**
 * Where a server answers.
 * @param server - listening
 * @returns the URL of /healthz, with the port that the system gave where any would do
 */
export function healthAddress(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server is closed");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/healthz`;
}

/**
 * Answers one request.
 * @param request - any
 * @param response - to it
 * @param health - asked where the request is right
 */
function answer(request: IncomingMessage, response: ServerResponse, health: () => Health): void {
  response.setHeader("cache-control", "no-store");
  if (request.url?.split("?")[0] !== "/healthz") {
    response.writeHead(404).end();
  } else if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
  } else {
    const now = health();
    response.writeHead(now.status === "ok" ? 200 : 503, { "content-type": "application/json" });
    response.end(`${JSON.stringify(now)}\n`);
  }
}
