import { createHash } from "node:crypto";
import { createConnection } from "node:net";
import { posix } from "node:path";
import {
  required,
  secretOf,
  TargetError,
  type Target,
  type TargetPorts,
  type TargetSession,
} from "./target.ts";

/** SFTP over ssh2, in promises. */
const CLIENT = "ssh2-sftp-client";

/** Its major version that this is written for. */
const MAJOR = 12;

/** Milliseconds without a word from the server. */
const TIMEOUT = 20_000;

/** A folder of an SSH server. */
export interface SftpOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The folder on the server. */
  readonly path: string;
  /** Fingerprint of the server's key, as ssh-keygen -l shows it: SHA256:… */
  readonly hostKey: string;
}

/** What we use of the client; it is no dependency, so neither are its types. */
interface Client {
  readonly connect: (options: object) => Promise<unknown>;
  readonly put: (bytes: Buffer, path: string) => Promise<unknown>;
  readonly posixRename: (from: string, to: string) => Promise<unknown>;
  readonly rename: (from: string, to: string) => Promise<unknown>;
  readonly delete: (path: string, missingIsFine: boolean) => Promise<unknown>;
  readonly mkdir: (path: string, recursive: boolean) => Promise<unknown>;
  readonly rmdir: (path: string) => Promise<unknown>;
  readonly end: () => Promise<unknown>;
}

/** A connection, and what is known of the server. */
interface Server {
  readonly client: Client;
  readonly root: string;
  /** Folders known to be there. */
  readonly folders: Set<string>;
  /** Whether it can put a file in another one's place at once. */
  replaces: boolean;
}

/**
 * A folder of an SSH server as a target.
 * @param options - where it is
 * @param ports - secrets and the client
 * @returns the target
 */
export function sftpTarget(options: SftpOptions, ports: TargetPorts): Target {
  const { name, host, port, user, path } = options;
  const password = secretOf(name, "PASSWORD", ports.environment);
  const privateKey = secretOf(name, "PRIVATE_KEY", ports.environment);
  const passphrase = secretOf(name, "PASSPHRASE", ports.environment);
  return {
    name,
    place: `sftp ${user}@${host}:${port} ${path}`,
    secrets: [password, privateKey, passphrase].filter((each) => each !== undefined),
    open: async () => {
      const client = newClient(await required(CLIENT, MAJOR, ports.load));
      await connect(client, options, { password, privateKey, passphrase });
      return session({ client, root: path, folders: new Set(), replaces: true });
    },
  };
}

/**
 * Connects, to the server that the configuration names and to no other.
 * @param client - not connected yet
 * @param options - of the target
 * @param secrets - to log in with
 */
async function connect(client: Client, options: SftpOptions, secrets: object): Promise<void> {
  const { host, port, user, hostKey } = options;
  let shown: string | undefined;
  const hostVerifier = (key: Uint8Array): boolean => {
    shown = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
    return shown === hostKey.replace(/=+$/, "");
  };
  // SFTP waits for each small answer: held back by Nagle's algorithm, a file takes five times as long.
  const sock = createConnection({ host, port, noDelay: true, timeout: TIMEOUT });
  sock.once("timeout", () => sock.destroy(new Error(`${host} does not answer`)));
  const login = { sock, username: user, ...secrets, hostVerifier };
  try {
    await client.connect({ ...login, readyTimeout: TIMEOUT, keepaliveInterval: 10_000 });
  } catch (error) {
    const isOther = shown !== undefined && shown !== hostKey.replace(/=+$/, "");
    if (!isOther) throw error;
    throw new TargetError(`${host} shows the key ${shown}, not that of hostKey`, { cause: error });
  }
}

/**
 * Publishes over a connection.
 * @param server - connected
 * @returns the session
 */
function session(server: Server): TargetSession {
  const { client, root } = server;
  return {
    // The order of answers is the server's own affair; one after the other is safe with every one of them.
    atOnce: 1,
    put: async ({ path, bytes }) => {
      await put(server, path, bytes);
      return "";
    },
    remove: async (path) => {
      await client.delete(posix.join(root, path), true);
      await removeEmptyFolders(server, path);
    },
    shortcomings: () =>
      server.replaces
        ? []
        : [
            "the server lacks posix-rename@openssh.com: files are gone for a moment when they change",
          ],
    close: async () => {
      await client.end();
    },
  };
}

/**
 * Writes a file beside its place, under a name that partners' patterns such as *.xml don't match, and renames it.
 * @param server - the server
 * @param path - of the file
 * @param bytes - what it shall hold
 */
async function put(server: Server, path: string, bytes: Uint8Array): Promise<void> {
  const { client, root } = server;
  const final = posix.join(root, path);
  const [folder, name] = [posix.dirname(final), posix.basename(final)];
  const temporary = posix.join(folder, `.${name}.polywire`);
  if (!server.folders.has(folder)) {
    await client.mkdir(folder, true);
    server.folders.add(folder);
  }
  await client.put(Buffer.from(bytes), temporary);
  await replace(server, temporary, final);
}

/**
 * Puts a file in another one's place. SFTP's own rename refuses where one is there; OpenSSH's extension replaces it.
 * https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02#section-6.5
 * @param server - the server
 * @param from - the file written
 * @param to - where it shall lie
 */
async function replace(server: Server, from: string, to: string): Promise<void> {
  const { client } = server;
  if (server.replaces) {
    try {
      await client.posixRename(from, to);
      return;
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      server.replaces = false;
    }
  }
  await client.delete(to, true);
  await client.rename(from, to);
}

/**
 * Removes the folders that a removed file leaves empty.
 * @param server - the server
 * @param path - of the file
 */
async function removeEmptyFolders(server: Server, path: string): Promise<void> {
  const { client, root, folders } = server;
  for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) {
    const full = posix.join(root, folder);
    try {
      await client.rmdir(full);
    } catch {
      // It holds other files, or is not ours to remove.
      return;
    }
    folders.delete(full);
  }
}

/**
 * Whether the server does not know a request.
 * @param error - of the client
 * @returns true for extensions that it lacks
 */
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && /not support|unsupported/i.test(error.message);
}

/** A connection that breaks is told by the call under way; the client would print it. */
function ignore(): void {}

/**
 * Makes a client.
 * @param module - as loaded
 * @returns the client
 * @throws {TargetError} where the module is another one
 */
function newClient(module: unknown): Client {
  if (typeof module === "object" && module !== null && "default" in module) {
    const { default: Maker } = module;
    if (isMaker(Maker)) return new Maker("polywire", { error: ignore, end: ignore, close: ignore });
  }
  throw new TargetError(`${CLIENT} is not the version that is asked for`);
}

/**
 * Whether a value is the client's class.
 * @param value - exported
 * @returns true where it has what we use
 */
function isMaker(value: unknown): value is new (name: string, listeners: object) => Client {
  return typeof value === "function" && typeof value.prototype?.posixRename === "function";
}
