import { load } from "cheerio";
import { expect, test } from "vitest";
import {
  LONG,
  NOW,
  SUMMARY,
  contract,
  entry,
  paragraph,
  prepare,
  profile,
  told,
  xml,
} from "./newsroom.ts";
import { characters, times } from "./rule-fixtures.ts";

test("the alternative headline goes where only it is of the right length", () => {
  const short = entry({ title: "Vote", alternativeHeadline: "Vote put off in Portmoor" });
  expect(told(prepare("msn", [short]).feed.items[0])["title"]).toBe("Vote put off in Portmoor");
  expect(told(prepare("smartnews", [short]).feed.items[0])["title"]).toBe("Vote");
});

test("graphemes are counted, not code units", () => {
  const flags = "🏴󠁧󠁢󠁷󠁬󠁳󠁿".repeat(20);
  expect(prepare("msn", [entry({ title: flags })]).excluded[0]?.message).toBe(
    "20 of 21 characters asked for",
  );
});

test("a message says the figures and the fix", () => {
  const [found] = prepare("msn", [entry({ title: "Vote put off" })]).excluded;
  expect(found).toEqual({
    code: "title_too_short",
    entryId: entry().id,
    severity: "error",
    message: "12 of 21 characters asked for",
    fix: "set an alternativeHeadline of the right length",
  });
});

test("all reasons against an article are named at once", () => {
  const poor = entry({ title: "Vote", body: [paragraph("Off.")] });
  expect(prepare("msn", [poor]).excluded.map(({ code }) => code)).toEqual([
    "title_too_short",
    "body_below_minimum",
  ]);
});

test("a picture of unknown size is not held against the article", () => {
  const { images: _, ...rest } = entry();
  const unknown = entry({ ...rest, images: [{ url: "https://news.example/a.jpg" }] });
  expect(prepare("yahoo", [unknown]).included[0]?.notices).toEqual([]);
});

test("a feed that would lose more than its share is held back, and nothing is remembered", () => {
  const bad = times(6, () => ({ title: "Vote" }));
  const good = times(5, (index) => ({ url: `https://news.example/good-${index}` }));
  const held = prepare("msn", [...bad, ...good]);
  expect([held.held, held.facts]).toEqual([true, []]);
  const sent = prepare("msn", [...bad.slice(1), ...good]);
  expect([sent.held, sent.facts.length]).toEqual([false, 5]);
  expect(prepare("msn", [...bad, ...good], { contract: { maxLossShare: 0.6 } }).held).toBe(false);
});

test("age and a full file are choices, not losses", () => {
  const old = times(9, () => ({ published: NOW.subtract({ hours: 24 * 30 }) }));
  expect(prepare("dzen", [...old, entry()]).held).toBe(false);
  expect(
    prepare(
      "smartnews",
      times(40, () => ({})),
    ).held,
  ).toBe(false);
});

test("takedowns take their place before live items, within the limit", () => {
  const entries = times(12, () => ({}));
  const first = prepare("smartnews", entries.slice(0, 3));
  const facts = new Map(first.facts.map((each) => [each.id, each]));
  const tombstones = [...facts.keys()].map((id) => ({ id, withdrawn: NOW }));
  const then = prepare("smartnews", entries.slice(3), {
    feed: { tombstones },
    context: { facts, now: NOW.add({ hours: 1 }) },
  });
  expect(then.feed.items.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 3 }, () => "withdrawn"),
    ...Array.from({ length: 7 }, () => "live"),
  ]);
});

test.each([
  ["msn", "https://news.example/a?utm_source=rss&id=7&fbclid=x", "https://news.example/a?id=7"],
  ["smartnews", "https://news.example/a?UTM_Medium=x", "https://news.example/a"],
  ["dzen", "https://news.example/a?id=7", "https://news.example/a"],
  ["line", "https://news.example/a?q=a%20b", "https://news.example/a?q=a%20b"],
])("%s is given the link %s without what it does not want", (id, url, expected) => {
  expect(told(prepare(id, [entry({ url })]).feed.items[0])["link"]).toBe(expected);
});

test("a partner that wants a campaign is given the newsroom's", () => {
  const links = { tracking: "utm", utm: { utm_source: "portal", utm_medium: "feed" } };
  const [item] = prepare("feedly", [entry({ url: "https://news.example/a?utm_source=x" })], {
    profile: { links },
  }).feed.items;
  expect(told(item)["link"]).toBe("https://news.example/a?utm_source=portal&utm_medium=feed");
});

test("a link with a password is sent to nobody", () => {
  const { excluded } = prepare("line", [entry({ url: "https://ada:quill@news.example/a" })]);
  expect(excluded.map(({ code }) => code)).toEqual(["link_invalid"]);
});

test("Yahoo gets the lead picture in a first figure, once", () => {
  const image = entry().images[0] ?? {};
  const result = prepare("yahoo", [entry({ body: [paragraph(LONG), { type: "figure", image }] })]);
  const html = told(result.feed.items[0])["content:encoded"] ?? "";
  expect(html).toMatch(/^<figure><img src="https:\/\/news\.example\/harbour\.jpg"/);
  expect(html.match(/<figure>/g)).toHaveLength(1);
});

