import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { iso, type Health } from "./health.ts";

/**
 * Writes the status file `schedule.json` beside the ledger, whole or not at all.
 * @param state - file of the ledger
 * @param health - of the schedule
 */
export function writeStatus(state: string, health: Health): void {
  const folder = dirname(state);
  const file = join(folder, "schedule.json");
  const status = { ...health, process: process.pid, written: iso(Date.now()) };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}.tmp`, `${JSON.stringify(status, null, 2)}\n`);
    renameSync(`${file}.${process.pid}.tmp`, file);
  } catch {
    // A disk that is full or gone is told by the run itself; the status is only a convenience.
  }
}
