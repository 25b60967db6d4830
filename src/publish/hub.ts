import pLimit from "p-limit";
import { messageOf } from "../model/message-of.ts";

/** What pinging needs of the outer world. */
export interface HubPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<{ readonly status: number }>;
  /** Waits between two tries. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One changed feed file at one hub. */
export interface Ping {
  readonly hub: string;
  /** The feed's own URL. */
  readonly topic: string;
}

/** A ping that no try brought through. */
export interface FailedPing extends Ping {
  readonly reason: string;
}

/** Waiting times before the second and third try, in milliseconds. */
const BACKOFF = [1000, 4000];

/** Milliseconds a hub may take to answer. */
const TIMEOUT = 10_000;

/** Pings under way at once. */
const AT_ONCE = 4;

/**
 * Tells hubs which feeds changed, so that they fetch and pass them on. WebSub leaves the request open; hubs know
 * PubSubHubbub's: https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.4.html#rfc.section.7
 * @param pings - changed topics at each hub
 * @param ports - network and clock
 * @returns those that failed after three tries
 */
export async function pingHubs(
  pings: readonly Ping[],
  ports: HubPorts,
): Promise<readonly FailedPing[]> {
  const limit = pLimit(AT_ONCE);
  const results = await Promise.all(pings.map((ping) => limit(() => pingOnce(ping, ports))));
  return results.filter((failed) => failed !== undefined);
}

/**
 * Sends one ping, again after a while where that may help.
 * @param ping - topic and hub
 * @param ports - network and clock
 * @returns why it failed, or undefined
 */
async function pingOnce(ping: Ping, ports: HubPorts): Promise<FailedPing | undefined> {
  for (const wait of [...BACKOFF, undefined]) {
    const { reason, final } = await send(ping, ports);
    if (reason === undefined) return undefined;
    if (final || wait === undefined) return { ...ping, reason };
    await ports.wait(wait);
  }
  return undefined;
}

/**
 * Sends one request.
 * @param ping - topic and hub
 * @param ports - the network
 * @returns why it failed, where it did, and whether another try is in vain
 */
async function send(
  ping: Ping,
  ports: HubPorts,
): Promise<{ readonly reason?: string; readonly final: boolean }> {
  const { hub, topic } = ping;
  const body = new URLSearchParams({ "hub.mode": "publish", "hub.url": topic, "hub.topic": topic });
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const { status } = await ports.fetch(hub, { method: "POST", body, signal, redirect: "error" });
    if (status >= 200 && status < 300) return { final: true };
    const mayPass = status === 408 || status === 429 || status >= 500;
    return { reason: `the hub answered ${status}`, final: !mayPass };
  } catch (error) {
    return { reason: messageOf(error), final: false };
  }
}
