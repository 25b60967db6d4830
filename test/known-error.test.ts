import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { knownProblems } from "../src/known-error.ts";
import { LedgerUnusableError } from "../src/ledger/ledger.ts";

/**
 * What an action throws.
 * @param act - the action
 * @returns the error
 */
function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a full disk", () => {
  test.skipIf(process.platform !== "linux")("is told although the error names no path", () => {
    const full = openSync("/dev/full", "w");
    const error = thrownBy(() => writeSync(full, "feed"));
    closeSync(full);
    expect(knownProblems(error)).toMatchObject([{ code: "output_unwritable", path: "output" }]);
  });

  test("under the ledger is no reason to delete the ledger", () => {
    const database = new DatabaseSync(":memory:");
    database.exec("PRAGMA max_page_count = 2; CREATE TABLE t (text)");
    const error = thrownBy(() => database.exec("INSERT INTO t VALUES (randomblob(100000))"));
    database.close();
    const wrapped = new LedgerUnusableError("database or disk is full", { cause: error });
    for (const each of [error, wrapped]) {
      const [problem] = knownProblems(each) ?? [];
      expect(problem).toMatchObject({ code: "ledger_unusable" });
      expect(problem?.fix).not.toContain("delete");
    }
  });
});

test("a link to a disk that is not there is told, a module that is not there is not", () => {
  const folder = mkdtempSync(join(tmpdir(), "polywire-"));
  symlinkSync(join(folder, "unmounted"), join(folder, "output"));
  const missing = thrownBy(() => mkdirSync(join(folder, "output"), { recursive: true }));
  expect(knownProblems(missing)).toMatchObject([{ code: "output_unwritable" }]);
  expect(knownProblems(thrownBy(() => readFileSync(join(folder, "none"))))).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test("what nobody foresaw stays unknown", () => {
  expect(knownProblems(new TypeError("x is not a function"))).toBeUndefined();
});
