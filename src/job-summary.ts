import type { BuildReport, FeedChange } from "./build/event.ts";
import type { Problem } from "./problem.ts";
import type { Delivery } from "./publish/delivery.ts";
import { counted } from "./reporter.ts";

/** Entries listed for each kind of change of a feed before the rest is counted. */
const ENTRIES = 25;

/** Problems listed before the rest is counted. */
const PROBLEMS = 50;

/** GitHub drops a summary above 1 MiB as a whole; feeds beyond this many bytes are counted only. */
const ROOM = 900_000;

/**
 * The job summary of a run: what each feed gained and lost, then what is wrong. In HTML, which Markdown takes as it is:
 * a headline can then hold no markup. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param report - of the run
 * @returns Markdown
 */
export function jobSummary(report: BuildReport): string {
  const changed = report.feeds.filter((feed) => isChanged(feed));
  const still = report.feeds.length - changed.length;
  const headlines = headlinesById(report);
  const parts = [
    `## ${report.exitCode === 0 ? "Feeds" : "Feeds, with errors"}`,
    totals(report),
    ...(changed.length === 0 ? [] : [changeTable(changed)]),
    `${counted(still, "feed")} without change.`,
    ...report.targets.map((target) => delivered(target)),
    ...withinRoom(changed.map((feed) => feedDetails(feed, headlines))),
    ...problemList(report.problems),
  ];
  return `${parts.join("\n\n")}\n`;
}

/**
 * Whether there is anything to tell of a feed.
 * @param feed - as it came out
 * @returns true for changes and feeds held back
 */
function isChanged(feed: FeedChange): boolean {
  const { added, updated, removed, heldBack } = feed;
  return added.length + updated.length + removed.length > 0 || heldBack !== undefined;
}

/**
 * Headlines of the articles that this run read.
 * @param report - of the run
 * @returns headline by id
 */
function headlinesById(report: BuildReport): ReadonlyMap<string, string> {
  return new Map(
    report.articles.outcomes.flatMap(({ id, headline }) =>
      id === undefined || headline === undefined ? [] : [[id, headline]],
    ),
  );
}

/**
 * The run in one line.
 * @param report - of the run
 * @returns plain text
 */
function totals(report: BuildReport): string {
  const { articles, documents, milliseconds } = report;
  return [
    `${counted(articles.files, "article file")}, ${articles.read} read, ${articles.failed} failed`,
    `${counted(documents.written.length, "file")} written, ${documents.kept} kept, ${documents.removed.length} removed`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join("; ");
}

/**
 * What a publish target got.
 * @param delivery - what came of it
 * @returns one line
 */
function delivered(delivery: Delivery): string {
  const { target, uploaded, removed, failure } = delivery;
  const end = failure === undefined ? "" : `; <b>broken off</b>: ${escaped(failure)}`;
  return `Target <code>${escaped(target)}</code>: ${counted(uploaded, "file")} sent, ${removed} removed${end}`;
}

/**
 * A row for each feed that changed.
 * @param feeds - those
 * @returns a table
 */
function changeTable(feeds: readonly FeedChange[]): string {
  const rows = feeds.map(({ folder, entries, added, updated, removed, heldBack }) => {
    const numbers = [entries, added.length, updated.length, removed.length];
    const cells = numbers.map((n) => `<td align="right">${n}</td>`).join("");
    const held = heldBack === undefined ? "" : ` <b>held back</b>: ${escaped(heldBack)}`;
    return `<tr><td><code>${escaped(folder)}</code>${held}</td>${cells}</tr>`;
  });
  const names = ["feed", "entries", "added", "updated", "removed"];
  const head = names.map((name) => `<th>${name}</th>`).join("");
  return `<table>\n<tr>${head}</tr>\n${rows.join("\n")}\n</table>`;
}

/**
 * The entries that a feed gained and lost.
 * @param feed - the feed
 * @param headlines - by id, where known
 * @returns a section to unfold
 */
function feedDetails(feed: FeedChange, headlines: ReadonlyMap<string, string>): string {
  const { folder, added, updated, removed } = feed;
  const kinds = [
    ["added", added],
    ["updated", updated],
    ["removed", removed],
  ] as const;
  const lists = kinds
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => `<p>${name}</p>\n${entryList(ids, headlines)}`);
  const summary = `<summary><code>${escaped(folder)}</code></summary>`;
  return `<details>${summary}\n${lists.join("\n")}\n</details>`;
}

/**
 * Entries by headline and id.
 * @param ids - of the entries
 * @param headlines - by id, where known
 * @returns a list
 */
function entryList(ids: readonly string[], headlines: ReadonlyMap<string, string>): string {
  const items = ids.slice(0, ENTRIES).map((id) => {
    const headline = headlines.get(id);
    const name = headline === undefined ? "" : `${escaped(headline)} `;
    return `<li dir="auto">${name}<code>${escaped(id)}</code></li>`;
  });
  const rest = ids.length - items.length;
  const more = rest === 0 ? [] : [`<li>and ${rest} more</li>`];
  return `<ul>\n${[...items, ...more].join("\n")}\n</ul>`;
}

/**
 * As many sections as GitHub takes.
 * @param sections - all
 * @returns those that find room, and how many do not
 */
function withinRoom(sections: readonly string[]): readonly string[] {
  let used = 0;
  const shown = sections.filter((section) => (used += Buffer.byteLength(section)) <= ROOM);
  const rest = sections.length - shown.length;
  return rest === 0 ? shown : [...shown, `${counted(rest, "more feed")} changed; see the report.`];
}

/**
 * Errors and warnings.
 * @param problems - of the run
 * @returns a section, or none where nothing is wrong
 */
function problemList(problems: readonly Problem[]): readonly string[] {
  const wrong = problems.filter(({ severity }) => severity !== "notice");
  if (wrong.length === 0) return [];
  const sorted = wrong.toSorted((a, b) => Number(isError(b)) - Number(isError(a)));
  const items = sorted.slice(0, PROBLEMS).map(({ severity, code, path, line, message, fix }) => {
    const place = escaped(line === undefined ? path : `${path}:${line}`);
    const text = `${severity} <b>${code}</b> <code>${place}</code> ${escaped(message)}; ${escaped(fix)}`;
    return `<li>${text}</li>`;
  });
  const rest = wrong.length - items.length;
  const more = rest === 0 ? [] : [`<li>and ${rest} more; the report has them all</li>`];
  return [`### Problems\n\n<ul>\n${[...items, ...more].join("\n")}\n</ul>`];
}

/**
 * Whether a Problem costs an article or a feed.
 * @param problem - the Problem
 * @returns true where it does
 */
function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

/**
 * Text as HTML within Markdown: on one line, since an empty line would end the HTML.
 * @param text - any
 * @returns HTML
 */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
