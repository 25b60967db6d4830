import { extract } from "../../src/extract/index.ts";
import { DEFAULT_LIMITS, type ExtractionContext } from "../../src/extract/extractor.ts";
import { parseDateLine } from "../../src/localize/date-parse.ts";
import type { Article, Extraction } from "../../src/model/article.ts";
import { plainText } from "../../src/model/block.ts";
import type { Source } from "../../src/model/source.ts";

/** What extraction is handed by whoever composes the rooms; the language is always given. */
export function contextFor(language: string | undefined): ExtractionContext {
  return {
    languages: language === undefined ? [] : [language],
    detectLanguage: () => language,
    parseDateLine,
    tagAuthority: "example.org,2025",
    limits: DEFAULT_LIMITS,
  };
}

/** A file of a format with a text. */
export function sourceOf(format: Source["format"], text: string, timeZone = "UTC"): Source {
  return {
    path: `world/harbour.${format}`,
    format,
    sha256: "0".repeat(64),
    text,
    stem: "world/harbour",
    timeZone,
  };
}

/** Extracts a text of a format. */
export function read(
  format: Source["format"],
  text: string,
  { language = "en", timeZone = "UTC" }: { language?: string; timeZone?: string } = {},
): Extraction {
  return extract(sourceOf(format, text, timeZone), contextFor(language));
}

/** The article of an extraction that must have succeeded. */
export function articleOf(extraction: Extraction): Article {
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.problems));
  return extraction.article;
}

/** The body's paragraphs as plain text. */
export function bodyOf(article: Article): string[] {
  return plainText(article.body).split("\n\n");
}

/** The codes of an extraction's problems. */
export function codesOf(extraction: Extraction): string[] {
  return extraction.problems.map(({ code }) => code);
}
