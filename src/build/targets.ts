import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { problem, type Problem } from "../problem.ts";
import { deliver, type Delivery } from "../publish/delivery.ts";
import type { Target, TargetPorts } from "../publish/target.ts";
import { targetOf } from "../publish/targets.ts";

/** What deliveries need. */
export interface DeliveryContext {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly ports: TargetPorts;
  /** Send every file, whatever is known to be there. */
  readonly full: boolean;
}

/**
 * Sends what was published to the targets, one after the other; one that fails keeps no other from its files.
 * @param context - config, ledger and the process
 * @returns what came of each
 */
export async function deliverAll(context: DeliveryContext): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const options of context.config.publish.targets) {
    deliveries.push(await deliverTo(targetOf(options, context.ports), context));
  }
  return deliveries;
}

/**
 * Sends what was published to a target.
 * @param target - where to
 * @param context - ledger and files
 * @returns what came of it
 */
async function deliverTo(target: Target, context: DeliveryContext): Promise<Delivery> {
  const { config, ledger, full } = context;
  const documents = [...(await ledger.outline()).values()];
  const uploads = await ledger.uploads(target.place);
  const known = full
    ? new Map([...uploads].map(([path, { tag }]) => [path, { tag, sha256: "" }]))
    : uploads;
  return deliver(target, {
    // Files that were about to be written when a run died have no hash yet.
    published: new Map(
      documents.filter(({ sha256 }) => sha256 !== "").map(({ path, sha256 }) => [path, sha256]),
    ),
    uploads: known,
    read: (path) => readFile(join(config.output, path)),
    remember: (path, upload) => ledger.putUpload(target.place, path, upload),
  });
}

/**
 * What is wrong with deliveries.
 * @param deliveries - of this run
 * @returns an error for each that failed, a warning for each thing that a target cannot do
 */
export function deliveryProblems(deliveries: readonly Delivery[]): readonly Problem[] {
  return deliveries.flatMap(({ target, failure, shortcomings }) => [
    ...shortcomings.map((each) => problem("target_limited", `publish.targets ${target}`, each)),
    ...(failure === undefined
      ? []
      : [problem("target_failed", `publish.targets ${target}`, failure)]),
  ]);
}
