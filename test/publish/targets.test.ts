import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, type TestContext } from "vitest";
import { deliver, type Delivery, type DeliveryPorts } from "../../src/publish/delivery.ts";
import { folderTarget } from "../../src/publish/folder-target.ts";
import type { UploadRecord } from "../../src/model/document.ts";
import { filesIn, startSftp } from "./sftp-rig.ts";
import { startS3, type S3Rig } from "./s3-rig.ts";
import type { Rig, StartRig } from "./target-rig.ts";

/** A folder target dies with the disk: writes fail from then on. */
async function startFolder(folder: string): Promise<Rig> {
  const path = join(folder, "web");
  const inner = folderTarget({ name: "web", path });
  let dead = false;
  const open = async (): ReturnType<typeof inner.open> => {
    if (dead) throw new Error("disk gone");
    const session = await inner.open();
    return {
      ...session,
      put: async (file, before) => {
        if (dead) throw new Error("disk gone");
        return session.put(file, before);
      },
    };
  };
  return {
    target: { ...inner, open },
    files: async () => filesIn(path),
    kill: async () => void (dead = true),
    revive: async () => void (dead = false),
    stop: async () => undefined,
  };
}

const KINDS: readonly (readonly [string, StartRig])[] = [
  ["folder", startFolder],
  ["S3 bucket that keeps conditions", async (folder) => startS3(folder, true)],
  ["S3 bucket that ignores conditions", async (folder) => startS3(folder, false)],
  ["OpenSSH server", startSftp],
];

function isS3(rig: Rig): rig is S3Rig {
  return "meddle" in rig;
}

/** Files as published, and what is remembered of the target. */
class Newsroom {
  readonly uploads = new Map<string, UploadRecord>();
  readonly order: string[] = [];
  onRemember: () => Promise<void> = async () => undefined;

  async deliver(rig: Rig, files: ReadonlyMap<string, string>): Promise<Delivery> {
    const ports: DeliveryPorts = {
      published: new Map([...files].map(([path, text]) => [path, hash("sha256", text)])),
      uploads: new Map(this.uploads),
      read: async (path) => Buffer.from(files.get(path) ?? ""),
      remember: async (path, upload) => {
        this.order.push(path);
        if (upload === undefined) this.uploads.delete(path);
        else this.uploads.set(path, upload);
        await this.onRemember();
      },
    };
    return deliver(rig.target, ports);
  }
}

function edition(n: number): Map<string, string> {
  const names = [
    "index.html",
    "feeds.json",
    "feed.css",
    "ar-EG/rss.xml",
    "en-GB/feed.json",
    "en-GB/world news/rss.xml",
    "ar-EG/ninjs/a.json",
  ];
  return new Map(names.map((name) => [name, `${name} as of ${n} ${"é".repeat(20_000)}`]));
}

describe.each(KINDS)("%s", (kind, start) => {
  const folder = mkdtempSync(join(tmpdir(), "polywire-target-"));
  let rig: Rig | { readonly missing: string };
  beforeAll(async () => {
    rig = await start(folder);
  });
  afterAll(async () => {
    if ("stop" in rig) await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const running = (context: TestContext): Rig => {
    if ("missing" in rig) return context.skip(`not here: ${rig.missing}`);
    return rig;
  };

  test("brings a target up to what is published, in an order that never points nowhere", async (context) => {
    const [room, place] = [new Newsroom(), running(context)];
    const delivery = await room.deliver(place, edition(1));
    expect(delivery.failure).toBeUndefined();
    expect(delivery).toMatchObject({ uploaded: 7, removed: 0 });
    expect(await place.files()).toEqual(edition(1));
    expect(room.order.slice(0, 2)).toEqual(["feed.css", "ar-EG/ninjs/a.json"]);
    expect(room.order.slice(-2).toSorted()).toEqual(["feeds.json", "index.html"]);

    const next = edition(1).set("ar-EG/rss.xml", "new").set("feeds.json", "{}");
    next.delete("en-GB/world news/rss.xml");
    room.order.length = 0;
    expect(await room.deliver(place, next)).toMatchObject({ uploaded: 2, removed: 1 });
    expect(room.order).toEqual(["ar-EG/rss.xml", "feeds.json", "en-GB/world news/rss.xml"]);
    expect(await place.files()).toEqual(next);

    await place.kill();
    expect(await room.deliver(place, next)).toMatchObject({ uploaded: 0, removed: 0 });
    await place.revive();
  });

  test("with the memory of it lost, a target comes right all the same", async (context) => {
    const place = running(context);
    const delivery = await new Newsroom().deliver(place, edition(2));
    expect(delivery.failure).toBeUndefined();
    expect(await place.files()).toEqual(edition(2));
  });

  test("a target that dies in the middle keeps whole files, and the next delivery does the rest", async (context) => {
    const [room, place] = [new Newsroom(), running(context)];
    await room.deliver(place, edition(3));
    room.onRemember = async () => {
      room.onRemember = async () => undefined;
      await place.kill();
    };
    const broken = await room.deliver(place, edition(4));
    expect(broken.failure).toBeDefined();
    expect(broken.uploaded).toBeLessThan(7);
    await place.revive();
    const left = [...(await place.files())].filter(([path]) => !path.endsWith(".polywire"));
    expect(left).toHaveLength(7);
    for (const [path, text] of left) {
      expect([edition(3).get(path), edition(4).get(path)]).toContain(text);
    }
    const rest = await room.deliver(place, edition(4));
    expect(rest.failure).toBeUndefined();
    expect(rest.uploaded).toBe(7 - broken.uploaded);
    expect(await place.files()).toEqual(edition(4));
  });

  test("a file that cannot be read fails the delivery by its name", async (context) => {
    const place = running(context);
    const delivery = await deliver(place.target, {
      published: new Map([["en-GB/rss.xml", "0"]]),
      uploads: new Map(),
      read: async () => {
        throw new Error("no such file");
      },
      remember: async () => undefined,
    });
    expect(delivery.failure).toBe("en-GB/rss.xml: no such file");
  });

  test.runIf(kind.startsWith("S3"))(
    "writes headers, says what the bucket can't do, and overwrites a stranger's version",
    async (context) => {
      const [room, place] = [new Newsroom(), running(context)];
      if (!isS3(place)) throw new TypeError("not the rig of startS3");
      const files = edition(5);
      const keeps = kind.includes("keeps");
      expect((await room.deliver(place, files)).shortcomings).toHaveLength(keeps ? 0 : 1);
      const rss = await place.headers("ar-EG/rss.xml");
      expect(rss.get("content-type")).toBe("application/rss+xml; charset=utf-8");
      expect(rss.get("cache-control")).toBe("public, max-age=300");
      await place.meddle("ar-EG/rss.xml", "a stranger's");
      const next = new Map(files).set("ar-EG/rss.xml", "ours again");
      expect((await room.deliver(place, next)).failure).toBeUndefined();
      expect((await place.files()).get("ar-EG/rss.xml")).toBe("ours again");
      await deliver(place.target, {
        published: new Map([["en-GB/rss.xml.gz", "0"]]),
        uploads: new Map(),
        read: async () => gzipSync("packed"),
        remember: async () => undefined,
      });
      const twin = await place.headers("en-GB/rss.xml.gz");
      expect(twin.get("content-type")).toBe("application/rss+xml; charset=utf-8");
      expect(twin.get("content-encoding")).toBe("gzip");
    },
  );
});
