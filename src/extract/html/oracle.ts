import { folded } from "./choose/compare.ts";
import type { Line, Outline } from "./outline.ts";

/** An article body of metadata must hold this many characters to say anything. */
const MIN_BODY = 400;

/** This share of it must be found on the page. */
const MIN_FOUND = 0.5;

/** Lines shorter than this are on many places of a page. */
const MIN_LINE = 40;

/** What a line that the metadata does not know still counts. */
const UNKNOWN_LINE = 0.35;

/**
 * Weighs lines by the article body that metadata states. That body is often cut short or lacks paragraphs, so it is
 * never the text itself: it only says which lines of the page are.
 * @param page - the page
 * @param articleBody - as stated
 * @returns a factor for each line, or undefined where the stated body is of no use
 */
export function oracleFactors(
  page: Outline,
  articleBody: string | undefined,
): readonly number[] | undefined {
  if (articleBody === undefined || articleBody.length < MIN_BODY) return undefined;
  const body = ` ${folded(articleBody)} `;
  let found = 0;
  const factors = page.lines.map((line) => {
    if (!isKnown(line, body)) return UNKNOWN_LINE;
    found += line.text.length;
    return 1;
  });
  return found >= articleBody.length * MIN_FOUND ? factors : undefined;
}

/**
 * Whether metadata knows a line.
 * @param line - the line
 * @param body - the folded article body
 * @returns true where its beginning and end are in the body
 */
function isKnown(line: Line, body: string): boolean {
  if (line.size < MIN_LINE) return false;
  const text = folded(line.text);
  return body.includes(text.slice(0, 60)) || body.includes(text.slice(-60));
}
