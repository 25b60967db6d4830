import { expect, test } from "vitest";
import { newsroom } from "./newsroom.ts";

const PAGE = `<html lang="en"><head><link rel="canonical" href="https://www.quay.example/pier">
<meta name="date" content="2026-01-05"></head><body><article><h1>The old pier is rebuilt</h1>
<p>The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.</p>
<p class="x9">This text was sent to us by readers of the harbour letter, every Tuesday of the year.</p>
</article></body></html>`;

test("an override in the configuration reaches its publisher's pages, and a change of it reads them again", async () => {
  const desk = newsroom();
  desk.write("articles/pier.html", PAGE);
  await desk.build("2026-01-06T12:00:00Z");
  expect(desk.read("en-GB/rss.xml")).toContain("harbour letter");

  const config = JSON.parse(desk.read("../polywire.config.json"));
  config.overrides = [{ hosts: ["quay.example"], remove: [".x9"] }];
  desk.write("polywire.config.json", JSON.stringify(config));
  await desk.build("2026-01-06T13:00:00Z");
  expect(desk.read("en-GB/rss.xml")).toContain("debate that lasted");
  expect(desk.read("en-GB/rss.xml")).not.toContain("harbour letter");
});

test("an override that no CSS reader understands, or that names no pages, is refused with the config", async () => {
  const wrong = newsroom({ overrides: [{ hosts: ["quay.example"], body: "div[" }, { body: "p" }] });
  await expect(wrong.build("2026-01-06T12:00:00Z")).rejects.toThrow(
    /CSS selector[^]*hosts or paths/,
  );
});
