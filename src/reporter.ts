import type { BuildEvent, BuildReport, FeedChange } from "./build/event.ts";
import type { Problem } from "./problem.ts";

/** How a run is told: for people, for machines, or for GitHub Actions. */
export type LogFormat = "text" | "json" | "github";

/** Draws events. */
export interface Reporter {
  readonly event: (event: BuildEvent) => void;
  /** Problems before a run could begin. */
  readonly problems: (problems: readonly Problem[]) => void;
}

/** Where a reporter draws. */
export interface Screen {
  readonly write: (text: string) => void;
  /** True where a line may be drawn over. */
  readonly tty: boolean;
  /** Where GitHub finds what a Problem names; as the Problem says where absent. */
  readonly place?: (path: string) => string;
}

/** Milliseconds between two drawings of the progress line. */
const REDRAW = 100;

/** Errors, and warnings, shown in full before the others are left to the report: no flood of warnings hides an error. */
const SHOWN = 50;

/**
 * Makes a reporter.
 * @param format - text, JSON lines or GitHub annotations
 * @param screen - where to draw
 * @param clock - milliseconds, for the progress line
 * @returns the reporter
 */
export function createReporter(
  format: LogFormat,
  screen: Screen,
  clock: () => number = () => performance.now(),
): Reporter {
  if (format === "json") return jsonReporter(screen);
  const { place = (path) => path } = screen;
  const show = format === "github" ? (each: Problem) => annotation(each, place) : problemText;
  return textReporter(screen, show, clock);
}

/**
 * One JSON object a line.
 * @param screen - where to draw
 * @returns the reporter
 */
function jsonReporter(screen: Screen): Reporter {
  const line = (value: unknown): void => screen.write(`${JSON.stringify(value)}\n`);
  return {
    event: (event) => {
      if (event.type !== "article" || event.outcome.problems.length > 0) line(event);
    },
    problems: (problems) => {
      for (const each of problems) line({ type: "problem", problem: each });
    },
  };
}

/**
 * Lines for people, with a progress line where the screen can draw over it.
 * @param screen - where to draw
 * @param show - how a Problem is written
 * @param clock - milliseconds
 * @returns the reporter
 */
function textReporter(
  screen: Screen,
  show: (problem: Problem) => string,
  clock: () => number,
): Reporter {
  let drawn = clock();
  const told = { error: 0, warning: 0 };
  const clear = (): void => {
    if (screen.tty) screen.write("\r\u001B[2K");
  };
  const progress = (done: number, of: number): void => {
    if (!screen.tty || clock() - drawn < REDRAW) return;
    drawn = clock();
    screen.write(`\r\u001B[2KReading ${done} of ${of} articles`);
  };
  const tell = (problem: Problem): void => {
    const { severity } = problem;
    if (severity === "notice") return;
    told[severity] += 1;
    clear();
    if (told[severity] <= SHOWN) screen.write(`${show(problem)}\n`);
    if (told[severity] === SHOWN + 1) {
      screen.write(`… more ${severity}s; --log json tells them all\n`);
    }
  };
  return {
    event: (event) => {
      if (event.type === "article") progress(event.done, event.of);
      if (event.type === "problem") tell(event.problem);
      if (event.type === "finished") {
        clear();
        screen.write(summary(event.report));
      }
    },
    problems: (problems) => problems.forEach(tell),
  };
}

/**
 * A Problem for people: code, place, what is wrong, what to do. Names of files may hold anything, so control characters
 * are written as escapes.
 * @param problem - the Problem
 * @returns one line
 */
export function problemText(problem: Problem): string {
  const line = problem.line === undefined ? "" : `:${problem.line}`;
  const text = `${problem.severity} ${problem.code} ${problem.path}${line}: ${problem.message}; ${problem.fix}`;
  return text.replaceAll(/\p{Cc}/gu, escaped);
}

/**
 * Text for people, of several lines: what articles say must not steer the terminal.
 * @param text - any
 * @returns it with control characters but line feeds as escapes
 */
export function shownText(text: string): string {
  return text.replaceAll(/[\p{Cc}--\n]/gv, escaped);
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * A Problem as a GitHub workflow command, which Actions shows on the file's line.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param problem - the Problem
 * @param place - where GitHub finds what it names
 * @returns one line
 */
function annotation(problem: Problem, place: (path: string) => string): string {
  const line = problem.line === undefined ? "" : `,line=${problem.line}`;
  const where = `file=${property(place(problem.path))}${line},title=${property(problem.code)}`;
  return `::${problem.severity} ${where}::${data(`${problem.message}; ${problem.fix}`)}`;
}

/**
 * Escapes the message of a workflow command.
 * @param text - any
 * @returns one line
 */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/**
 * Escapes a property of a workflow command.
 * @param text - any
 * @returns one line without colon and comma
 */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * What a run did, for people.
 * @param report - of the run
 * @returns several lines
 */
function summary(report: BuildReport): string {
  const { articles, documents, feeds } = report;
  const lines = [
    `${counted(articles.files, "article file")}: ${articles.read} read, ${articles.failed} failed${articles.waiting > 0 ? `, ${articles.waiting} wait unread for a feed to reach them` : ""}`,
    ...editionLines(feeds),
    `${counted(documents.written.length, "file")} written, ${documents.kept} kept, ${documents.removed.length} removed in ${(report.milliseconds / 1000).toFixed(2)} s`,
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * A line for each edition: its entries and what changed in its main feed.
 * @param feeds - of the run
 * @returns the lines
 */
function editionLines(feeds: readonly FeedChange[]): readonly string[] {
  const main = feeds.filter(({ folder }) => !folder.includes("/"));
  const width = Math.max(0, ...main.map(({ folder }) => folder.length));
  return main.map((feed) => {
    const sections = feeds.filter(({ folder }) => folder.startsWith(`${feed.folder}/`)).length;
    const changes = [
      [feed.added.length, "added"],
      [feed.updated.length, "updated"],
      [feed.removed.length, "removed"],
    ] as const;
    const changed = changes.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
    const held = feed.heldBack === undefined ? [] : ["HELD BACK"];
    const parts = [
      counted(feed.entries, "entry", "entries"),
      counted(sections, "section"),
      ...changed,
      ...held,
    ];
    return `  ${feed.folder.padEnd(width)}  ${parts.join(", ")}`;
  });
}

/**
 * A number with its noun.
 * @param n - how many
 * @param one - the noun
 * @param many - its plural
 * @returns e.g. "3 files"
 */
export function counted(n: number, one: string, many: string = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
