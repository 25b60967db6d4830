import type { Block } from "./block.ts";

/** Tags and attributes a partner takes in body HTML. What is not listed is not sent. */
export interface AllowList {
  /** Tag name → names of the attributes it may carry. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Deepest nesting of elements, the outermost counting 1; no limit where absent. */
  readonly maxDepth?: number;
}

/** Turns a body into HTML under an allow-list; handed in, since the partners room writes no HTML itself. */
export type SerializeBody = (blocks: readonly Block[], allow: AllowList) => string;

/** One element of a partner's dialect, fully resolved: what is written is exactly this. */
export interface PartnerElement {
  /** With its prefix: `media:status`. */
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Plain text; escaped when written. */
  readonly text?: string;
  /** A moment, in the notation that this element wants. */
  readonly date?: { readonly instant: Temporal.Instant; readonly as: "rfc822" | "rfc3339" };
  /** HTML; written as CDATA. */
  readonly html?: string;
  readonly children?: readonly PartnerElement[];
}

/** One item of a partner's file. */
export interface PartnerItem {
  /** The Entry's id. */
  readonly id: string;
  /** A withdrawn item carries only what tells the partner to take it down. */
  readonly state: "live" | "withdrawn";
  /** In the order in which they are written. */
  readonly elements: readonly PartnerElement[];
}

/** A partner's file before it is written. */
export interface PartnerFeed {
  readonly partner: string;
  readonly format: "rss" | "sitemap";
  /** Relative to output/, e.g. `partners/msn/en-GB/rss.xml`. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  /** Prefix → URI. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly channel: readonly PartnerElement[];
  readonly items: readonly PartnerItem[];
}

/**
 * What one partner was told of one article, as the ledger remembers it. It lets dates move exactly when the content
 * did, and a withdrawn article be named to those who have it.
 */
export interface PartnerFacts {
  /** The Entry's id. */
  readonly id: string;
  /** As sent; a takedown needs it when the article itself is gone. */
  readonly url: string;
  readonly title: string;
  readonly published: Temporal.Instant;
  /** The Entry's revision that was sent last. */
  readonly revision: string;
  /** When the partner first had it. */
  readonly firstSent: Temporal.Instant;
  /** Moment of the last change the partner was told of; what its update date says. */
  readonly signalled: Temporal.Instant;
  /** How often the partner was told of a change since. */
  readonly changes: number;
  /** Set while the article is taken down at this partner. */
  readonly withdrawn?: Temporal.Instant;
}
