import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { overlay } from "../../src/partners/extend.ts";
import {
  loadProfiles,
  partnerProfileIds,
  partnerTable,
  partnersPage,
} from "../../src/partners/index.ts";
import { entry, contract, context, feed, told } from "./newsroom.ts";
import { preparePartnerFeed } from "../../src/partners/index.ts";

const { profiles, issues } = loadProfiles();

test("our own profiles keep the schema", () => {
  expect(issues).toEqual([]);
  expect([...profiles.keys()]).toEqual(partnerProfileIds);
});

test.each([...profiles.values()].map((each) => [each.id, each] as const))(
  "%s names its sources, and says what to confirm",
  (_, each) => {
    expect(each.sources.length).toBeGreaterThan(0);
    const pages = each.sources.filter((source) => source.startsWith("https://"));
    expect(each.basis === "observed" || pages.length > 0).toBe(true);
    const { elements, otherwise } = each.signals.takedown;
    expect(elements.length > 0 || otherwise !== undefined).toBe(true);
  },
);

test("the page of partners is up to date", async () => {
  const page = fileURLToPath(new URL("../../.github/PARTNERS.md", import.meta.url));
  await expect(partnersPage(profiles.values())).toMatchFileSnapshot(page);
});

test("the partners' table has the facts of the shared data", ({ skip }) => {
  const path = fileURLToPath(
    new URL("../../../shared/data/partner-profiles.json", import.meta.url),
  );
  let facts: string;
  try {
    facts = readFileSync(path, "utf8");
  } catch {
    skip(`${path} is absent`);
    return;
  }
  for (const { id } of partnerTable(profiles.values())) {
    const name = { rss: "rss2", line: "line-news-jp", "apple-rss": "apple-news" }[id] ?? id;
    expect(facts).toContain(`"${name}"`);
  }
  const msn = profiles.get("msn");
  expect(facts).toContain(`"feedBytes": ${msn?.limits.feedBytes}`);
  expect(facts).toContain(
    `"chars": [${msn?.limits.body.minCharacters}, ${msn?.limits.body.maxCharacters}]`,
  );
});

test("an observed profile tells the reader of the page to confirm it", () => {
  const page = partnersPage(profiles.values());
  for (const { id, basis } of profiles.values()) {
    const section = page.slice(page.indexOf(`\n## ${id}\n`)).slice(0, 200);
    expect(section.includes("confirm with the partner")).toBe(basis === "observed");
  }
});

test("laying over: objects merge, null takes away, lists replace, order stays", () => {
  const base = { a: { x: 1, y: 2 }, list: [1, 2], b: 1 };
  const merged = overlay(base, { a: { y: 3, z: 4 }, list: [3], b: null, c: 5 });
  expect(JSON.stringify(merged)).toBe('{"a":{"x":1,"y":3,"z":4},"list":[3],"c":5}');
  expect(JSON.stringify(base)).toBe('{"a":{"x":1,"y":2},"list":[1,2],"b":1}');
});

test("a newsroom adds a partner of its own without code", () => {
  const own = loadProfiles({
    portal: {
      extends: "msn",
      name: "Our portal",
      namespaces: { portal: "https://portal.example/ns" },
      item: { "portal:desk": { text: "news" }, "media:content": null },
      limits: { title: { minGraphemes: null } },
    },
  });
  const portal = own.profiles.get("portal");
  if (portal === undefined) throw new Error(JSON.stringify(own.issues));
  const short = entry({ title: "Vote" });
  const result = preparePartnerFeed(
    portal,
    contract("portal"),
    feed({ entries: [short] }),
    context(),
  );
  expect(result.feed.path).toBe("partners/portal/en-GB/rss.xml");
  const item = told(result.feed.items[0]);
  expect(item["portal:desk"]).toBe("news");
  expect(item).not.toHaveProperty("media:content");
});

test("a newsroom changes a profile of ours under its own name, and what extends it follows", () => {
  const own = loadProfiles({
    rss: { extends: "rss", limits: { items: 3 } },
    portal: { extends: "rss", name: "Portal" },
  }).profiles;
  expect(own.get("rss")?.limits.items).toBe(3);
  expect(own.get("portal")?.limits.items).toBe(3);
});

test.each([
  [{ extends: "nobody" }, "extends", /no profile is called nobody/],
  [{ extends: "rss", limits: { itms: 3 } }, "limits", /itms/],
  [{ extends: "rss", signals: { update: ["x:y"] } }, "signals.update", /no element of item/],
  [{ extends: "rss", signals: { pubDate: "changed" } }, "signals.pubDate", /comes from published/],
  [{ extends: "rss", item: { "x:y": { text: "1" } } }, "namespaces", /lacks x/],
  [{ extends: "rss", item: { "a b": { text: "1" } } }, "item.a b", /./],
  [{ extends: "rss", item: { guid: { from: "nothing" } } }, "item.guid.from", /./],
  [{ extends: "own" }, "extends", /no profile is called own/],
])("a wrong profile %j is named with its path", (own, path, message) => {
  const wrong = loadProfiles({ own }).issues;
  expect(wrong.map((issue) => issue.path)).toContain(path);
  expect(wrong.map((issue) => issue.message).join("\n")).toMatch(message);
});

test("profiles that extend each other are refused", () => {
  const { issues: wrong } = loadProfiles({ a: { extends: "b" }, b: { extends: "a" } });
  expect(wrong.map(({ profile }) => profile)).toEqual(["a", "b"]);
});

test("one wrong profile leaves the others usable", () => {
  const own = loadProfiles({ own: { extends: "nobody" } });
  expect(own.profiles.size).toBe(profiles.size);
});
