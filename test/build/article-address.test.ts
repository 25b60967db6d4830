import { expect, test } from "vitest";
import { newsroom, story } from "./newsroom.ts";

const DATED = ["language: en", "date: 2026-01-05T08:00:00Z"];

test.each([
  ["articleUrl", { articleUrl: "https://desk.example/news/{slug}" }, "https://desk.example/news"],
  ["url", { url: "https://desk.test", authority: "desk.example,2025" }, "https://desk.test/en"],
])("a new site.%s reaches all articles at once, as in a full build", async (_, over, address) => {
  const desk = newsroom();
  desk.write("articles/ferry.md", story("Ferry sails late", DATED));
  desk.write("articles/regatta.md", story("The regatta starts at noon", DATED));
  await desk.build("2026-01-06T12:00:00Z");

  const config = JSON.parse(desk.read("../polywire.config.json"));
  const site = { authority: "desk.example,2025", ...config.site, ...over };
  desk.write("polywire.config.json", JSON.stringify({ ...config, site }));
  await desk.build("2026-01-06T13:00:00Z");
  const rss = desk.read("en-GB/rss.xml");
  expect(rss).toContain(`<link>${address}/ferry</link>`);
  expect(rss).toContain(`<link>${address}/regatta</link>`);

  const incremental = [...desk.published()].map(([path, { text }]) => [path, text]);
  await desk.build("2026-01-06T13:00:00Z", { full: true });
  expect([...desk.published()].map(([path, { text }]) => [path, text])).toEqual(incremental);
});
