import type { Article } from "../../model/article.ts";
import type { Block } from "../../model/block.ts";
import type { Source } from "../../model/source.ts";
import type { ExtractionContext } from "../extractor.ts";
import { finish } from "../finish.ts";
import { chooseDates } from "./choose/dates.ts";
import { first, statedFacts } from "./choose/stated.ts";
import { known } from "./known.ts";
import { readPage, type Page } from "./page.ts";
import { parseHtml } from "./parse.ts";

/** What a glance at a page tells: all that decides which windows it may be in. */
export type Glance = Pick<Article, "id" | "language" | "translations"> &
  Required<Pick<Article, "published">> &
  Partial<Pick<Article, "section" | "canonicalUrl" | "status">>;

/** Where the text begins. */
const BODY = /<body[\s>]/i;

/** What below the head could still say something about the article as a whole. */
const LATE = /<(?:meta\s(?!itemprop)|link|base|html)\b|ld\+json|"@context"/i;

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
  const page = (context.overrides?.length ?? 0) > 0 ? undefined : settledPage(source, context);
  if (page === undefined) return undefined;
  const language = page.language ?? source.pathLanguage ?? "und";
  const { published } = chooseDates(page, {
    source,
    language,
    parseDateLine: context.parseDateLine,
  });
  // A date that only a language can read is left to the whole reading, which may know the language better.
  if (published?.rule !== "json-ld:published" || !/^\d{4}-\d\d/.test(published.written))
    return undefined;
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
  return finished.ok ? { ...finished.article, published: published.stamp } : undefined;
}

/**
 * The page as its head has it, where nothing below can say otherwise.
 * @param source - the page
 * @param context - its limits
 * @returns the page without its body, or undefined where the body may matter
 */
function settledPage(source: Source, context: ExtractionContext): Page | undefined {
  const at = source.text.search(BODY);
  const head = source.text.slice(0, Math.max(0, at));
  const body = source.text.slice(at);
  if (!/<\/head>\s*$/i.test(head) || LATE.test(body)) return undefined;
  const parsed = parseHtml(head, context.limits);
  if (!parsed.ok) return undefined;
  const page = readPage(parsed.document, context.baseUrl);
  const [best] = page.claims;
  return best?.source === "json-ld" && best.section !== undefined ? page : undefined;
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
