import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fewLocales } from "../desk/few-locales.ts";
import { newsroom, story } from "./newsroom.ts";

const locales = fewLocales();

test("feeds whose files were copied since the last run change by what was edited, and losses still hold them back", async () => {
  const room = newsroom({ locales, partners: [{ name: "all", profile: "rss" }] });
  for (const name of ["Ferry", "Harbour", "Pier"]) {
    room.write(`articles/${name}.md`, story(`${name} opens`, ["language: en"]));
  }
  await room.build("2026-11-20T12:00:00Z");
  const output = join(room.folder, "output");
  const touch = (): void => {
    const files = readdirSync(output, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      utimesSync(join(file.parentPath, file.name), 1, 1);
    }
  };
  touch();
  room.write("articles/Pier.md", story("Pier closes", ["language: en"]));
  const edited = await room.build("2026-11-20T13:00:00Z");
  const partner = edited.feeds.filter(({ folder }) => folder.startsWith("partners/"));
  for (const { added, updated, removed } of [...edited.feeds.slice(0, 1), ...partner]) {
    expect([added, updated.length, removed]).toEqual([[], 1, []]);
  }
  touch();
  for (const name of ["Ferry", "Harbour"]) room.write(`articles/${name}.md`, "");
  const failing = await room.build("2026-11-20T14:00:00Z");
  expect(failing.feeds[0]?.heldBack).toMatch(/2 of 3 entries would be lost/);
});
