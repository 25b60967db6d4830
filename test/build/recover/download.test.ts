import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { downloadPublished, type Fetch } from "../../../src/build/recover/download.ts";
import { loadConfig } from "../../../src/build/known-names.ts";
import { newsroom, type Newsroom } from "../newsroom.ts";

const DAY = "2026-11-23T08:00:00Z";
const LATER = "2026-11-24T07:00:00Z";

function story(headline: string): string {
  return `---\nid: tag:story\nlanguage: en\n---\n# ${headline}\n\nThe bridge is open to all who walk.\n`;
}

/** The published site as it stands now, whatever becomes of the folder later. */
function site(room: Newsroom, change: (path: string, text: string) => string | number): Fetch {
  const files = new Map([...room.published()].map(([path, { text }]) => [path, text]));
  return async (url) => {
    const path = url.pathname.slice(1);
    const answer = change(path, files.get(path) ?? "");
    if (typeof answer === "number") return new Response("", { status: answer });
    return files.has(path) ? new Response(answer) : new Response("", { status: 404 });
  };
}

async function publishedOnce(): Promise<Newsroom> {
  const partners = [{ name: "feedly", profile: "feedly" }];
  const room = newsroom({ site: { name: "N", url: "https://news.example" }, partners });
  room.write("articles/a.md", story("Bridge opens"));
  await room.build(DAY);
  return room;
}

function lose(room: Newsroom): void {
  rmSync(join(room.folder, "output"), { recursive: true });
  rmSync(join(room.folder, ".polywire"), { recursive: true });
}

const unknown: Fetch = async () => {
  const cause = Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
  throw new TypeError("fetch failed", { cause });
};

const asIs = (_: string, text: string): string => text;

test("a lost output folder comes back from the site, partners' files included, and a build changes nothing in it", async () => {
  const room = await publishedOnce();
  const before = new Map([...room.published()].map(([path, { text }]) => [path, text]));
  const fetch = site(room, asIs);
  lose(room);
  const { files, problems } = await downloadPublished(loadConfig(room.config), fetch);
  expect(problems).toEqual([]);
  expect(files).toBe(before.size);
  expect([...before.keys()].some((path) => path.startsWith("partners/"))).toBe(true);
  await room.build(LATER);
  expect(new Map([...room.published()].map(([path, { text }]) => [path, text]))).toEqual(before);
});

test("what lies in the output folder is never replaced", async () => {
  const room = await publishedOnce();
  const asked: string[] = [];
  const fetch: Fetch = async (url) => {
    asked.push(url.href);
    return new Response("");
  };
  expect(await downloadPublished(loadConfig(room.config), fetch)).toEqual({
    files: 0,
    problems: [],
  });
  expect(asked).toEqual([]);
});

test("a site that never published is a warning, whether its host exists or not", async () => {
  const room = await publishedOnce();
  const empty = site(room, () => 404);
  lose(room);
  for (const fetch of [empty, unknown]) {
    const { problems } = await downloadPublished(loadConfig(room.config), fetch);
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning site_new",
    ]);
  }
});

test.each([
  ["does not answer", (): number => 503],
  [
    "fails at one feed",
    (path: string, text: string): string | number => (path === "en-GB/atom.xml" ? 500 : text),
  ],
  ["answers every address with a page", (): string => "<!doctype html>"],
  [
    "is being published",
    (path: string, text: string): string => (path === "en-GB/rss.xml" ? `${text} ` : text),
  ],
])("a site that %s is an error, and nothing says that the download is whole", async (_, change) => {
  const room = await publishedOnce();
  const fetch = site(room, change);
  lose(room);
  const { problems } = await downloadPublished(loadConfig(room.config), fetch);
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error site_unreadable",
  ]);
  expect(existsSync(join(room.folder, "output/feeds.json"))).toBe(false);
});

test("a listed file that is not there is a warning; a listed path that leads out of the folder is not asked for", async () => {
  const room = await publishedOnce();
  const asked: string[] = [];
  const fetch = site(room, (path, text) => {
    asked.push(path);
    if (path === "en-GB/rss.xml") return 404;
    return path === "feeds.json" ? text.replace('"en-GB/atom.xml"', '"../../evil.xml"') : text;
  });
  lose(room);
  const { problems } = await downloadPublished(loadConfig(room.config), fetch);
  expect(problems.map(({ code }) => code)).toEqual(["site_file_missing"]);
  expect(asked.filter((path) => path.includes("evil"))).toEqual([]);
  expect(existsSync(join(room.folder, "../evil.xml"))).toBe(false);
});
