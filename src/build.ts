import type { BuildReport } from "./build/event.ts";
import type { BuildPorts } from "./build/run.ts";
import { BuildSession } from "./build/session.ts";
import type { Config } from "./config.ts";

export type { BuildPorts } from "./build/run.ts";

/**
 * Builds all feeds of a newsroom: reads what changed, renders what it touches, publishes what differs.
 * @param config - of the newsroom, from `readConfig`
 * @param ports - clock, listener and choices
 * @returns the report; `exitCode` 1 where something was held back or failed
 * @throws {LedgerBusyError} where another run is writing
 */
export async function build(config: Config, ports: BuildPorts = {}): Promise<BuildReport> {
  const session = new BuildSession();
  try {
    return await session.build(config, ports);
  } finally {
    await session.close();
  }
}
