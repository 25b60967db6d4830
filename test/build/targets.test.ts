import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newsroom, story } from "./newsroom.ts";

const NOON = "2026-11-20T12:00:00Z";
const LATER = "2026-11-20T13:00:00Z";

async function missing(): Promise<unknown> {
  throw new Error("not found");
}

test("a folder target holds what output/ holds, and an unchanged build sends nothing", async () => {
  const targets = [{ type: "folder", name: "web", path: "web" }];
  const room = newsroom({ publish: { targets } });
  const web = (path: string): string => join(room.folder, "web", path);
  room.write("articles/harbour.md", story("Harbour opens", ["language: en", "section: Politics"]));
  const first = await room.build(NOON);
  expect(first.targets).toEqual([
    { target: "web", uploaded: first.documents.written.length, removed: 0, shortcomings: [] },
  ]);
  for (const [path, { text }] of room.published())
    expect(readFileSync(web(path), "utf8")).toBe(text);
  expect((await room.build(NOON)).targets).toMatchObject([{ uploaded: 0, removed: 0 }]);

  room.write("articles/harbour.md", story("Harbour opens at last", ["language: en"]));
  const last = await room.build(LATER);
  expect(last.documents.removed.length).toBeGreaterThan(0);
  for (const path of last.documents.removed) expect(existsSync(web(path))).toBe(false);
  for (const [path, { text }] of room.published())
    expect(readFileSync(web(path), "utf8")).toBe(text);
});

test("a target that fails costs exit code 1 and nothing else: the files stay, and others get theirs", async () => {
  const targets = [
    { type: "s3", name: "bucket", bucket: "feeds" },
    { type: "folder", name: "web", path: "web" },
  ];
  const room = newsroom({ publish: { targets } });
  room.write("articles/harbour.md", story("Harbour opens", ["language: en"]));
  const environment = {
    POLYWIRE_BUCKET_ACCESS_KEY_ID: "AKIAOURS",
    POLYWIRE_BUCKET_SECRET_ACCESS_KEY: "s3cr3t/of ours",
  };
  const report = await room.build(NOON, { environment, loadPackage: missing });
  expect(report.exitCode).toBe(1);
  const failed = report.problems.find(({ code }) => code === "target_failed");
  expect(failed?.message).toContain("npm install @aws-sdk/client-s3@3");
  expect(existsSync(join(room.folder, "web/index.html"))).toBe(true);
  expect([...room.published().keys()]).toContain("index.html");

  const broken = {
    S3Client: class {
      send = async (): Promise<object> => {
        throw new Error(`refused ${Object.values(environment).join(" ")} s3cr3t%2Fof%20ours`);
      };
      destroy = (): void => undefined;
    },
    PutObjectCommand: Object,
    HeadObjectCommand: Object,
    DeleteObjectCommand: Object,
  };
  const again = await room.build(LATER, { environment, loadPackage: async () => broken });
  expect(again.targets).toMatchObject([{ failure: "refused *** *** ***" }, { uploaded: 0 }]);
  expect(JSON.stringify(again)).not.toContain("s3cr3t");
});
