import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { main } from "../src/cli/main.ts";
import type { BuildReport, FeedChange } from "../src/build/event.ts";
import { jobSummary } from "../src/job-summary.ts";
import { problem } from "../src/problem.ts";
import { newsroom } from "./build/newsroom.ts";

const quiet: FeedChange = { folder: "fr-FR", entries: 4, added: [], updated: [], removed: [] };

function report(changes: Partial<BuildReport>): BuildReport {
  return {
    now: "2026-11-23T08:00:00Z",
    exitCode: 0,
    articles: { files: 4, read: 1, standing: 4, failed: 0, waiting: 0, outcomes: [] },
    feeds: [quiet],
    problems: [],
    documents: { written: [], kept: 9, removed: [] },
    targets: [],
    milliseconds: 1234,
    ...changes,
  };
}

/** As GitHub shows it: Markdown with HTML in it. */
function shown(summary: string): ReturnType<typeof load> {
  return load(new MarkdownIt({ html: true }).render(summary));
}

test("A run's summary names what each feed gained and lost, and only counts the feeds that stand still", () => {
  const outcome = { path: "a.md", id: "tag:a", headline: "Bridge opens", problems: [] };
  const feed = {
    ...quiet,
    folder: "en-GB",
    added: ["tag:a"],
    updated: ["tag:b"],
    removed: ["tag:c"],
  };
  const articles = { files: 4, read: 1, standing: 4, failed: 0, waiting: 0, outcomes: [outcome] };
  const $ = shown(jobSummary(report({ feeds: [feed, quiet], articles })));
  const cells = $("tr").eq(1).find("td").toArray();
  expect(cells.map((cell) => $(cell).text())).toEqual(["en-GB", "4", "1", "1", "1"]);
  expect(
    $("details li")
      .toArray()
      .map((item) => $(item).text()),
  ).toEqual(["Bridge opens tag:a", "tag:b", "tag:c"]);
  expect($.text()).toContain("1 feed without change.");
  expect($("details")).toHaveLength(1);
});

test("A headline can't bring markup into the summary, whatever it holds", () => {
  const headline = "<img src=x onerror=alert(1)> | [x](javascript:1) **b** `c`\n\n# Head &amp;";
  const outcome = { path: "a.md", id: "tag:a", headline, problems: [] };
  const articles = { files: 1, read: 1, standing: 1, failed: 0, waiting: 0, outcomes: [outcome] };
  const wrong = problem("headline_missing", "a<b>.md", "two\n\n## lines <script>");
  const feed = { ...quiet, added: ["tag:a"] };
  const $ = shown(jobSummary(report({ feeds: [feed], articles, problems: [wrong] })));
  expect($("img, a, script, h1, strong, em")).toHaveLength(0);
  expect($("h2")).toHaveLength(1);
  expect($("details li").text()).toContain(headline.replaceAll(/\s+/g, " "));
});

test("Each target is named with what it got, and why it was broken off", () => {
  const targets = [
    { target: "web", uploaded: 1, removed: 2, shortcomings: [] },
    { target: "bucket", uploaded: 0, removed: 0, shortcomings: [], failure: "<b>no</b>\n\nroute" },
  ];
  const text = shown(jobSummary(report({ targets }))).text();
  expect(text).toContain("Target web: 1 file sent, 2 removed");
  expect(text).toContain("Target bucket: 0 files sent, 0 removed; broken off: <b>no</b> route");
});

test("Errors come before warnings, notices are left out, and a run with errors says so in its title", () => {
  const problems = [
    problem("date_missing", "a.md", "no date"),
    problem("too_old", "a.md", "older than a day"),
    problem("headline_missing", "b.md", "no headline", { line: 3 }),
  ];
  const $ = shown(jobSummary(report({ exitCode: 1, problems })));
  expect($("h2").text()).toBe("Feeds, with errors");
  const items = $("li")
    .toArray()
    .map((item) => $(item).text());
  expect(items).toHaveLength(2);
  expect(items[0]).toContain("headline_missing b.md:3");
});

test("A summary stays below the megabyte that GitHub takes, and says what it left out", () => {
  const ids = Array.from(
    { length: 400 },
    (_, i) => `tag:example.org,2025:${"long/".repeat(40)}${i}`,
  );
  const feeds = Array.from({ length: 600 }, (_, i) => ({ ...quiet, folder: `f${i}`, added: ids }));
  const summary = jobSummary(report({ feeds }));
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary).toMatch(/\d+ more feeds changed; see the report\./);
  expect(summary).toContain("and 375 more");
});

test("`build --log github` adds to the file that GitHub names, and other logs don't", async () => {
  const room = newsroom();
  room.write(
    "articles/a.md",
    "---\nid: tag:a\nlanguage: en\n---\n# Bridge opens\n\nIt is open to all.\n",
  );
  const folder = mkdtempSync(join(tmpdir(), "polywire-summary-"));
  const file = join(folder, "summary.md");
  const run = (...log: string[]): Promise<number> =>
    main(["build", "--config", room.config, "--now", "2026-11-23T08:00:00Z", ...log], {
      out: () => undefined,
      err: () => undefined,
      tty: false,
      folder,
      environment: { GITHUB_STEP_SUMMARY: file },
    });
  await run("--log", "text");
  expect(() => readFileSync(file)).toThrow("ENOENT");
  await run("--log", "github");
  await run("--log", "github");
  expect(readFileSync(file, "utf8").match(/^## Feeds/gm)).toHaveLength(2);
});
