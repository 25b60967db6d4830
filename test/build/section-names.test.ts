import { expect, test } from "vitest";
import { newsroom } from "./newsroom.ts";

const STORY = `---
title: The regatta starts at noon
language: en
date: 2026-01-05T08:00:00Z
section: On the water
---

Forty boats are expected off the old pier on Saturday, and twice as many people on it.
`;

test("a section that gets another name in locales/ moves its articles, as a full build would", async () => {
  const desk = newsroom({ locales: "locales", feeds: { sections: true } });
  desk.write("articles/regatta.md", STORY);
  const before = await desk.build("2026-01-06T12:00:00Z");
  expect(before.feeds.map(({ folder }) => folder)).toEqual(["en-GB", "en-GB/on-the-water"]);

  desk.write("locales/en/sections.json", JSON.stringify({ sport: "On the water" }));
  const after = await desk.build("2026-01-06T13:00:00Z");
  expect(after.feeds.map(({ folder }) => folder)).toEqual(["en-GB", "en-GB/sport"]);
  expect(desk.read("en-GB/sport/rss.xml")).toContain("regatta");

  const incremental = [...desk.published()].map(([path, { text }]) => [path, text]);
  await desk.build("2026-01-06T13:00:00Z", { full: true });
  expect([...desk.published()].map(([path, { text }]) => [path, text])).toEqual(incremental);
});

test.each([
  ["many letters", "x".repeat(300)],
  ["letters of several bytes", "港湾と海運と".repeat(30)],
])(
  "a section whose name is longer than a folder's may be gets a folder all the same: %s",
  async (_, section) => {
    const desk = newsroom({ feeds: { sections: true } });
    desk.write("articles/regatta.md", STORY.replace("On the water", section));
    const report = await desk.build("2026-01-06T12:00:00Z");
    expect(report.exitCode).toBe(0);
    const folder = report.feeds[1]?.folder ?? "";
    expect(Buffer.byteLength(folder.replace("en-GB/", ""))).toBeLessThanOrEqual(255);
    expect(desk.read(`${folder}/rss.xml`)).toContain("regatta");
  },
);

test.each([
  ["On the water", "The Desk – On the water"],
  ["Élan vital", "The Desk – Élan vital"],
  ["ქართული ამბები", "The Desk – ქართული ამბები"],
  ["地方ニュース", "The Desk – 地方ニュース"],
])(
  "a section that only the newsroom has reads as a name in its feed's title: %s",
  async (section, title) => {
    const desk = newsroom({ feeds: { sections: true } });
    desk.write("articles/regatta.md", STORY.replace("On the water", section));
    const { feeds } = await desk.build("2026-01-06T12:00:00Z");
    expect(JSON.parse(desk.read(`${feeds[1]?.folder}/feed.json`)).title).toBe(title);
  },
);
