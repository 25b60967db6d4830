import type { JsonMembers } from "./json-members.ts";

/** What the frame of every format needs. Texts and URLs are raw. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute http(s). */
  readonly homeUrl: string;
  /** The feed's `updated`, or a fixed moment for an empty feed: `feed` would say now. */
  readonly updated: Temporal.Instant;
  readonly rights: string | undefined;
  readonly icon: string | undefined;
  readonly favicon: string | undefined;
  readonly ttl: number | undefined;
}

/** What the frame of every XML format needs besides. */
export interface XmlFrame extends Frame {
  /** URL of the CSS for browsers. */
  readonly stylesheet: string | undefined;
  /** Elements of the feed itself that `feed` does not know, written. */
  readonly head: string;
  /** Prefixes of elements in entries that are put in later. */
  readonly prefixes: readonly string[];
  readonly items: readonly XmlItem[];
}

/** One item of an XML format, its parts written: title and links go before what `feed` writes (id, dates), `rest` after it. */
export interface XmlItem {
  readonly id: string;
  readonly published: Temporal.Instant;
  readonly updated: Temporal.Instant;
  readonly title: string;
  readonly links: string;
  readonly rest: string;
}

/** One item of JSON Feed: what `feed` writes by itself, and the members it does not know or gets wrong. */
export interface JsonItem {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string;
  readonly published: Temporal.Instant;
  readonly updated: Temporal.Instant;
  readonly members: JsonMembers;
}

/** JSON Feed's frame. */
export interface JsonFrame extends Frame {
  readonly selfUrl: string | undefined;
  readonly members: JsonMembers;
  readonly items: readonly JsonItem[];
}
