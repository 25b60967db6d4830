import type { Article, Evidence } from "../model/article.ts";
import type { Source, SourceFormat } from "../model/source.ts";
import type { Problem } from "../problem.ts";
import type { Override } from "./html/override.ts";

/** A date line understood: see `parseDateLine` of the public API. */
export interface ParsedDate {
  readonly date: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
  readonly instant?: Temporal.Instant;
  readonly precision: "day" | "minute" | "second";
}

/** What extraction needs from other rooms, handed in by whoever composes them. */
export interface ExtractionContext {
  /** Languages the newsroom publishes in, canonical BCP 47; detection is restricted to them. */
  readonly languages: readonly string[];
  /** The language of a text among `languages`, or undefined where it is not clear. */
  readonly detectLanguage: (text: string) => string | undefined;
  /** The language a text is really in where it plainly contradicts its tag; undefined where the tag may be right. */
  readonly contradictsLanguage?: (text: string, tag: string) => string | undefined;
  /** Understands a date line in a language; null beats wrong. */
  readonly parseDateLine: (
    line: string,
    options: { readonly locale: string; readonly timeZone: string },
  ) => ParsedDate | null;
  /** Authority and date of the `tag:` URIs made from paths, e.g. `example.org,2025` (RFC 4151). */
  readonly tagAuthority: string;
  /** Base of relative links where the document names none. */
  readonly baseUrl?: string;
  readonly limits: ExtractionLimits;
  /** Milliseconds that only go forward; without it no document is too slow. */
  readonly clock?: () => number;
  /** What single publishers' pages need said, as CSS selectors. */
  readonly overrides?: readonly Override[];
}

/** Bounds on one document; past them it is a Problem, never a hang. */
export interface ExtractionLimits {
  /** Bytes of the file. Default 10 MiB. */
  readonly bytes: number;
  /** Nested elements. Default 512. */
  readonly depth: number;
  /** Attributes on one tag. Default 256. */
  readonly attributes: number;
  /** Milliseconds for one web page. Default 5000. */
  readonly milliseconds: number;
}

/** The limits where config sets none. */
export const DEFAULT_LIMITS: ExtractionLimits = {
  bytes: 10 * 1024 * 1024,
  depth: 512,
  attributes: 256,
  milliseconds: 5000,
};

/**
 * What an extractor hands back: facts as found. `finish()` in `extract/finish.ts` turns it into an Article (id,
 * language, derived dates) in the same way for every format, so an extractor states only what the document says.
 */
export interface Draft {
  readonly facts: Partial<Omit<Article, "id" | "path" | "language" | "status">> & {
    readonly status?: Article["status"];
  };
  /** The source's own id: front matter id, ninjs uri, JSON-LD identifier. */
  readonly sourceId?: string;
  /** The standfirst as the page sets it above or before the text, where the body opens with it. */
  readonly lead?: string;
  /** The language the document declares for its text, as written. */
  readonly declaredLanguage?: string;
  readonly problems: readonly Problem[];
  readonly evidence: readonly Evidence[];
}

/** One format. Add a format by adding a file and one entry to the list in `extract/formats.ts`. */
export interface Extractor {
  readonly format: SourceFormat;
  /** Reads the document. `language` is the best guess so far (path, declaration seen by load), for date lines. */
  readonly extract: (source: Source, context: ExtractionContext) => Draft;
}
