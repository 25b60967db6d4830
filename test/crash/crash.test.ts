import { expect, test } from "vitest";
import { crashes } from "./crash.ts";

test("builds killed at random moments tear nothing, leave nothing, and the next run ends as if unbroken", async () => {
  const { faults, killed, midway } = await crashes(20, Math.random);
  expect(faults).toEqual([]);
  expect(killed).toBeGreaterThan(5);
  expect(midway).toBeGreaterThan(0);
}, 300_000);
