import type { Evidence } from "../../model/article.ts";
import type { Source } from "../../model/source.ts";
import { problem } from "../../problem.ts";
import type { Draft, ExtractionContext, Extractor } from "../extractor.ts";
import { readBody } from "./body.ts";
import { type BylineClaim, chooseBylines } from "./choose/bylines.ts";
import { folded } from "./choose/compare.ts";
import { chooseDates, type Dates } from "./choose/dates.ts";
import { chooseImages } from "./choose/images.ts";
import { first, statedFacts } from "./choose/stated.ts";
import { readingLanguage } from "../language.ts";
import { type Checkpoint, checkpoint, TooSlow } from "./deadline.ts";
import { known } from "./known.ts";
import { readNotes } from "./notes.ts";
import { applyOverride, type Overridden } from "./override.ts";
import { type Page, readPage } from "./page.ts";
import { parseHtml } from "./parse.ts";

/** Saved web pages of any publisher. */
export const html: Extractor = { format: "html", extract };

/**
 * Reads a page: its metadata, then with their help its text.
 * @param source - the page
 * @param context - what other rooms lend
 * @returns what the page says
 */
function extract(source: Source, context: ExtractionContext): Draft {
  try {
    return readWithin(checkpoint(context), source, context);
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    const slow = problem("extraction_slow", source.path, error.message);
    return { facts: {}, problems: [slow], evidence: [] };
  }
}

/**
 * Reads a page, looking at the clock between the steps.
 * @param check - throws where the time is up
 * @param source - the page
 * @param context - what other rooms lend
 * @returns what the page says
 */
function readWithin(check: Checkpoint, source: Source, context: ExtractionContext): Draft {
  const parsed = parseHtml(source.text, context.limits, check);
  if (!parsed.ok) {
    const { code, message } = parsed.refusal;
    return { facts: {}, problems: [problem(code, source.path, message)], evidence: [] };
  }
  check();
  const read = readPage(parsed, context.baseUrl);
  check();
  const overridden = applyOverride(read, source.path, context.overrides);
  const page = overridden ? withOverride(read, overridden) : read;
  const found = draft(page, overridden, source, { ...context, check });
  check();
  return found;
}

/**
 * A page whose override speaks before its metadata.
 * @param page - as read
 * @param overridden - what the override found
 * @returns the page with the override's claims first
 */
function withOverride(page: Page, overridden: Overridden): Page {
  const { headline } = overridden.claims;
  return {
    ...page,
    claims: [overridden.claims, ...page.claims],
    headline:
      headline === undefined ? page.headline : { rule: "override:headline", text: headline },
  };
}

/**
 * What a page says of its article.
 * @param page - the page
 * @param overridden - what the publisher's override found
 * @param source - the file
 * @param context - what other rooms lend
 * @returns the facts with their evidence
 */
function draft(
  page: Page,
  overridden: Overridden | undefined,
  source: Source,
  context: ExtractionContext & { readonly check: Checkpoint },
): Draft {
  const language = readingLanguage(page.language, source, context, sampleOf(page));
  const dates = chooseDates(page, { source, language, parseDateLine: context.parseDateLine });
  const authors = chooseBylines(page, language);
  const bylines = authors?.bylines ?? [];
  const stated = statedFacts(page);
  context.check();
  const body = readBody(
    page,
    {
      headline: page.headline?.text,
      standfirst: stated.standfirst,
      bylines: bylines.map(({ name }) => name),
      persons: bylines.flatMap(({ name, kind }) => (kind === "person" ? [name] : [])),
      articleBody: first(page.claims, "articleBody"),
      writtenBody: first(page.claims, "writtenBody"),
    },
    overridden,
  );
  const { blocks, ...notes } = readNotes(body.blocks, language);
  return {
    facts: {
      ...notes,
      ...stated,
      ...known({
        standfirst: shownStandfirst(body.lead, stated.standfirst),
        headline: page.headline?.text,
        published: dates.published?.stamp,
        updated: dates.updated?.stamp,
      }),
      bylines,
      body: blocks,
      images: chooseImages(page.claims, body.images),
    },
    ...known({
      sourceId: first(page.claims, "identifier"),
      lead: body.lead,
      declaredLanguage: page.language,
    }),
    problems: [],
    evidence: [...evidenceOf(page, dates, authors), ...body.evidence],
  };
}

/**
 * The standfirst in the words that readers see; in those of metadata where they are the same.
 * @param shown - as the page sets it apart
 * @param stated - what metadata state
 * @returns the standfirst, if there is one
 */
function shownStandfirst(
  shown: string | undefined,
  stated: string | undefined,
): string | undefined {
  return shown === undefined || folded(shown) === folded(stated ?? "") ? stated : shown;
}

/** Lines at least this long tell the language of a page that declares none. */
const MIN_SAMPLE = 60;

/**
 * Text of a page by which its language can be told.
 * @param page - the page
 * @returns its longer lines
 */
function sampleOf(page: Page): string {
  if (page.language !== undefined) return "";
  const { lines } = page.outline;
  return lines.flatMap(({ text }) => (text.length < MIN_SAMPLE ? [] : [text])).join("\n");
}

/**
 * Which rules chose the facts.
 * @param page - the page
 * @param dates - as chosen
 * @param authors - as chosen
 * @returns the evidence
 */
function evidenceOf(page: Page, dates: Dates, authors: BylineClaim | undefined): Evidence[] {
  const { headline } = page;
  const { published, updated } = dates;
  return [
    ...(headline ? [{ field: "headline", rule: headline.rule, value: headline.text }] : []),
    ...(published ? [{ field: "published", rule: published.rule, value: published.written }] : []),
    ...(updated ? [{ field: "updated", rule: updated.rule, value: updated.written }] : []),
    ...(authors
      ? [
          {
            field: "bylines",
            rule: authors.rule,
            value: authors.bylines.map(({ name }) => name).join(", "),
          },
        ]
      : []),
  ];
}
