import type { Image } from "../../../model/block.ts";
import type { TranslationLink } from "../../../model/article.ts";

/** Somebody named as author, as a page's metadata has it. */
export interface AuthorClaim {
  readonly name: string;
  readonly kind?: "person" | "organization";
  readonly role?: string;
  readonly url?: string;
}

/**
 * What one kind of metadata claims of the article, texts as written. Which claim is believed is decided elsewhere,
 * one file a fact.
 */
export interface Claims {
  /** Name of the reader, for the evidence: `json-ld`, `open-graph`, … */
  readonly source: string;
  readonly headline?: string;
  /** What the thing is called, where its headline says something else. */
  readonly name?: string;
  readonly alternativeHeadline?: string;
  readonly standfirst?: string;
  readonly authors?: readonly AuthorClaim[];
  readonly published?: string;
  readonly updated?: string;
  readonly expires?: string;
  readonly section?: string;
  readonly keywords?: readonly string[];
  readonly url?: string;
  readonly language?: string;
  readonly images?: readonly Image[];
  /** Pictures described anywhere in the metadata: words for those that the page shows. */
  readonly pictured?: readonly Image[];
  readonly identifier?: string;
  readonly rights?: string;
  readonly credit?: string;
  readonly publisher?: string;
  readonly correction?: string;
  readonly dateline?: string;
  readonly isAccessibleForFree?: boolean;
  readonly translations?: readonly TranslationLink[];
  /** The text as metadata has it: often cut short, never shown, good for finding the real one. */
  readonly articleBody?: string;
  /** The same as written, with its line breaks or markup. */
  readonly writtenBody?: string;
}
