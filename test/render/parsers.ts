/** Five readers that are not ours, each brought to the same few facts. */
import { Readable } from "node:stream";
import { parseFeed as parseRowanmanning } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import { parseFeed as parseFeedsmith } from "feedsmith";
import { parseFeed as parseHtmlparser2 } from "htmlparser2";
import RssParser from "rss-parser";

/** An item as a reader understood it; what a reader does not know is absent. */
export interface ReadItem {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly published?: string | undefined;
  readonly content?: string | undefined;
}

/** A reader. */
export interface Reader {
  readonly name: string;
  readonly read: (xml: string) => Promise<readonly ReadItem[]>;
}

type Dated = string | Date | null | undefined;
const iso = (date: Dated): string | undefined =>
  date === null || date === undefined ? undefined : new Date(date).toISOString();

export const readers: readonly Reader[] = [
  { name: "feedsmith", read: async (xml) => feedsmith(xml) },
  { name: "rss-parser", read: rssParser },
  { name: "@rowanmanning/feed-parser", read: async (xml) => rowanmanning(xml) },
  { name: "feedparser", read: feedparser },
  { name: "htmlparser2", read: async (xml) => htmlparser2(xml) },
];

function feedsmith(xml: string): readonly ReadItem[] {
  const parsed = parseFeedsmith(xml);
  if (parsed.format === "rss") {
    return (parsed.feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      title: item.title,
      link: item.link,
      published: iso(item.pubDate),
      content: item.content?.encoded,
    }));
  }
  if (parsed.format !== "atom") throw new Error(`feedsmith took it for ${parsed.format}`);
  return (parsed.feed.entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value,
    link: entry.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href,
    published: iso(entry.published),
    content: entry.content?.value,
  }));
}

async function rssParser(xml: string): Promise<readonly ReadItem[]> {
  const parser = new RssParser<object, { id?: string; "content:encoded"?: string }>();
  const { items } = await parser.parseString(xml);
  return items.map((item) => ({
    id: item.guid ?? item.id,
    title: item.title,
    link: item.link,
    published: iso(item.isoDate),
    content: item["content:encoded"] ?? item.content,
  }));
}

function rowanmanning(xml: string): readonly ReadItem[] {
  return parseRowanmanning(xml).items.map((item) => ({
    id: item.id ?? undefined,
    title: item.title ?? undefined,
    link: item.url ?? undefined,
    published: iso(item.published),
    content: item.content ?? undefined,
  }));
}

async function feedparser(xml: string): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  const stream = Readable.from([xml]).pipe(new FeedParser({ normalize: true }));
  for await (const item of stream) {
    items.push({
      id: item.guid,
      title: item.title,
      link: item.link,
      published: iso(item.pubdate),
      // It takes the summary for content where there is none.
      content: item.description === item.summary ? undefined : item.description,
    });
  }
  return items;
}

function htmlparser2(xml: string): readonly ReadItem[] {
  const parsed = parseHtmlparser2(xml);
  return (parsed?.items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    link: item.link,
    // In Atom it knows one date only, and takes `updated`.
    published: parsed?.type === "atom" ? undefined : iso(item.pubDate),
  }));
}
