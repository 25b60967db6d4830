import type { Evidence, Timestamp } from "../model/article.ts";
import type { Block } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import type { Draft, ExtractionContext, Extractor } from "./extractor.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readingLanguage } from "./language.ts";
import { dateline } from "./lines/dateline.ts";
import { furnitureLine } from "./lines/furniture.ts";
import { readHead } from "./lines/head.ts";
import { readLines, type Line } from "./lines/line.ts";
import type { LineContext } from "./lines/line-context.ts";
import { readTail } from "./lines/tail.ts";
import type { LineDates } from "./lines/timestamp.ts";
import { mergeDrafts } from "./merge-drafts.ts";

/**
 * Plain text as scraped from a page. Lines that the page showed around the text (way to the page, caption, byline,
 * date, keywords) become facts; everything between them is the body, a paragraph a line.
 */
export const text: Extractor = { format: "text", extract: extractText };

/**
 * Reads a scraped text.
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 */
function extractText(source: Source, context: ExtractionContext): Draft {
  const front = readFrontMatter(source, context);
  const lines = readLines(front.text, front.line);
  const { headline } = front.draft.facts;
  const lineContext: LineContext = {
    language: readingLanguage(front.draft.declaredLanguage, source, context, middle(front.text)),
    timeZone: source.timeZone,
    parseDateLine: context.parseDateLine,
  };
  const head = readHead(lines, lineContext, headline);
  const below = lines.slice(head.end);
  const tail = readTail(below, lineContext);
  const { body, evidence } = readBody(below.slice(0, below.length - tail.lines), lineContext);
  const found = dateline(below[0]?.text ?? "");
  const draft: Draft = {
    facts: {
      headline: head.headline,
      ...(head.standfirst !== undefined && { standfirst: head.standfirst }),
      ...(head.section !== undefined && { section: head.section }),
      bylines: [...head.bylines, ...tail.bylines],
      images: head.images,
      keywords: tail.keywords,
      body,
      ...(tail.rights !== undefined && { rights: tail.rights }),
      ...(tail.correction !== undefined && { correction: tail.correction }),
      ...(found && { dateline: found.place }),
      ...(found?.agency !== undefined && { credit: found.agency }),
      ...mergeDates([...head.dates, ...tail.dates]),
    },
    problems: [],
    evidence: [...head.evidence, ...evidence, ...tail.evidence],
  };
  return mergeDrafts(draft, front.draft);
}

/**
 * A part of the text without its first lines, which may be in the page's language: best to tell the text's.
 * @param whole - the file
 * @returns the part
 */
function middle(whole: string): string {
  return whole.slice(Math.min(400, Math.floor(whole.length / 4)));
}

/**
 * The paragraphs between head and tail, without the lines of the page between them.
 * @param lines - the lines
 * @param context - the language
 * @returns the body, and what was cut
 */
function readBody(
  lines: readonly Line[],
  context: LineContext,
): { readonly body: Block[]; readonly evidence: Evidence[] } {
  const body: Block[] = [];
  const evidence: Evidence[] = [];
  for (const line of lines) {
    const kind = furnitureLine(line.text, context)?.kind;
    if (kind === "advertisement" || kind === "read-more") {
      evidence.push({
        field: "body.cut",
        rule: `line:${kind}`,
        value: line.text.slice(0, 120),
        line: line.number,
      });
    } else body.push({ type: "paragraph", children: [{ type: "text", text: line.text }] });
  }
  return { body, evidence };
}

/**
 * Publication and update of all date lines; a date without a label is the publication, a second one the update.
 * @param lines - in the order of the text
 * @returns the dates
 */
function mergeDates(lines: readonly LineDates[]): {
  readonly published?: Timestamp;
  readonly updated?: Timestamp;
} {
  const dates: { published?: Timestamp; updated?: Timestamp } = {};
  for (const line of lines) {
    if (line.published) dates.published ??= line.published;
    if (line.updated) dates.updated ??= line.updated;
  }
  for (const { unlabelled } of lines) {
    if (!unlabelled) continue;
    if (dates.published) dates.updated ??= unlabelled;
    else dates.published = unlabelled;
  }
  return dates;
}
