import type { Block, Image } from "./block.ts";
import type { Byline, Precision } from "./article.ts";

/** Base direction of a text. */
export type Direction = "ltr" | "rtl";

/** A category: `term` is the machine's word, `label` the reader's. */
export interface Category {
  readonly term: string;
  /** Vocabulary's URI, e.g. http://cv.iptc.org/newscodes/mediatopic/ */
  readonly scheme?: string;
  /** In the edition's language; absent where the term has no name in it. */
  readonly label?: string;
}

/** A link to this story in another language. */
export interface Translation {
  /** BCP 47. */
  readonly language: string;
  readonly url: string;
  readonly id?: string;
  readonly title?: string;
}

/** The words of the edition that go with an entry, each a whole phrase in one language. */
export interface EntryLabels {
  /** "Published 13 February 2025, 08:28", localized; absent where the document states only when it was updated. */
  readonly published?: string;
  /** "Updated …"; absent where the entry was never updated. */
  readonly updated?: string;
  /** "Photo: AFP" for the lead picture, where it has a credit. */
  readonly credit?: string;
  /** "Read at …". */
  readonly readAt?: string;
}

/** One Article in one Edition, in Atom's names, everything in the edition's dress. All texts are plain. */
export interface Entry {
  /** The Article's id, byte-equal in every format. */
  readonly id: string;
  readonly url: string;
  /** Typeset for the edition. */
  readonly title: string;
  /** Plain text, one paragraph. */
  readonly summary: string;
  /** The edition's body: desk notes first, then the text; empty where the feed carries no content. */
  readonly body: readonly Block[];
  readonly authors: readonly Byline[];
  readonly categories: readonly Category[];
  readonly published: Temporal.Instant;
  /** Never before `published`. */
  readonly updated: Temporal.Instant;
  /** Precision of `published`. */
  readonly precision: Precision;
  /** True where the date of publication was not stated by the source. */
  readonly publishedDerived: boolean;
  readonly labels: EntryLabels;
  /** BCP 47 language of the text. */
  readonly language: string;
  readonly direction: Direction;
  /** Lead picture first. */
  readonly images: readonly Image[];
  readonly rights?: string;
  /** Owner of the text: "AFP". */
  readonly credit?: string;
  readonly translations: readonly Translation[];
  /** Story key of the translation group. */
  readonly story?: string;
  readonly correction?: string;
  readonly digitalSourceType?: string;
  readonly machineTranslatedFrom?: string;
  readonly isAccessibleForFree?: boolean;
  readonly alternativeHeadline?: string;
  readonly section?: string;
  /** Changes exactly when the content does: hex SHA-256 over the localized facts. */
  readonly revision: string;
}
