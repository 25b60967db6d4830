import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseFeed } from "feedsmith";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../../src/cli/main.ts";
import { newsroom, type Newsroom } from "../build/newsroom.ts";

/** Runs a command in a newsroom's folder. */
async function run(
  room: Newsroom,
  ...args: readonly string[]
): Promise<[code: number, said: string]> {
  let said = "";
  const hear = (text: string): void => void (said += text);
  const terminal = { out: hear, err: hear, tty: false, folder: room.folder, environment: {} };
  return [await main(args, terminal), said];
}

test("a new newsroom builds at once, and its feeds are valid", async () => {
  const room = newsroom();
  const [code, said] = await run(room, "init", "new/room");
  expect([code, said]).toEqual([
    0,
    expect.stringContaining("--config new/room/polywire.config.json"),
  ]);
  const folder = join(room.folder, "new/room");
  const config = join(folder, "polywire.config.json");
  expect((await run(room, "build", "--config", config))[0]).toBe(0);
  expect((await run(room, "check", "--config", config))[0]).toBe(0);
  for (const [locale, title] of [
    ["en-GB", "The old harbour opens again"],
    ["fr-FR", "Le vieux port rouvre"],
    ["ar-EG", "الميناء القديم يفتح أبوابه من جديد"],
  ]) {
    const { feed } = parseFeed(readFileSync(join(folder, `output/${locale}/rss.xml`), "utf8"));
    expect(JSON.stringify(feed)).toContain(title);
  }
  const arabic = readFileSync(join(folder, "output/ar-EG/atom.xml"), "utf8");
  expect(arabic).toContain('hreflang="fr"');
  const { $schema } = JSON.parse(readFileSync(config, "utf8"));
  expect(existsSync(resolve(dirname(config), $schema))).toBe(true);
  const workflow = parse(readFileSync(join(folder, ".github/workflows/publish.yml"), "utf8"));
  expect(Object.keys(workflow.jobs)).toEqual(["build", "deploy"]);
});

test("a newsroom is never written over, nor is any file", async () => {
  const room = newsroom();
  expect(await run(room, "init", ".")).toEqual([2, expect.stringContaining("newsroom already")]);
  room.write("other/README.md", "mine");
  room.write("other/articles/mine.en.md", "---\ntitle: Mine\n---\n\nText of mine.\n");
  const [code, said] = await run(room, "init", "other");
  expect([code, said]).toEqual([0, expect.stringContaining("left README.md as it is")]);
  expect(readFileSync(join(room.folder, "other/README.md"), "utf8")).toBe("mine");
  expect(existsSync(join(room.folder, "other/articles/harbour.en.md"))).toBe(false);
});

test.each([[["init"]], [["init", "a", "b"]]])("%j is a usage error", async (args) => {
  expect(await run(newsroom(), ...args)).toEqual([2, expect.stringContaining("takes the folder")]);
});

test("a newsroom's own strings go before Polywire's, which stand behind them", async () => {
  const room = newsroom({ locales: "locales", editions: [{ locale: "fr-FR", timeZone: "UTC" }] });
  room.write("locales/fr/sections.json", JSON.stringify({ sport: "Jeux" }));
  for (const section of ["sport", "culture"]) {
    const fields = ["---", `title: Histoire ${section}`, "language: fr", `section: ${section}`];
    const text = "Le vieux port a rouvert lundi après deux ans de travaux, et la mer est belle.";
    room.write(`articles/${section}.md`, [...fields, "---", "", text, ""].join("\n"));
  }
  await room.build("2026-11-20T12:00:00Z");
  expect(room.read("fr-FR/sport/rss.xml")).toContain("Jeux");
  expect(room.read("fr-FR/culture/rss.xml")).toContain("Culture");
});
