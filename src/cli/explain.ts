import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { extractionContext } from "../build/extraction-context.ts";
import { fatesOf } from "../build/fate.ts";
import { settingsOf } from "../build/read-article.ts";
import type { Config } from "../config.ts";
import { extract } from "../extract/index.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { toSource } from "../load/source.ts";
import type { Article, Evidence, Timestamp } from "../model/article.ts";
import { plainText } from "../model/block.ts";
import type { Problem } from "../problem.ts";
import { problemText, shownText } from "../reporter.ts";
import { configFrom, instantFrom, onlyOne, readOptions } from "./options.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** Characters of a value that are shown. */
const SHOWN = 160;

/**
 * `polywire explain ARTICLE`: what was extracted, from where, and into which feeds it goes or why not.
 * @param args - its options
 * @param terminal - the process
 * @returns 0 for an article, 1 where the file gives none
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: "string" }, now: { type: "string" } },
  });
  const named = onlyOne(positionals, "the path of one article");
  if (named === undefined) throw new UsageError("explain takes the path of an article");
  const config = await configFrom(values.config, terminal);
  const now = (instantFrom(values.now) ?? Temporal.Now.instant()).epochMilliseconds;
  const path = articlePath(named, config, terminal);
  const bytes = readArticle(resolve(config.articles, path));
  const loaded = toSource(path, bytes, settingsOf(config));
  if ("code" in loaded) return tellFailure([loaded], terminal);
  const extraction = extract(loaded.source, extractionContext(config));
  const problems = [...loaded.problems, ...extraction.problems];
  if (!extraction.ok) return tellFailure(problems, terminal);
  terminal.out(shownText(`${path}\n\n${facts(extraction.article)}\n`));
  terminal.out(shownText(`Evidence\n${evidenceLines(extraction.evidence)}\n`));
  if (problems.length > 0) terminal.out(`Problems\n${problems.map(problemText).join("\n")}\n\n`);
  terminal.out(shownText(`Feeds\n${await feedLines(path, config, now)}`));
  return 0;
}

/**
 * The path of an article within the articles folder.
 * @param named - on the command line: relative to the current or the articles folder
 * @param config - of the newsroom
 * @param terminal - its folder
 * @returns the path with "/"
 * @throws {UsageError} where it lies elsewhere
 */
function articlePath(named: string, config: Config, terminal: Terminal): string {
  const here = relative(config.articles, resolve(terminal.folder, named));
  const inside = !here.startsWith("..") && !isAbsolute(here);
  return (inside ? here : named).split(sep).join("/");
}

/**
 * Reads the file.
 * @param file - its path
 * @returns the bytes
 * @throws {UsageError} where it cannot be read
 */
function readArticle(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read`, { cause: error });
  }
}

/**
 * Says why a file gives no article.
 * @param problems - why
 * @param terminal - the process
 * @returns exit code 1
 */
function tellFailure(problems: readonly Problem[], terminal: Terminal): number {
  terminal.out(`${problems.map(problemText).join("\n")}\n`);
  return 1;
}

/**
 * The article's facts, one a line.
 * @param article - extracted
 * @returns the lines
 */
function facts(article: Article): string {
  const all: Readonly<Record<string, string | undefined>> = {
    headline: article.headline,
    id: article.id,
    language: article.language,
    standfirst: article.standfirst,
    bylines: article.bylines
      .map(({ name, role }) => (role === undefined ? name : `${name} (${role})`))
      .join(", "),
    dateline: article.dateline,
    published: timestampText(article.published),
    updated: timestampText(article.updated),
    section: article.section,
    keywords: article.keywords.join(", "),
    story: article.story,
    status: article.status,
    embargo: article.embargo?.toString(),
    expires: article.expires?.toString(),
    credit: article.credit,
    correction: article.correction,
    canonicalUrl: article.canonicalUrl,
    images: article.images
      .map(({ url, caption, credit }) =>
        `${url ?? "(no address)"} “${caption ?? ""}” ${credit ?? ""}`.trim(),
      )
      .join("\n               "),
    body: `${article.body.length} blocks, ${plainText(article.body).length} characters`,
  };
  return Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value = ""]) => `  ${name.padEnd(12)} ${value}\n`)
    .join("");
}

/**
 * A date with its precision and where it came from.
 * @param timestamp - of an article
 * @returns e.g. "2025-02-13T04:28:00Z (minute, derived from updated)"
 */
function timestampText(timestamp: Timestamp | undefined): string | undefined {
  if (timestamp === undefined) return undefined;
  const derived = timestamp.derived === undefined ? "" : `, derived from ${timestamp.derived}`;
  return `${timestamp.instant.toString()} (${timestamp.precision}${derived})`;
}

/**
 * Which rule found what, where.
 * @param evidence - of an extraction
 * @returns a line each
 */
function evidenceLines(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ field, rule, value, line }) => {
      const shown = value.replaceAll(/\s+/g, " ");
      const cut = shown.length > SHOWN ? `${shown.slice(0, SHOWN).toWellFormed()}…` : shown;
      return `  ${field} by ${rule}${line === undefined ? "" : ` (line ${line})`}: ${cut}\n`;
    })
    .join("");
}

/**
 * Into which feeds the article goes, as of the last build.
 * @param path - of the article
 * @param config - of the newsroom
 * @param now - milliseconds since 1970
 * @returns a line a feed
 */
async function feedLines(path: string, config: Config, now: number): Promise<string> {
  const ledger = openLedger(config.state, "reader");
  try {
    const file = await ledger.file(path);
    const heads = file?.id === undefined ? [] : await ledger.claims(file.id);
    const head = heads.find((each) => each.path === path);
    if (head === undefined) return "  none yet: run build first\n";
    const doubleOf = (await ledger.doubles()).find((each) => each.path === path)?.winner;
    const documents = [...(await ledger.documents()).values()];
    const fates = fatesOf({ ...head, doubleOf }, documents, config, now);
    return fates
      .map(
        ({ feed, included, reason }) =>
          `  ${included ? "in " : "out"} ${feed}${included ? "" : `: ${reason}`}\n`,
      )
      .join("");
  } finally {
    await ledger.close();
  }
}
