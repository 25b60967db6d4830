import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";

/** What a command said and how it ended. */
interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(room: Newsroom, ...args: readonly string[]): Promise<Outcome> {
  return runWith("", room, ...args);
}

async function runWith(
  input: string,
  room: Newsroom,
  ...args: readonly string[]
): Promise<Outcome> {
  let [out, err] = ["", ""];
  const code = await main(args, {
    input: () => input,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    tty: false,
    folder: room.folder,
    environment: {},
  });
  return { code, out, err };
}

const NOW = ["--now", "2026-11-20T12:00:00Z"];

test("build tells each edition's entries and writes the report", async () => {
  const room = newsroom();
  const image = "image: https://desk.example/pier.jpg";
  const dates = ["date: 2026-11-20T08:00:00Z", "updated: 2026-11-20T09:00:00Z"];
  const fields = [...dates, "section: Politics", "author: Ana Ruiz", image];
  room.write("articles/en/harbour.md", story("Harbour opens", fields));
  const { code, err } = await run(room, "build", ...NOW, "--report", "report.json");
  expect(code).toBe(0);
  expect(err).toContain("1 article file: 1 read, 0 failed");
  expect(err).toContain("en-GB  1 entry, 1 section, 1 added");
  const report = JSON.parse(readFileSync(join(room.folder, "report.json"), "utf8"));
  expect(report.articles.outcomes).toEqual([
    {
      path: "en/harbour.md",
      id: expect.stringMatching(/^tag:desk\.example,2025:/),
      language: "en",
      headline: "Harbour opens",
      section: "Politics",
      authors: ["Ana Ruiz"],
      published: "2026-11-20T08:00:00Z",
      updated: "2026-11-20T09:00:00Z",
      images: 1,
      problems: [],
    },
  ]);
});

test("every mistake of a config is told at once, exit code 2, nothing written", async () => {
  const room = newsroom({
    sites: {},
    editions: [
      { locale: "en_GB!", timeZone: "Europe/Londn" },
      { locale: "fr", timeZone: "Europe/Paris", dateProfile: "lemond" },
    ],
  });
  const { code, err } = await run(room, "build");
  expect(code).toBe(2);
  expect(err).toContain("editions[0].locale");
  expect(err).toContain("editions[0].timeZone");
  expect(err).toContain('"sites"');
  expect(existsSync(join(room.folder, "output"))).toBe(false);
  expect(existsSync(join(room.folder, ".polywire"))).toBe(false);
});

test.each([
  ["site.url", { site: { name: "N", url: "https://desk:secret@desk.example" } }],
  [
    "site.feedsUrl",
    { site: { name: "N", url: "https://d.example", feedsUrl: "https://f.example/?a=1" } },
  ],
  [
    "site.articleUrl",
    { site: { name: "N", url: "https://d.example", articleUrl: "https://d.example/story" } },
  ],
  [
    "site.articleUrl",
    { site: { name: "N", url: "https://d.example", articleUrl: "/{slugg}/{id}" } },
  ],
  ["site.name", { site: { name: {}, url: "https://d.example" } }],
  ["site.name.en", { site: { name: { en: 5 }, url: "https://d.example" } }],
  ["site.name", { site: { name: " \u0000", url: "https://d.example" } }],
  ["editions[0].locale", { editions: [{ locale: "ar-SA-u-ca-islamic", timeZone: "UTC" }] }],
  ["articles", { output: "/" }],
  ["output", { output: "articles/feeds" }],
  ["output", { output: "articles" }],
  ["output", { articles: "." }],
  ["articles", { output: ".", state: "../state.sqlite" }],
  ["state", { state: "output/state.sqlite" }],
  ["state", { state: "articles/state" }],
  [
    "publish.targets[0].path",
    { publish: { targets: [{ type: "folder", name: "a", path: "output/b" }] } },
  ],
  ["editions", { editions: [{ locale: "en", name: "index.html", timeZone: "UTC" }] }],
  ["editions[0].name", { editions: [{ locale: "en", name: "e".repeat(300), timeZone: "UTC" }] }],
])("a config that would leak or break addresses is refused at %s: %j", async (place, settings) => {
  const { code, err } = await run(newsroom(settings), "build");
  expect([code, err]).toEqual([2, expect.stringContaining(`polywire.config.json ${place}: `)]);
});

test("JSON that is none is told as such", async () => {
  const room = newsroom();
  room.write("polywire.config.json", "{ site: }");
  expect((await run(room, "build")).err).toContain("correct the JSON");
});

