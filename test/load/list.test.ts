import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listFiles, listNamed } from "../../src/load/list.ts";

/**
 * A folder of its own, gone when the test is.
 * @param files - names of files in it
 * @returns its path
 */
function folder(files: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), "polywire-list-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "wire"));
  for (const file of files) writeFileSync(join(root, file), file);
  return root;
}

test("a name in two normal forms is one article, always the same, and the other file is told", (context) => {
  const [nfc, nfd] = ["wire/caf\u00e9.md", "wire/cafe\u0301.md"];
  const root = folder([nfd, nfc]);
  if (readdirSync(join(root, "wire")).length < 2)
    context.skip("the file system takes both for one");
  const { files, problems } = listFiles(root);
  expect(files.map(({ path, file }) => [path, file])).toEqual([[nfc, join(root, nfc)]]);
  expect(problems).toMatchObject([{ code: "id_duplicate", path: nfc }]);
});

test.runIf(process.platform === "linux")("a name that is no UTF-8 is told", () => {
  const root = folder(["wire/a.md"]);
  writeFileSync(Buffer.concat([Buffer.from(`${root}/wire/b`), Buffer.of(0xff)]), "b");
  const { files, problems } = listFiles(root);
  expect(files.map(({ path }) => path)).toEqual(["wire/a.md"]);
  expect(problems).toMatchObject([{ code: "file_unreadable", path: "wire/b\uFFFD" }]);
});

test("a name in another normal form alone is an article like any other", () => {
  const root = folder(["wire/cafe\u0301.md"]);
  for (const listing of [listFiles(root), listNamed(root, ["wire/cafe\u0301.md"])]) {
    expect(listing.files.map(({ path }) => path)).toEqual(["wire/caf\u00e9.md"]);
    expect(listing.problems).toEqual([]);
  }
});
