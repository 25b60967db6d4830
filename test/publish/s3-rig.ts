import { once } from "node:events";
import { mkdirSync } from "node:fs";
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { s3Target } from "../../src/publish/s3-target.ts";
import { outside } from "../outside/outside.ts";
import type { Rig } from "./target-rig.ts";

/** What we use of s3rver, a server of the S3 protocol that checks signatures. */
const rver = z.object({
  default: z.custom<
    new (options: object) => { run: () => Promise<AddressInfo>; close: () => Promise<void> }
  >((value) => typeof value === "function"),
});

/** A bucket, and what a reader gets from it. */
export interface S3Rig extends Rig {
  /** Headers of an object. */
  readonly headers: (path: string) => Promise<Headers>;
  /** Writes behind the publisher's back. */
  readonly meddle: (path: string, text: string) => Promise<void>;
}

/**
 * A bucket of s3rver, which ignores conditional writes like several real servers, behind a gate that keeps the conditions
 * as Amazon does where that is wanted.
 */
export async function startS3(
  folder: string,
  conditional: boolean,
): Promise<S3Rig | { readonly missing: string }> {
  const [sdk, module] = [await outside("@aws-sdk/client-s3"), await outside("s3rver")];
  if (sdk === undefined || module === undefined)
    return { missing: "@aws-sdk/client-s3 and s3rver: npm run check:outside" };
  const directory = join(folder, "s3");
  mkdirSync(directory);
  const { default: S3rver } = rver.parse(module);
  const configureBuckets = [{ name: "feeds" }];
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets,
  });
  const { port } = await server.run();
  let gate = await startGate(port, conditional, 0);
  const gatePort = portOf(gate);
  const inner = `http://127.0.0.1:${port}/feeds/news/`;
  const options = {
    name: "bucket",
    bucket: "feeds",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${gatePort}`,
    prefix: "news/",
    pathStyle: true,
    cacheControl: "public, max-age=300",
  };
  const environment = {
    POLYWIRE_BUCKET_ACCESS_KEY_ID: "S3RVER",
    POLYWIRE_BUCKET_SECRET_ACCESS_KEY: "S3RVER",
  };
  const url = (path: string): string => inner + path.split("/").map(encodeURIComponent).join("/");
  const kill = async (): Promise<void> => {
    gate.closeAllConnections();
    gate.close();
  };
  return {
    target: s3Target(options, { environment, load: async () => sdk }),
    files: async () => {
      const list = await (await fetch(`http://127.0.0.1:${port}/feeds?prefix=news/`)).text();
      const keys = [...list.matchAll(/<Key>news\/([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
      const texts = await Promise.all(
        keys.map(async (key) => [key, await (await fetch(url(key))).text()] as const),
      );
      return new Map(texts);
    },
    headers: async (path) => (await fetch(url(path), { method: "HEAD" })).headers,
    meddle: async (path, text) => {
      await fetch(url(path), { method: "PUT", body: text });
    },
    kill,
    revive: async () => {
      gate = await startGate(port, conditional, gatePort);
    },
    stop: async () => {
      await kill();
      await server.close();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return address.port;
}

async function startGate(inner: number, conditional: boolean, port: number): Promise<Server> {
  const gate = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing, inner, conditional);
  });
  gate.listen(port, "127.0.0.1");
  await once(gate, "listening");
  return gate;
}

/** Passes a request on, unless its condition does not hold. */
async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  inner: number,
  conditional: boolean,
): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  if (conditional && method === "PUT" && !(await holds(incoming, inner))) {
    incoming.resume();
    outgoing.writeHead(412, { "content-type": "application/xml" });
    outgoing.end(
      "<Error><Code>PreconditionFailed</Code><Message>At least one condition failed</Message></Error>",
    );
    return;
  }
  const onward = request({ port: inner, host: "127.0.0.1", method, path: url, headers });
  onward.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.on("error", () => onward.destroy());
  incoming.pipe(onward);
}

async function holds({ headers, url = "/" }: IncomingMessage, inner: number): Promise<boolean> {
  const [path] = url.split("?");
  const { status, headers: found } = await fetch(`http://127.0.0.1:${inner}${path}`, {
    method: "HEAD",
  });
  if (headers["if-none-match"] === "*") return status === 404;
  const wanted = headers["if-match"];
  return wanted === undefined || (status === 200 && found.get("etag") === wanted);
}