test("an unknown profile is told with those that exist", async () => {
  const room = newsroom({
    editions: [{ locale: "fr", timeZone: "Europe/Paris", dateProfile: "lemond" }],
  });
  const { code, err } = await run(room, "build");
  expect([code, err]).toEqual([2, expect.stringContaining('"lemond" is unknown; use one of: ')]);
});

test.each([
  [["bild"], 'no command "bild"'],
  [["build", "--nwo", "x"], "--nwo"],
  [["build", "--now", "yesterday"], "--now takes a moment"],
  [["build", "--log", "xml"], "--log takes text, json or github"],
  [["build", "--config", "none.json"], "config_unreadable"],
  [["build", "--workers", "-1"], "--workers"],
  [["check", "a.xml", "b.xml"], '"b.xml" is too much'],
  [["explain", "a.md", "b.md", "c.md"], '"b.md", "c.md" is too much'],
  [["partners", "msn", "line"], '"line" is too much'],
  [["serve", "--host", ""], "--host"],
  [["explain"], "explain takes the path"],
  [["explain", "nowhere.md"], "cannot be read"],
  [["check", "nowhere.xml"], "no file or folder"],
])("%j is a usage error", async (args, message) => {
  const { code, err } = await run(newsroom(), ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("an output that cannot be written is one line and exit code 2", async () => {
  const room = newsroom({ output: "polywire.config.json/output" });
  const { code, err } = await run(room, "build", ...NOW);
  expect([code, err]).toEqual([2, expect.stringContaining("output_unwritable")]);
});

test("a build that cannot publish leaves nothing behind to fill the disk", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  room.write("output/en-GB", "a file where a folder should be");
  const { code, err } = await run(room, "build", ...NOW);
  expect([code, err]).toEqual([2, expect.stringContaining("output_unwritable")]);
  expect(readdirSync(join(room.folder, ".polywire/scratch"))).toEqual([]);
  room.remove("output/en-GB");
  expect(await run(room, "build", ...NOW)).toMatchObject({ code: 0 });
  expect(room.read("en-GB/rss.xml")).toContain("Harbour opens");
});

test("GitHub annotations name file and code", async () => {
  const room = newsroom();
  room.write("articles/en/empty.html", "");
  const { code, err } = await run(room, "build", ...NOW, "--log", "github");
  expect(code).toBe(1);
  expect(err).toContain("::error file=articles/en/empty.html,title=file_empty::");
});

test("GitHub annotations stand on files of the repository, wherever Polywire runs", async () => {
  const room = newsroom();
  room.write("articles/en/empty.html", "");
  let err = "";
  const code = await main(["build", "--config", room.config, "--log", "github"], {
    out: () => undefined,
    err: (text) => void (err += text),
    tty: false,
    folder: "/",
    environment: { GITHUB_WORKSPACE: room.folder },
  });
  expect(code).toBe(1);
  expect(err).toContain("::error file=articles/en/empty.html,");
});

test("what a file is called cannot pass for a line of ours", async () => {
  const room = newsroom();
  room.write("articles/en/a\nerror all_lost.md", "");
  room.write("articles/en/\u001B[31mred.md", "");
  const { err } = await run(room, "build", ...NOW);
  expect(err).toContain("file_empty en/a\\u000aerror all_lost.md:");
  expect(err).toContain("file_empty en/\\u001b[31mred.md:");
});

test("a report that cannot be written is told before anything is", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  const kept = ["polywire.config.json", "articles/en/harbour.md", "articles/report.json"];
  for (const file of ["nowhere/report.json", ".", "articles", ...kept]) {
    const { code, err } = await run(room, "build", ...NOW, "--report", file);
    expect([code, err]).toEqual([2, expect.stringContaining("--report")]);
  }
  expect(existsSync(join(room.folder, "output"))).toBe(false);
});

test("the version and the help of a command are there by their usual names", async () => {
  expect(await run(newsroom(), "--version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  expect(await run(newsroom(), "build", "-h")).toMatchObject({ code: 0 });
});

test("JSON lines end with the report", async () => {
  const room = newsroom();
  const { err } = await run(room, "build", ...NOW, "--log", "json");
  const events = err
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.at(-1)).toMatchObject({ type: "finished", report: { exitCode: 0 } });
});

test("explain shows facts, evidence and feeds", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  await run(room, "build", ...NOW);
  const { code, out } = await run(room, "explain", "articles/en/harbour.md");
  expect(code).toBe(0);
  expect(out).toContain("headline     Harbour opens");
  expect(out).toContain("in  en-GB");
});

test("explain says why an article is in no feed", async () => {
  const room = newsroom();
  const fields = ["language: en", "embargo: 2027-01-01T00:00:00Z"];
  room.write("articles/later.md", story("Later", fields));
  await run(room, "build", ...NOW);
  const { out } = await run(room, "explain", "articles/later.md", ...NOW);
  expect(out).toContain("out en-GB: embargoed until 2027-01-01T00:00:00Z");
});

test("check finds nothing wrong with what build wrote, and much with a broken feed", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  await run(room, "build", ...NOW);
  expect(await run(room, "check")).toMatchObject({ code: 0 });
  room.write("broken.xml", "<rss><channel></rss>");
  expect(await run(room, "check", "broken.xml")).toMatchObject({ code: 1 });
});

