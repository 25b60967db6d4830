import type { Byline, Evidence } from "../../model/article.ts";
import { bylineLine } from "./byline.ts";
import { correctionLine, furnitureLine } from "./furniture.ts";
import type { Line } from "./line.ts";
import type { LineContext } from "./line-context.ts";
import { timestampLine, type LineDates } from "./timestamp.ts";

/** What the lines below the text say. */
export interface Tail {
  readonly bylines: Byline[];
  readonly dates: LineDates[];
  readonly keywords: string[];
  readonly evidence: Evidence[];
  rights?: string;
  correction?: string;
  /** How many lines it takes. */
  lines: number;
}

/**
 * Reads the lines below the text, from the last one up: date, byline, keywords, copyright, correction.
 * @param lines - the lines below the head
 * @param context - language and dates
 * @returns what they say
 */
export function readTail(lines: readonly Line[], context: LineContext): Tail {
  const tail: Tail = { bylines: [], dates: [], keywords: [], evidence: [], lines: 0 };
  // The first line is text, whatever it looks like: an article without any is none.
  while (tail.lines < lines.length - 1) {
    const line = lines[lines.length - 1 - tail.lines];
    const field = line && readLine(line.text, tail, context);
    if (!line || field === undefined) break;
    tail.evidence.push({
      field,
      rule: "line:below-text",
      value: line.text.slice(0, 120),
      line: line.number,
    });
    tail.lines += 1;
  }
  return tail;
}

/**
 * Reads one line below the text.
 * @param text - the line
 * @param tail - changed in place
 * @param context - language and dates
 * @returns the fact it says, or undefined where it is text
 */
function readLine(text: string, tail: Tail, context: LineContext): string | undefined {
  const dates = timestampLine(text, context);
  if (dates) {
    tail.dates.unshift(dates);
    return dates.updated ? "updated" : "published";
  }
  const correction = correctionLine(text, context);
  if (correction !== null) {
    tail.correction = correction;
    return "correction";
  }
  const bylines = tail.bylines.length === 0 ? bylineLine(text, context) : null;
  if (bylines) {
    tail.bylines.push(...bylines);
    return "bylines";
  }
  return readFurniture(text, tail, context);
}

/**
 * Reads a line of the page.
 * @param text - the line
 * @param tail - changed in place
 * @param context - the language
 * @returns the fact it says, or undefined where it is text
 */
function readFurniture(text: string, tail: Tail, context: LineContext): string | undefined {
  const furniture = furnitureLine(text, context);
  if (!furniture || furniture.kind === "breadcrumb") return undefined;
  if (furniture.kind === "topics") {
    tail.keywords.unshift(...furniture.topics);
    return "keywords";
  }
  if (furniture.kind === "copyright") {
    tail.rights = furniture.rights;
    return "rights";
  }
  return "body.cut";
}
