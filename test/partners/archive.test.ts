import { parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import type { Entry } from "../../src/model/entry.ts";
import { loadProfiles, type PartnerResult } from "../../src/partners/index.ts";
import { renderPartner } from "../../src/render/partner.ts";
import { LONG, NOW, entry, paragraph, prepare, profile, xml } from "./newsroom.ts";

/** 500 articles over three weeks, of very different length, some with heavy texts and odd titles. */
const archive: readonly Entry[] = Array.from({ length: 500 }, (_, index) =>
  entry({
    url: `https://news.example/${index}`,
    title: index % 7 === 0 ? "Vote" : `Harbour vote number ${index} is put off again & again`,
    body: Array.from({ length: 1 + (index % 3) }, () => paragraph(`${LONG} <& ]]> "`)),
    published: NOW.subtract({ hours: index }),
    updated: NOW.subtract({ hours: index }),
    images: index % 5 === 0 ? [] : entry().images,
  }),
);

const ids = [...loadProfiles().profiles.keys()];
/** A result with its file, made once. */
interface Made {
  readonly result: PartnerResult;
  readonly bytes: Uint8Array;
}

const results = new Map<string, Made>();

beforeAll(() => {
  for (const id of ids) {
    const result = prepare(id, archive);
    results.set(id, { result, bytes: renderPartner(result.feed).bytes });
  }
});

function made(id: string): Made {
  const found = results.get(id);
  if (found === undefined) throw new Error(`no result for ${id}`);
  return found;
}

test.each(ids)("500 articles: the file for %s is inside its limits", (id) => {
  const { bytes, result } = made(id);
  const { items } = result.feed;
  const { limits } = profile(id);
  expect(items.length).toBeLessThanOrEqual(limits.items ?? 500);
  expect(items.length).toBeGreaterThan(0);
  expect(bytes.length).toBeLessThanOrEqual(limits.feedBytes ?? Number.POSITIVE_INFINITY);
});

test.each(ids)("500 articles: each has exactly one fate at %s", (id) => {
  const { included, excluded } = made(id).result;
  const gone = new Set(excluded.map(({ entryId }) => entryId));
  const went = new Set(included.map(({ entryId }) => entryId));
  expect(gone.size + went.size).toBe(500);
  expect([...went].filter((each) => gone.has(each))).toEqual([]);
});

test("a byte limit is kept by the file as written, and nearly filled", () => {
  const feedBytes = 400_000;
  const { feed, excluded } = prepare("rss", archive, { profile: { limits: { feedBytes } } });
  const { length } = renderPartner(feed).bytes;
  expect(length).toBeLessThanOrEqual(feedBytes);
  expect(length).toBeGreaterThan(feedBytes * 0.8);
  expect(excluded.map(({ code }) => code)).toContain("feed_too_large");
});

test.each(ids.filter((id) => id !== "google-news"))(
  "another parser reads what %s is sent",
  (id) => {
    const result = prepare(id, archive.slice(0, 12));
    const parsed = parseRssFeed(xml(result));
    expect(parsed.title).toBe("Portmoor Post");
    expect(parsed.items?.map((item) => item.guid?.value)).toEqual(
      result.included.map(({ entryId }) => entryId),
    );
    const first = parsed.items?.find(({ title }) => title !== "Vote");
    expect(first?.title).toContain("& again");
    const html = first?.content?.encoded ?? first?.description ?? "";
    expect(html).toContain("&lt;&amp; ]]&gt;");
  },
);
