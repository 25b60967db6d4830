import { configFrom, readOptions } from "./options.ts";
import { signalled } from "./signals.ts";
import { UsageError, type Terminal } from "./terminal.ts";
import { startWatch } from "./watch.ts";
import { messageOf } from "../model/message-of.ts";

/** Where feeds are served unless the command line says otherwise: to this machine only. */
const [PORT, HOST] = ["8080", "127.0.0.1"];

/**
 * `polywire serve`: the output folder over HTTP, until SIGTERM or SIGINT.
 * @param args - its options
 * @param terminal - the process
 * @returns 0
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions({
    args: [...args],
    options: {
      config: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
      watch: { type: "boolean" },
      log: { type: "string" },
    },
  });
  const ended = signalled(["SIGTERM", "SIGINT"]);
  const config = await configFrom(values.config, terminal);
  const live = values.watch === true;
  const { serveOutput } = await import("../serve.ts");
  const { host = HOST } = values;
  // Node.js would take it for every address.
  if (host === "") throw new UsageError("--host takes an address such as 0.0.0.0");
  const options = { port: portFrom(values.port ?? PORT), host, live };
  const server = await serveOutput(config, options).catch((error: unknown) => {
    throw new UsageError(`cannot listen: ${messageOf(error)}`, { cause: error });
  });
  terminal.err(`Serving ${config.output} at ${server.url}\n`);
  const watching = live ? await startWatch(config, values.log, terminal, server.reload) : undefined;
  await ended;
  await watching?.stop();
  await server.close();
  return 0;
}

/**
 * A port of the command line.
 * @param text - of `--port`
 * @returns the number; 0 for any free port
 */
function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port takes a number up to 65535, not "${text}"`);
}