test("a SmartNews description has at most 30 characters, 15 in Japanese", () => {
  const long = "All the news from Portmoor and the harbour towns around it";
  const channel = (language: string, title: string, description = long): string => {
    const { feed } = prepare("smartnews", [entry({ language })], {
      feed: { title, description, language },
    });
    return feed.channel.find(({ name }) => name === "description")?.text ?? "";
  };
  expect(channel("en-GB", "Portmoor Post", "News from Portmoor")).toBe("News from Portmoor");
  // Half a sentence says nothing: the feed's name stands in its place.
  expect(channel("en-GB", "Portmoor Post")).toBe("Portmoor Post");
  expect(channel("ja-JP", "Portmoor Post")).toBe("Portmoor Post");
  expect(channel("en-GB", long)).toBe("All the news from Portmoor…");
  expect(channel("ja-JP", long).length).toBeLessThanOrEqual(15);
});

function shortTitle(alternativeHeadline: string): string | undefined {
  return told(prepare("msn", [entry({ alternativeHeadline })]).feed.items[0])["mi:shortTitle"];
}

test("an MSN short title longer than 54 characters is left out, not cut", () => {
  expect(shortTitle(characters(54))).toBe(characters(54));
  expect(shortTitle(characters(55))).toBeUndefined();
});

function gunosyCategory(map: Record<string, string>): string | undefined {
  const { feed } = prepare("gunosy", [entry()], { profile: { categories: { map } } });
  return told(feed.items[0])["gnf:category"];
}

test("categories are said in the partner's words", () => {
  expect(gunosyCategory({ politics: "politics" })).toBe("politics");
  expect(gunosyCategory({})).toBe("column");
});

test("Google's sitemap takes two days and the first publication, in ISO 639", () => {
  const result = prepare("google-news", [
    entry({ language: "zh-TW", updated: NOW }),
    entry({ url: "https://news.example/old", published: NOW.subtract({ hours: 49 }) }),
  ]);
  const text = xml(result);
  expect(text).toContain("<loc>https://news.example/harbour-vote</loc>");
  expect(text).toContain("<news:language>zh-tw</news:language>");
  expect(text).toContain("<news:publication_date>2025-02-13T08:00:00Z</news:publication_date>");
  expect(text).not.toContain("/old");
  expect(xml(prepare("google-news", []))).toContain("<urlset");
});

test("LINE gets the text in description, and the summary nowhere", () => {
  const item = told(prepare("line", [entry()]).feed.items[0]);
  expect(item["description"]).toContain(`<p>${LONG}</p>`);
  expect(Object.values(item).join(" ")).not.toContain(SUMMARY);
});

test("a contract's own number of items holds below the partner's", () => {
  const five = prepare(
    "msn",
    times(9, () => ({})),
    { contract: { items: 5 } },
  );
  expect(five.included).toHaveLength(5);
  expect(contract("msn").items).toBeUndefined();
  expect(profile("msn").limits.items).toBe(29);
});

function flipboardDescription(summary: string): string | undefined {
  return told(prepare("flipboard", [entry({ summary })]).feed.items[0])["description"];
}

test("a summary shorter than Flipboard asks for is continued with the text", () => {
  expect(flipboardDescription("The vote is off.")).toBe(`The vote is off. ${LONG}`);
  expect(flipboardDescription(LONG.slice(0, 51))).toBe(LONG);
  expect(flipboardDescription(SUMMARY)).toBe(SUMMARY);
});

test("more takedowns than a file holds are named to the desk", () => {
  const first = times(12, () => ({})).map((each) => prepare("smartnews", [each]).facts[0]);
  const facts = new Map(first.flatMap((each) => (each === undefined ? [] : [[each.id, each]])));
  const tombstones = [...facts.keys()].map((id) => ({ id, withdrawn: NOW }));
  const result = prepare("smartnews", [], { feed: { tombstones }, context: { facts } });
  expect(result.withdrawn).toHaveLength(10);
  expect(result.notices.map(({ code }) => code)).toEqual(["takedown_by_hand", "takedown_by_hand"]);
});

test("an article that is back is not taken down by an old tombstone", () => {
  const facts = new Map(prepare("msn", [entry()]).facts.map((each) => [each.id, each]));
  const tombstones = [{ id: entry().id, withdrawn: NOW }];
  const result = prepare("msn", [entry()], { feed: { tombstones }, context: { facts } });
  expect(result.feed.items.map(({ state }) => state)).toEqual(["live"]);
});

test.each(["rss", "msn", "flipboard", "yahoo", "feedly"])(
  "%s: what stands in a summary is no markup to whoever reads a description as HTML",
  (id) => {
    const summary = `How to write <details> & &lt;b&gt; <script>alert(1)</script> in a page. ${SUMMARY}`;
    const written = xml(prepare(id, [entry({ summary })]));
    const [, escaped = ""] = /<item>.*?<description>(.*?)<\/description>/s.exec(written) ?? [];
    const html = load(escaped, { xml: true }).root().text();
    const page = load(html, {}, false);
    expect(page.root().children()).toHaveLength(0);
    expect(page.root().text()).toBe(summary);
  },
);
