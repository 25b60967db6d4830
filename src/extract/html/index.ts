import { problem } from "../../problem.ts";
import type { Source } from "../../model/source.ts";
import type { Draft, ExtractionContext, Extractor } from "../extractor.ts";
import { blocksFromNodes } from "./blocks.ts";
import { findMainText } from "./main-text.ts";
import { outline } from "./outline.ts";
import { chooseBylines } from "./choose/bylines.ts";
import { choosePublished, chooseUpdated } from "./choose/dates.ts";
import type { Claims } from "./metadata/claims.ts";
import { known } from "./known.ts";
import { readPage } from "./page.ts";
import { parseHtml } from "./parse.ts";
import { boilerplate } from "./trim/boilerplate.ts";
import { trimText } from "./trim/index.ts";

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
  const page = readPage(parsed.document, context.baseUrl);
  const articleBody = first(page.claims, "articleBody");
  const boiler = boilerplate(page.language);
  const main = findMainText(outline(parsed.document), articleBody, boiler);
  const root = main ? main.element : parsed.document;
  const { blocks, images } = blocksFromNodes(
    [root],
    page.base,
    (element) => main?.cuts.has(element) === true,
  );
  const dates = {
    claims: page.claims,
    elements: page.elements,
    url: page.base,
    locale: page.language ?? source.pathLanguage ?? "und",
    timeZone: source.timeZone,
    parseDateLine: context.parseDateLine,
  };
  const published = choosePublished(dates);
  const updated = chooseUpdated(dates, published);
  const bylines = chooseBylines(page.claims, page.elements, page.site);
  const standfirst = first(page.claims, "standfirst");
  const text = trimText(blocks, {
    headline: page.headline?.text,
    standfirst,
    bylines: bylines?.bylines.map(({ name }) => name) ?? [],
    boilerplate: boiler,
  });
  return {
    facts: {
      ...known({
        headline: page.headline?.text,
        standfirst,
        published: published?.stamp,
        updated: updated?.stamp,
      }),
      bylines: bylines?.bylines ?? [],
      body: text.blocks,
      images,
    },
    ...known({ declaredLanguage: page.language }),
    problems: [],
    evidence: [],
  };
}

/**
 * The first that any metadata claims.
 * @param claims - best source first
 * @param name - of the fact
 * @returns its text
 */
function first(claims: readonly Claims[], name: "articleBody" | "standfirst"): string | undefined {
  return claims.map((claim) => claim[name]).find((text) => text !== undefined);
}
