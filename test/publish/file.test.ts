import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { filePublisher } from "../../src/publish/file.ts";

const TOO_LONG = `en-GB/${"x".repeat(300)}/rss.xml`;

test("a path that no file system takes is no file, and there is nothing to remove", () => {
  const folder = mkdtempSync(join(tmpdir(), "polywire-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const publisher = filePublisher(join(folder, "output"), join(folder, "scratch"));
  expect(publisher.stat(TOO_LONG)).toBeUndefined();
  expect(() => publisher.remove(TOO_LONG)).not.toThrow();
});

test("a folder that lies where a file should is left alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "polywire-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const publisher = filePublisher(join(folder, "output"), join(folder, "scratch"));
  mkdirSync(join(folder, "output/rss.xml"));
  publisher.remove("rss.xml");
  expect(readdirSync(join(folder, "output"))).toEqual(["rss.xml"]);
});
