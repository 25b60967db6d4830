import MarkdownIt, { type Token } from "markdown-it";
import type { Evidence } from "../model/article.ts";
import { inlineText, type Block } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import { problem } from "../problem.ts";
import type { Draft, ExtractionContext, Extractor } from "./extractor.ts";
import { readFrontMatter } from "./front-matter.ts";
import { blocksFromHtml, type HtmlBlocks } from "./html/blocks.ts";
import { mergeDrafts } from "./merge-drafts.ts";

/** CommonMark with tables, and HTML inside it, which goes through the same door as any HTML. */
export const markdown: Extractor = { format: "markdown", extract: extractMarkdown };

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });

parser.renderer.rules["image"] = figure;
// Every link is made one: the way through HTML drops those that lead nowhere good, and keeps their text.
parser.validateLink = (): boolean => true;

/**
 * Writes a picture; alone in its paragraph and with a title it is a figure, the title its caption.
 * @param tokens - of the paragraph
 * @param index - of the picture
 * @param options - of the parser
 * @param environment - of the document
 * @param renderer - writes what is in the brackets
 * @returns HTML
 */
function figure(
  tokens: Token[],
  index: number,
  options: typeof parser.options,
  environment: Record<string, unknown> | undefined,
  renderer: typeof parser.renderer,
): string {
  const token = tokens[index];
  if (!token) return "";
  token.attrSet("alt", renderer.renderInlineAsText(token.children ?? [], options, environment));
  const picture = renderer.renderToken(tokens, index, options);
  const title = token.attrGet("title");
  if (title === null || tokens.length > 1) return picture;
  const caption = parser.utils.escapeHtml(String(title));
  return `<figure>${picture}<figcaption>${caption}</figcaption></figure>`;
}

/**
 * Reads a Markdown file with YAML front matter.
 * @param source - the file
 * @param context - what extraction needs of other rooms
 * @returns the facts
 */
function extractMarkdown(source: Source, context: ExtractionContext): Draft {
  const front = readFrontMatter(source, context);
  const environment = {};
  const tokens = parser.parse(front.text, environment);
  const read = (part: Token[]): HtmlBlocks =>
    blocksFromHtml(parser.renderer.render(part, parser.options, environment), {
      ...(context.baseUrl !== undefined && { baseUrl: context.baseUrl }),
    });
  const { headline, line, body } = takeHeadline(tokens, front.draft.facts.headline, read);
  const { blocks, images, refusal } = read(body);
  const draft: Draft = {
    facts: { ...(headline !== undefined && { headline }), body: blocks, images },
    problems: refusal ? [problem(refusal.code, source.path, refusal.message)] : [],
    evidence: headline === undefined ? [] : [headlineEvidence(headline, line + front.line)],
  };
  return mergeDrafts(draft, front.draft);
}

/**
 * Takes the heading that is the headline off the text.
 * @param tokens - of the document
 * @param stated - the headline of the front matter: a first heading that repeats it is the same headline
 * @param read - makes blocks of tokens
 * @returns the headline with its line (0-based), where the heading has it, and the tokens of the body
 */
function takeHeadline(
  tokens: Token[],
  stated: string | undefined,
  read: (part: Token[]) => HtmlBlocks,
): { readonly headline?: string; readonly line: number; readonly body: Token[] } {
  const place = headlinePlace(tokens, stated === undefined);
  if (!place) return { line: 0, body: tokens };
  const headline = textOf(read(tokens.slice(place.start, place.end)).blocks);
  if (stated !== undefined && stated.trim() !== headline) return { line: 0, body: tokens };
  const body = tokens.toSpliced(place.start, place.end - place.start);
  return { headline, line: tokens[place.start]?.map?.[0] ?? 0, body };
}

/**
 * Notes that the headline is a heading.
 * @param headline - its text
 * @param line - of the file
 * @returns the evidence
 */
function headlineEvidence(headline: string, line: number): Evidence {
  return { field: "headline", rule: "markdown:heading", value: headline.slice(0, 120), line };
}

/** A heading's place among the tokens. */
interface HeadingPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the heading that is the headline: the first of level 1, else a heading that begins the text.
 * @param tokens - of the document
 * @param isNeeded - false where front matter has the headline: then only level 1 can repeat it
 * @returns where it stands, or undefined
 */
function headlinePlace(tokens: readonly Token[], isNeeded: boolean): HeadingPlace | undefined {
  const first = tokens.findIndex(({ type, tag }) => type === "heading_open" && tag === "h1");
  const start = first < 0 && isNeeded && tokens[0]?.type === "heading_open" ? 0 : first;
  if (start < 0) return undefined;
  const length = tokens.slice(start).findIndex(({ type }) => type === "heading_close");
  return { start, end: start + length + 1 };
}

/**
 * The text of a heading.
 * @param blocks - the heading as blocks
 * @returns its text in one line
 */
function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      "children" in block && block.type !== "quote" ? inlineText(block.children) : "",
    )
    .join(" ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
