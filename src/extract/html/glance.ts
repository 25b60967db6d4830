import type { Article } from "../../model/article.ts";
import type { Block } from "../../model/block.ts";
import type { Source } from "../../model/source.ts";
import type { ExtractionContext } from "../extractor.ts";
import { finish } from "../finish.ts";
import { chooseDates } from "./choose/dates.ts";
import { first, statedFacts } from "./choose/stated.ts";
import { headOf } from "./head/head.ts";
import { glanceAtTags, ISO } from "./head/tags.ts";
import { known } from "./known.ts";
import { readPage, type Page } from "./page.ts";
import { parseHtml } from "./parse.ts";

/** What a glance at a page tells: all that decides which windows it may be in. */
export type Glance = Pick<Article, "id" | "language" | "translations"> &
  Partial<Pick<Article, "section" | "canonicalUrl">> & {
    /** Milliseconds since 1970. */
    readonly published: number;
  };

/** Stands for the text, which a glance does not read. */
const UNREAD: readonly Block[] = [
  { type: "paragraph", children: [{ type: "text", text: "unread" }] },
];

/**
 * Reads the head of a page only, by the very rules that read all of it, and only where nothing below the head could
 * change what they find: the date is that of the JSON-LD, which goes before everything else.
 * @param source - the page
 * @param context - what other rooms lend
 * @returns what it says, or undefined where the page has to be read in full to know
 */
export function glance(source: Source, context: ExtractionContext): Glance | undefined {
  if ((context.overrides?.length ?? 0) > 0) return undefined;
  const head = headOf(source.text);
  if (head === undefined) return undefined;
  return glanceAtTags(head, source, context) ?? glanceAtTree(head, source, context);
}

/**
 * Reads a head by the very rules that read a whole page.
 * @param head - of the page
 * @param source - the page
 * @param context - what other rooms lend
 * @returns what it says, or undefined where the page has to be read in full to know
 */
export function glanceAtTree(
  head: string,
  source: Source,
  context: ExtractionContext,
): Glance | undefined {
  const page = settledPage(head, context);
  if (page === undefined) return undefined;
  const language = page.language ?? source.pathLanguage ?? "und";
  const { published } = chooseDates(page, {
    source,
    language,
    parseDateLine: context.parseDateLine,
  });
  // A date that only a language can read is left to the whole reading, which may know the language better.
  if (published?.rule !== "json-ld:published" || !ISO.test(published.written)) return undefined;
  if (isStatedLater(page, head, source)) return undefined;
  const draft = {
    facts: {
      ...statedFacts(page),
      headline: "unread",
      body: UNREAD,
      published: published.stamp,
    },
    ...known({
      sourceId: first(page.claims, "identifier"),
      declaredLanguage: page.language,
    }),
    problems: [],
    evidence: [],
  };
  const finished = finish(draft, source, withoutText(context));
  if (!finished.ok) return undefined;
  return { ...finished.article, published: published.stamp.instant.epochMilliseconds };
}

/**
 * Whether a body may state what goes before some of what its head states: microdata goes before all but JSON-LD.
 * @param page - its head
 * @param head - the same as text
 * @param source - the page
 * @returns true where it may
 */
function isStatedLater(page: Page, head: string, source: Source): boolean {
  const mayName = (word: string): boolean => source.text.includes(word, head.length);
  return (
    mayName("inLanguage") || (page.claims[0]?.identifier === undefined && mayName("identifier"))
  );
}

/**
 * The page as its head has it.
 * @param head - of the page
 * @param context - its limits
 * @returns the page without its body, or undefined where the body may matter
 */
function settledPage(head: string, context: ExtractionContext): Page | undefined {
  const parsed = parseHtml(`${head}<body>`, context.limits);
  if (!parsed.ok) return undefined;
  const page = readPage(parsed, context.baseUrl);
  const [best] = page.claims;
  // A quotation mark or a comment that is left open would swallow the body.
  const isClosed = page.elements.named("body").length === 1;
  return isClosed && best?.source === "json-ld" && best.section !== undefined ? page : undefined;
}

/**
 * A context that asks nothing of the text.
 * @param context - what other rooms lend
 * @returns the same without detection of languages
 */
function withoutText(context: ExtractionContext): ExtractionContext {
  const { contradictsLanguage: _, ...rest } = context;
  return { ...rest, detectLanguage: () => undefined };
}
