import type { Problem } from "../problem.ts";
import type { Block, Image } from "./block.ts";

/** How exact a date is known. A day stays a day: it is never shown with a time. */
export type Precision = "day" | "minute" | "second";

/** A moment as an article states it. */
export interface Timestamp {
  /** The moment; for `precision: "day"` the start of that day in the source's zone. */
  readonly instant: Temporal.Instant;
  readonly precision: Precision;
  /** The calendar day as written, set where `precision` is "day"; no zone moves it. */
  readonly day?: Temporal.PlainDate;
  /** Set where the document did not state this date and it was taken from another fact. */
  readonly derived?: "updated" | "first-seen";
}

/** Somebody who is named as author. */
export interface Byline {
  readonly name: string;
  readonly kind: "person" | "agency" | "organization";
  /** As written: "Defence correspondent", "photographer". */
  readonly role?: string;
  /** As written: "Brussels". */
  readonly location?: string;
  /** Profile page, absolute http(s). */
  readonly url?: string;
}

/** Life of an article at the desk, in ninjs's words (`pubStatus`: usable, withheld, canceled). */
export type ArticleStatus = "usable" | "withheld" | "withdrawn";

/** Another language version of the same story. */
export interface TranslationLink {
  /** BCP 47. */
  readonly language: string;
  /** Absolute http(s). */
  readonly url: string;
}

/** A subject of a controlled vocabulary: IPTC Media Topics where the source uses them. */
export interface Subject {
  /** `medtop:20000002`, or a bare name where no code was given. */
  readonly code?: string;
  readonly name?: string;
}

/**
 * The facts of one article in one language, in the names of schema.org NewsArticle. All texts are plain: decoded,
 * NFC, without markup. What is not known is absent.
 */
export interface Article {
  /** A `tag:` URI or the source's own URI; never changes: readers know the article by it. */
  readonly id: string;
  /** Path of the source file relative to the articles folder, with "/". */
  readonly path: string;
  readonly headline: string;
  /** A second, often shorter headline. */
  readonly alternativeHeadline?: string;
  /** The abstract under the headline. */
  readonly standfirst?: string;
  readonly bylines: readonly Byline[];
  /** Place as written before the text: "BRUSSELS". */
  readonly dateline?: string;
  readonly body: readonly Block[];
  /** All pictures, the lead picture first; those inside the body are figures there too. */
  readonly images: readonly Image[];
  readonly section?: string;
  readonly keywords: readonly string[];
  readonly subjects: readonly Subject[];
  readonly published?: Timestamp;
  readonly updated?: Timestamp;
  /** Canonical BCP 47 tag. */
  readonly language: string;
  /** Who owns the text: "AFP". */
  readonly credit?: string;
  /** Copyright line or licence. */
  readonly rights?: string;
  /** Absolute http(s), without tracking parameters. */
  readonly canonicalUrl?: string;
  /** Key shared by all language versions of a story. */
  readonly story?: string;
  readonly translations: readonly TranslationLink[];
  readonly status: ArticleStatus;
  /** Not before this moment. */
  readonly embargo?: Temporal.Instant;
  /** Not after this moment. */
  readonly expires?: Temporal.Instant;
  /** The published correction note, in the article's language. */
  readonly correction?: string;
  /** For the desk only; in no output, ever. */
  readonly editorialNote?: string;
  /** IPTC digitalSourceType URI, e.g. …/trainedAlgorithmicMedia. */
  readonly digitalSourceType?: string;
  /** The language it was machine-translated from, where the source says so. */
  readonly machineTranslatedFrom?: string;
  /** False behind a paywall (schema.org isAccessibleForFree). */
  readonly isAccessibleForFree?: boolean;
}

/** Where a fact came from, for `polywire explain`. */
export interface Evidence {
  /** Name of the Article's field, or `body.cut` for what was left out of the text. */
  readonly field: string;
  /** The rule that found it, e.g. `json-ld:headline`, `line:timestamp`, `front-matter:title`. */
  readonly rule: string;
  /** The value or the beginning of it, as found. */
  readonly value: string;
  /** 1-based line of the source, where known. */
  readonly line?: number;
}

/** What became of one file: an article or the problems that prevented it. One bad file never stops the run. */
export type Extraction =
  | {
      readonly ok: true;
      readonly article: Article;
      readonly problems: readonly Problem[];
      readonly evidence: readonly Evidence[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };
