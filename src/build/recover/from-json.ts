import { z } from "zod";
import { parseJson } from "./parse-json.ts";
import { momentOf, type PublishedFeed } from "./published-item.ts";

const text = z.string().catch("");

const feed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      url: text,
      title: text,
      language: text,
      date_published: z.string(),
      date_modified: text,
      _polywire: z.object({ section: text, revision: text }),
    }),
  ),
  _polywire: z.object({
    tombstones: z.array(z.object({ id: z.string(), url: text, withdrawn: z.string() })).catch([]),
  }),
});

/**
 * Reads a JSON Feed that Polywire published.
 * @param document - its text
 * @returns what it remembers, undefined where it is none of ours
 */
export function fromJson(document: string): PublishedFeed | undefined {
  const parsed = feed.safeParse(parseJson(document));
  if (!parsed.success) return undefined;
  const { items, _polywire: own } = parsed.data;
  return {
    items: items.flatMap((item) => {
      const published = momentOf(item.date_published);
      if (published === undefined) return [];
      const { id, url, title, language, _polywire: extension } = item;
      const updated = momentOf(item.date_modified) ?? published;
      return [{ id, url, title, language, ...extension, published, updated }];
    }),
    tombstones: own.tombstones.flatMap(({ id, url, withdrawn }) => {
      const moment = momentOf(withdrawn);
      return moment === undefined ? [] : [{ id, url, withdrawn: moment }];
    }),
  };
}
