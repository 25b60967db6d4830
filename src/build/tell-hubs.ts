import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PreparedDocument } from "../model/document.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import { problem, type Problem } from "../problem.ts";
import { pingHubs, type FailedPing, type HubPorts, type Ping } from "../publish/hub.ts";

/** Where the ledger keeps pings that are still to be sent. */
const PENDING = "hub.pending";

/**
 * Notes which hubs are to be told of what, so that no ping is lost if the run dies before it is sent.
 * @param written - documents of this run
 * @param config - hubs and addresses
 * @param ledger - within the transaction of publishing
 */
export async function notePings(
  written: readonly PreparedDocument[],
  config: Config,
  ledger: Ledger,
): Promise<void> {
  const paths = written.map(({ path }) => path);
  const pings = pingsFor(paths, config);
  if (pings.length === 0) return;
  const all = new Map([...(await pending(ledger)), ...pings].map((ping) => [keyOf(ping), ping]));
  await ledger.setMeta(PENDING, JSON.stringify([...all.values()]));
}

/**
 * Sends what is to be sent, what an earlier run did not bring through included.
 * @param config - hubs
 * @param ledger - outside of a transaction
 * @param ports - network and clock
 * @returns a warning for each ping that failed; it is tried again in the next run
 */
export async function tellHubs(
  config: Config,
  ledger: Ledger,
  ports: HubPorts,
): Promise<readonly Problem[]> {
  const pings = (await pending(ledger)).filter(({ hub }) => config.feeds.hubs.includes(hub));
  if (pings.length === 0) return [];
  const failed = await pingHubs(pings, ports);
  const left = failed.map(({ hub, topic }) => ({ hub, topic }));
  await ledger.setMeta(PENDING, JSON.stringify(left));
  return failed.map((each) => pingProblem(each));
}

/**
 * Who is to be told of which files.
 * @param paths - written, within output/
 * @param config - hubs and addresses
 * @returns a ping for each hub and feed
 */
export function pingsFor(paths: readonly string[], config: Config): readonly Ping[] {
  const topics = paths.filter((path) => isTopic(path, config));
  return config.feeds.hubs.flatMap((hub) =>
    topics.map((path) => ({ hub, topic: new URL(path, config.feedsUrl).href })),
  );
}

/**
 * What is wrong where a ping failed.
 * @param failed - the ping, and why
 * @returns a warning
 */
export function pingProblem(failed: FailedPing): Problem {
  const { hub, topic, reason } = failed;
  return problem("hub_unreachable", hub, `${topic} could not be announced: ${reason}`);
}

/**
 * Whether readers follow a file: a public feed, but no archive page and no partner's file.
 * @param path - within output/
 * @param config - the formats
 * @returns true where they do
 */
function isTopic(path: string, config: Config): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isFeed = config.feeds.formats.some((format) => FILE_NAMES[format] === name);
  return isFeed && !path.startsWith("partners/") && !/\/archive\/\d+\/[^/]+$/.test(path);
}

/**
 * What is still to be sent.
 * @param ledger - remembers it
 * @returns the pings
 */
async function pending(ledger: Ledger): Promise<readonly Ping[]> {
  const pings: Ping[] = JSON.parse((await ledger.meta(PENDING)) ?? "[]");
  return pings;
}

/**
 * What makes a ping another one.
 * @param ping - topic and hub
 * @returns a key
 */
function keyOf(ping: Ping): string {
  return `${ping.hub} ${ping.topic}`;
}
