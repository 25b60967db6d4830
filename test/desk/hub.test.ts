import { expect, test } from "vitest";
import type { HubPorts } from "../../src/publish/hub.ts";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { formats, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const HUB = "https://hub.example/";
const FEEDS = { hubs: [HUB] };
const BASE = "https://desk.example/en-GB";
const at = (hour: number): string => `2026-11-20T${hour}:00:00Z`;
const filed = (section: string): readonly string[] => [
  "language: en",
  "date: 2026-11-20T08:00:00Z",
  `section: ${section}`,
];

/** A hub that notes what it is told. */
interface Hub {
  readonly ports: HubPorts;
  readonly topics: string[];
  readonly waits: number[];
}

/**
 * Makes a hub.
 * @param answers - status of each request in turn, 204 once they are used up; 0 breaks the connection
 * @returns the hub
 */
function hub(answers: readonly number[] = []): Hub {
  const [topics, waits, left]: [string[], number[], number[]] = [[], [], [...answers]];
  const ports: HubPorts = {
    fetch: async (url, { method, body, signal }) => {
      expect([url, method, signal instanceof AbortSignal]).toEqual([HUB, "POST", true]);
      const form = body instanceof URLSearchParams ? body : new URLSearchParams();
      expect(form.get("hub.mode")).toBe("publish");
      topics.push(form.get("hub.url") ?? "");
      const status = left.shift() ?? 204;
      if (status === 0) throw new TypeError("connection reset");
      return { status };
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
  return { ports, topics, waits };
}

test("every format names the hub and itself", async () => {
  const room = newsroom({ locales, feeds: FEEDS });
  room.write("articles/1.md", story("Harbour opens", filed("Politics")));
  await room.build(at(12));
  const { rss, atom, json } = formats(room);
  expect(rss).toContain(`<atom:link rel="hub" href="${HUB}"/>`);
  expect(rss).toMatch(/<atom:link rel="self"/);
  expect(atom).toContain(`<link rel="hub" href="${HUB}"/>`);
  expect(JSON.parse(json).hubs).toEqual([{ type: "WebSub", url: HUB }]);
  expect(jsonFeed(room)).toMatchObject({ feed_url: `${BASE}/feed.json` });
});

test("the hub is told of exactly the feeds that changed, and only where a run is asked to", async () => {
  const room = newsroom({ locales, feeds: FEEDS, partners: [{ name: "msn", profile: "rss" }] });
  const { ports, topics } = hub();
  room.write("articles/1.md", story("Harbour opens", filed("Politics")));
  room.write("articles/2.md", story("Regatta sails", filed("Sport")));
  await room.build(at(12));
  expect(topics).toEqual([]);
  room.write("articles/2.md", story("Regatta sailed", filed("Sport")));
  await room.build(at(13), { hubs: ports });
  const changed = [BASE, `${BASE}/sport`].flatMap((feed) =>
    ["atom.xml", "feed.json", "rss.xml"].map((file) => `${feed}/${file}`),
  );
  expect(topics.toSorted()).toEqual(changed);
  topics.length = 0;
  await room.build(at(14), { hubs: ports });
  expect(topics).toEqual([]);
});

test("a hub that fails is tried again after a while, is told of, and never fatal", async () => {
  const room = newsroom({ locales, feeds: { ...FEEDS, formats: ["atom"], sections: false } });
  room.write("articles/1.md", story("Harbour opens", filed("Politics")));
  const down = hub([503, 0, 429]);
  const report = await room.build(at(12), { hubs: down.ports });
  expect(down.topics).toHaveLength(3);
  expect(down.waits).toEqual([1000, 4000]);
  expect(report.exitCode).toBe(0);
  expect(report.problems).toMatchObject([
    { code: "hub_unreachable", severity: "warning", path: HUB },
  ]);
  const up = hub([500]);
  const next = await room.build(at(13), { hubs: up.ports });
  expect(up.topics).toEqual([`${BASE}/atom.xml`, `${BASE}/atom.xml`]);
  expect(next.problems).toEqual([]);
});

test("a hub that refuses is not pressed", async () => {
  const room = newsroom({ locales, feeds: { ...FEEDS, formats: ["atom"], sections: false } });
  room.write("articles/1.md", story("Harbour opens", filed("Politics")));
  const closed = hub([404]);
  await room.build(at(12), { hubs: closed.ports });
  expect(closed.topics).toHaveLength(1);
});
