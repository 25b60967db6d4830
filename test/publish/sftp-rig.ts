import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sftpTarget } from "../../src/publish/sftp-target.ts";
import { outside } from "../outside/outside.ts";
import type { Rig } from "./target-rig.ts";

const SSHD = "/usr/sbin/sshd";

/** OpenSSH's server on a port of the loopback, with keys made for the test. */
export async function startSftp(folder: string): Promise<Rig | { readonly missing: string }> {
  const client = await outside("ssh2-sftp-client");
  if (client === undefined) return { missing: "ssh2-sftp-client: npm run check:outside" };
  if (!existsSync(SSHD)) return { missing: `${SSHD}: apt-get install openssh-server` };
  const root = join(folder, "remote");
  mkdirSync(root);
  const port = await freePort();
  const config = configure(folder, port);
  let server: ChildProcess | undefined = await startServer(config, port);
  const [, hostKey = ""] = keygen("-lf", join(folder, "host.pub")).split(" ");
  const user = userInfo().username;
  const options = { name: "partner", host: "127.0.0.1", port, user, path: root, hostKey };
  const privateKey = readFileSync(join(folder, "user"), "utf8");
  const environment = { POLYWIRE_PARTNER_PRIVATE_KEY: privateKey };
  const kill = async (): Promise<void> => {
    if (server?.pid !== undefined) killTree(server.pid);
    server = undefined;
    await setTimeout(50);
  };
  return {
    target: sftpTarget(options, { environment, load: async () => client }),
    files: async () => filesIn(root),
    kill,
    revive: async () => {
      server = await startServer(config, port);
    },
    stop: kill,
  };
}

/** Every file of a folder. */
export function filesIn(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(root, file), readFileSync(file, "utf8")]));
}

function configure(folder: string, port: number): string {
  for (const key of ["host", "user"])
    keygen("-q", "-t", "ed25519", "-N", "", "-f", join(folder, key));
  chmodSync(join(folder, "user.pub"), 0o600);
  const config = join(folder, "sshd_config");
  const lines = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${join(folder, "host")}`,
    `AuthorizedKeysFile ${join(folder, "user.pub")}`,
    "PidFile none",
    "StrictModes no",
    "UsePAM no",
    "PasswordAuthentication no",
    "PermitRootLogin yes",
    "Subsystem sftp internal-sftp",
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  return config;
}

async function startServer(config: string, port: number): Promise<ChildProcess> {
  // Debian makes this folder when the service starts; run by root, sshd asks for it.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const server = spawn(SSHD, ["-D", "-e", "-f", config], { stdio: "ignore" });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) return server;
    await setTimeout(30);
  }
  throw new Error("sshd did not start");
}

/** Kills the server and the sessions that it began, each of which is a process of its own. */
function killTree(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  process.kill(pid, "SIGKILL");
  for (const child of children.split(" ").filter(Boolean)) killTree(Number(child));
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  const { port } = address;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

function keygen(...args: readonly string[]): string {
  return execFileSync("ssh-keygen", args, { encoding: "utf8" });
}
