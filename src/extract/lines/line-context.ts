import type { ExtractionContext } from "../extractor.ts";

/** What the recognizers of a line know beside the line. */
export interface LineContext {
  /** The language the text is read in; "und" where it is not known: then the words of all languages count. */
  readonly language: string;
  /** IANA zone for dates that state none. */
  readonly timeZone: string;
  readonly parseDateLine: ExtractionContext["parseDateLine"];
}
