import type { Delivery } from "../publish/delivery.ts";
import type { TargetPorts } from "../publish/target.ts";
import { complain, type Run } from "./run.ts";
import { deliverAll, deliveryProblems } from "./targets.ts";
import { tellHubs } from "./tell-hubs.ts";

/**
 * Sends what is published to the targets, then tells hubs; both make up for what earlier runs did not bring through.
 * @param run - this one, its files in output/
 * @returns what came of each target
 */
export async function sendOut(run: Run): Promise<readonly Delivery[]> {
  const { config, ledger, ports } = run;
  const full = ports.full === true;
  const targets = await deliverAll({ config, ledger, full, ports: targetPorts(run) });
  for (const each of deliveryProblems(targets)) complain(run, each);
  // Hubs fetch at once: where files did not get through, the next run tells them.
  if (ports.hubs !== undefined && targets.every(({ failure }) => failure === undefined)) {
    for (const each of await tellHubs(config, ledger, ports.hubs)) complain(run, each);
  }
  return targets;
}

/**
 * What targets need of the process: secrets, and packages that the main install does without.
 * @param run - this one
 * @returns the ports
 */
function targetPorts(run: Run): TargetPorts {
  const { environment = process.env, loadPackage = (name: string) => import(name) } = run.ports;
  return { environment, load: loadPackage };
}
