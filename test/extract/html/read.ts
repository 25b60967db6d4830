import {
  DEFAULT_LIMITS,
  type Draft,
  type ExtractionContext,
} from "../../../src/extract/extractor.ts";
import { html } from "../../../src/extract/html/index.ts";
import { parseDateLine } from "../../../src/localize/date-parse.ts";

/** What pages written in tests are read with. */
export const context: ExtractionContext = {
  languages: [],
  detectLanguage: () => undefined,
  parseDateLine,
  tagAuthority: "example.org,2025",
  limits: DEFAULT_LIMITS,
};

/**
 * Extracts a page written in a test.
 * @param text - the page
 * @param changed - what differs from the usual context
 * @returns the draft
 */
export function readHtml(text: string, changed: Partial<ExtractionContext> = {}): Draft {
  return html.extract(
    { path: "a.html", format: "html", sha256: "", text, stem: "a", timeZone: "Europe/Brussels" },
    { ...context, ...changed },
  );
}
