import { problem } from "../../problem.ts";
import type { Source } from "../../model/source.ts";
import type { Draft, ExtractionContext, Extractor } from "../extractor.ts";
import { blocksFromNodes } from "./blocks.ts";
import { findMainText } from "./main-text.ts";
import { outline } from "./outline.ts";
import { parseHtml } from "./parse.ts";

/** Saved web pages. */
export const html: Extractor = { format: "html", extract };

/**
 * Reads a page.
 * @param source - the page
 * @param context - what other rooms lend
 * @returns what the page says
 */
function extract(source: Source, context: ExtractionContext): Draft {
  const parsed = parseHtml(source.text, context.limits);
  if (!parsed.ok) {
    const { code, message } = parsed.refusal;
    return { facts: {}, problems: [problem(code, source.path, message)], evidence: [] };
  }
  const main = findMainText(outline(parsed.document));
  const root = main ? main.element : parsed.document;
  const { blocks, images } = blocksFromNodes([root], context.baseUrl, (element) => main?.cuts.has(element) === true);
  return { facts: { body: blocks, images }, problems: [], evidence: [] };
}
