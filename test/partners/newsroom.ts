import type { Block } from "../../src/model/block.ts";
import type { Entry } from "../../src/model/entry.ts";
import type { Feed } from "../../src/model/feed.ts";
import type { PartnerElement, PartnerFacts, PartnerItem } from "../../src/model/partner.ts";
import {
  loadProfiles,
  preparePartnerFeed,
  type PartnerContext,
  type PartnerContract,
  type PartnerResult,
  type Profile,
  type ProfileInput,
} from "../../src/partners/index.ts";
import { renderPartner, serializeAllowed } from "../../src/render/partner.ts";

export const NOW: Temporal.Instant = Temporal.Instant.from("2025-02-13T12:00:00Z");

/** A text that meets every partner's floor: 160 words, more than 450 characters. */
export const LONG: string = Array.from(
  { length: 16 },
  () => "The harbour council met again and put the vote off.",
).join(" ");

/** A summary that meets every partner's floor: more than 300 characters. */
export const SUMMARY: string = Array.from(
  { length: 7 },
  () => "The council of the harbour town put the vote off.",
).join(" ");

export function paragraph(text: string): Block {
  return { type: "paragraph", children: [{ type: "text", text }] };
}

/** An article that meets every rule of every profile, with what differs. */
export function entry(over: Partial<Entry> = {}): Entry {
  const url = over.url ?? "https://news.example/harbour-vote";
  return {
    id: url,
    url,
    title: "Harbour vote is put off again in Portmoor",
    summary: SUMMARY,
    body: [paragraph(LONG)],
    authors: [{ name: "Ada Quill", kind: "person" }],
    categories: [{ term: "politics", label: "Politics" }],
    published: Temporal.Instant.from("2025-02-13T08:00:00Z"),
    updated: Temporal.Instant.from("2025-02-13T08:00:00Z"),
    precision: "minute",
    publishedDerived: false,
    labels: { published: "Published 13 February 2025, 08:00" },
    language: "en-GB",
    direction: "ltr",
    images: [
      {
        url: "https://news.example/harbour.jpg",
        width: 1920,
        height: 1080,
        type: "image/jpeg",
        bytes: 400_000,
        caption: "The harbour",
        credit: "Ada Quill",
        alt: "Boats",
      },
    ],
    translations: [],
    revision: "1",
    ...over,
  };
}

export function feed(over: Partial<Feed> = {}): Feed {
  return {
    id: "tag:news.example,2025:en-GB",
    folder: "en-GB",
    title: "Portmoor Post",
    description: "News from Portmoor",
    language: "en-GB",
    direction: "ltr",
    homeUrl: "https://news.example/",
    selfUrls: { rss: "https://feeds.news.example/partner/rss.xml" },
    hubs: [],
    publisher: "Portmoor Post",
    entries: [entry()],
    tombstones: [],
    ...over,
  };
}

const builtIn = loadProfiles();

/** One of our profiles, with what a newsroom lays over it. */
export function profile(id: string, over?: ProfileInput): Profile {
  const { profiles, issues } =
    over === undefined ? builtIn : loadProfiles({ [id]: { extends: id, ...over } });
  const found = profiles.get(id);
  if (found === undefined) throw new Error(`no profile ${id}: ${JSON.stringify(issues)}`);
  return found;
}

export function contract(name: string, over: Partial<PartnerContract> = {}): PartnerContract {
  return { name, agencies: [], ...over };
}

export function context(over: Partial<PartnerContext> = {}): PartnerContext {
  return {
    now: NOW,
    facts: new Map(),
    siteHost: "news.example",
    serialize: serializeAllowed,
    ...over,
  };
}

/** Prepares a feed of these entries for a partner. */
export function prepare(
  id: string,
  entries: readonly Entry[],
  over: {
    readonly feed?: Partial<Feed>;
    readonly context?: Partial<PartnerContext>;
    readonly contract?: Partial<PartnerContract>;
    readonly profile?: ProfileInput;
  } = {},
): PartnerResult {
  return preparePartnerFeed(
    profile(id, over.profile),
    contract(id, over.contract),
    feed({ entries, ...over.feed }),
    context(over.context),
  );
}

export function xml(result: PartnerResult): string {
  return new TextDecoder().decode(renderPartner(result.feed).bytes);
}

/** All elements of an item by name, as they read: dates in RFC 3339. */
export function told(item: PartnerItem | undefined): Record<string, string> {
  return Object.fromEntries((item?.elements ?? []).map((each) => [each.name, saying(each)]));
}

function saying(element: PartnerElement): string {
  if (element.date !== undefined) return element.date.instant.toString();
  return element.text ?? element.html ?? Object.values(element.attributes ?? {}).join(" ");
}

/** A newsroom over the day: runs follow each other, and the partner's memory goes along. */
export class Day {
  readonly #facts = new Map<string, PartnerFacts>();
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  run(at: string, entries: readonly Entry[], tombstones: Feed["tombstones"] = []): PartnerResult {
    const result = prepare(this.#id, entries, {
      feed: { tombstones },
      context: { now: Temporal.Instant.from(at), facts: new Map(this.#facts) },
    });
    for (const facts of result.facts) this.#facts.set(facts.id, facts);
    return result;
  }
}
