import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { partnerProfileIds } from "../../src/partners/index.ts";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";

/** What check says, and how it ends. */
async function said(
  room: Newsroom,
  ...args: readonly string[]
): Promise<readonly [code: number, said: string]> {
  let text = "";
  const code = await main(["check", ...args], {
    out: () => undefined,
    err: (more) => void (text += more),
    tty: false,
    folder: room.folder,
    environment: {},
  });
  return [code, text];
}

// Exit code and errors.
async function check(room: Newsroom): Promise<readonly [code: number, errors: string]> {
  const [code, text] = await said(room);
  const errors = text.split("\n").filter((line) => line.startsWith("error "));
  return [code, errors.join("\n")];
}

// Publishing ends where check finds errors: what a partner asks for must be none in the partner's own file.
test("check takes every partner's dialect, takedowns and pictures of no known type included", async () => {
  const partners = partnerProfileIds.map((id) => ({ name: id, profile: id }));
  const own = { extends: "rss", id: "own", name: "Own", item: { copy: { text: "yes" } } };
  const room = newsroom({
    site: { name: "The Desk", url: "https://desk.example/the desk" },
    partners: [...partners, { name: "own", profile: "own" }],
    profiles: { own },
  });
  const pictures = ["a.jpg", "b.jpg", "c"].map((name) => ({ url: `https://img.example/${name}` }));
  const fields = ["date: 2026-11-20T08:00:00Z", "section: World"];
  const long = "The harbour of Port Calder opened again after eleven weeks of repairs. ".repeat(20);
  const write = (name: string, more: readonly string[]): void =>
    room.write(
      `articles/en/${name}.md`,
      story(`Harbour ${name} opens`, [...fields, ...more], long),
    );
  for (const name of ["east", "west"]) write(name, [`images: ${JSON.stringify(pictures)}`]);
  await room.build("2026-11-20T12:00:00Z");
  expect(await check(room)).toEqual([0, ""]);
  write("west", ["status: withdrawn"]);
  await room.build("2026-11-20T13:00:00Z");
  expect(room.read("partners/goo/en-GB/rss.xml")).toContain("<goonews:delete>1");
  expect(await check(room)).toEqual([0, ""]);
});

test("check takes what a newsroom publishes that has JSON Feed alone", async () => {
  const room = newsroom({ feeds: { formats: ["json"] } });
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  await room.build("2026-11-20T12:00:00Z");
  expect(room.read("opml.xml")).toContain('xmlUrl="https://desk.example/en-GB/feed.json"');
  expect(await check(room)).toEqual([0, ""]);
});

test("what a partner asks for is a fault in a public feed", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  await room.build("2026-11-20T12:00:00Z");
  const feed = room.read("en-GB/rss.xml");
  room.write("output/en-GB/rss.xml", feed.replace("<item>", "<item><delete>1</delete>"));
  expect(await check(room)).toEqual([1, expect.stringContaining("<delete> is no element of")]);
});

test("check names the patterns of the configuration that fit no article", async () => {
  const paths = ["nowhere/**", "en/*.md"];
  const room = newsroom({ sources: paths.map((path) => ({ path, timeZone: "Asia/Tokyo" })) });
  room.write("articles/en/harbour.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  await room.build("2026-11-20T12:00:00Z");
  const [code, text] = await said(room);
  expect(code).toBe(0);
  expect(text).toMatch(
    /warning pattern_unmatched \S*polywire\.config\.json sources\.0\.path: "nowhere/,
  );
  expect(text).not.toContain("sources.1");
});

test("check of a folder without documents finds that out", async () => {
  const room = newsroom();
  room.write("articles/en/harbour.md", "Not a feed");
  expect(await said(room, "articles")).toEqual([1, expect.stringContaining("output_empty")]);
});