test.each([
  ["schedule.cron", { schedule: { cron: "61 * * * *" } }],
  ["schedule.cron", { schedule: { cron: "0 0 31 2 *" } }],
  ["schedule.timeZone", { schedule: { timeZone: "Europe/Londn" } }],
  ["timeZone", { timeZone: "Asia/Dubay" }],
  ["sources[1].timeZone", { sources: [{ path: "a" }, { path: "b", timeZone: "Dubai" }] }],
  ["editions[0].timeZone", { editions: [{ locale: "ar-AE", timeZone: "Asia/Nowhere" }] }],
])("check names %s where %j is wrong", async (place, settings) => {
  const { code, err } = await run(newsroom(settings), "check");
  expect([code, err]).toEqual([2, expect.stringContaining(`polywire.config.json ${place}: `)]);
});

test("help lists every command and needs no config", async () => {
  const { code, out } = await run(newsroom(), "--help");
  expect(code).toBe(0);
  for (const name of ["build", "check", "explain"]) expect(out).toContain(`\n  ${name}`);
});

test("build takes the names of what changed as git lists them: edited, added, moved, deleted and no article", async () => {
  const room = newsroom({ publish: { maxLossShare: 1 } });
  const dates = ["date: 2026-11-20T08:00:00Z"];
  for (const name of ["pier", "mast", "keel"]) {
    room.write(`articles/en/${name}.md`, story(`The ${name} is new`, dates));
  }
  await run(room, "build", ...NOW);
  room.write("articles/en/pier.md", story("The pier is old", dates));
  room.write("articles/en/sail.md", story("The sail is torn", dates));
  room.write("articles/en/oar.md", readFileSync(join(room.folder, "articles/en/mast.md")));
  room.remove("articles/en/mast.md");
  room.remove("articles/en/keel.md");
  room.write("articles/en/unsaid.md", story("Nobody names this", dates));
  const names = ["articles/en/pier.md", "articles/en/sail.md", "articles/en/mast.md"];
  const list = [...names, "articles/en/oar.md", "articles/en/keel.md", "README.md", "../out.md"];
  const { err } = await runWith(`${list.join("\0")}\0`, room, "build", ...NOW, "--changed", "-");
  expect(err).toContain("3 read");
  const titles = JSON.parse(room.read("en-GB/feed.json")).items.map(
    ({ title }: { readonly title: string }) => title,
  );
  expect(titles.toSorted()).toEqual(["The mast is new", "The pier is old", "The sail is torn"]);
  const { err: again } = await run(room, "build", ...NOW, "--changed", "en/unsaid.md");
  expect(again).toContain("1 read");
  expect(room.read("en-GB/feed.json")).toContain("Nobody names this");
});

test("strings count as unchanged beside named articles, unless they are named, too", async () => {
  const room = newsroom({ locales: "locales" });
  const article = (title: string): void =>
    room.write("articles/en/pier.md", story(title, ["date: 2026-11-20T08:00:00Z"]));
  const strings = (description: string): void =>
    room.write("locales/en/feed.json", JSON.stringify({ description }));
  const description = (): unknown => JSON.parse(room.read("en-GB/feed.json")).description;
  article("The pier is new");
  strings("First words of {{site}}");
  await run(room, "build", ...NOW);
  strings("Second words of {{site}}");
  article("The pier is old");
  await run(room, "build", ...NOW, "--changed", "en/pier.md", "--changed", "locales/en/feed.json");
  expect(description()).toBe("Second words of The Desk");
  strings("{{site}}, named by nobody");
  const { err } = await run(room, "build", ...NOW, "--changed", "en/pier.md");
  expect(err).toContain("0 files written");
  expect(description()).toBe("Second words of The Desk");
  await run(room, "build", ...NOW);
  expect(description()).toBe("The Desk, named by nobody");
});
