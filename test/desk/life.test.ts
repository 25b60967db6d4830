import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { each, everything, formats, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const FERRY = "tag:desk.example,2025:ferry";
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z", "section: Politics"];
const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, "0")}:00:00Z`;

test.each(["withdrawn", "withheld", "canceled"])(
  "a public story that becomes %s leaves tombstones and no text; restored, it is back",
  async (status) => {
    const room = newsroom({ locales });
    room.write("articles/harbour.md", story("Harbour opens", DATED));
    const ferry = story("Ferry sails", DATED, "The ferry left Port Calder at dawn.");
    room.write("articles/ferry.md", ferry);
    await room.build(at(12));
    room.write("articles/ferry.md", ferry.replace("section:", `status: ${status}\nsection:`));
    await room.build(at(13));
    for (const text of each(room)) expect(text).not.toMatch(/Ferry sails|at dawn/);
    const { atom } = formats(room);
    expect(atom).toContain(`<at:deleted-entry ref="${FERRY}" when="2026-11-20T13:00:00Z">`);
    expect(jsonFeed(room).extension["tombstones"]).toMatchObject([
      { id: FERRY, withdrawn: "2026-11-20T13:00:00Z" },
    ]);
    room.write("articles/ferry.md", ferry);
    await room.build(at(14));
    const { items, extension } = jsonFeed(room);
    expect(extension["tombstones"]).toBeUndefined();
    // Updated after the tombstone, or readers would not take it back (RFC 6721).
    const dates = { date_published: at(8), date_modified: at(14) };
    expect(items).toMatchObject([{ id: FERRY, ...dates }, { date_modified: at(8) }]);
    for (const text of each(room)) expect(text).toMatch(/Ferry sails[^]*at dawn/);
  },
);

test("a public story under a new embargo is taken down, and back without a run seeing its file", async () => {
  const room = newsroom({ locales });
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write("articles/ferry.md", story("Ferry sails", DATED));
  await room.build(at(12));
  const fields = [...DATED, "embargo: 2026-11-20T15:00:00Z"];
  room.write("articles/ferry.md", story("Ferry sails", fields));
  await room.build(at(13));
  for (const text of each(room)) expect(text).not.toContain("Ferry sails");
  expect(jsonFeed(room).extension["tombstones"]).toMatchObject([
    { id: FERRY, withdrawn: "2026-11-20T13:00:00Z" },
  ]);
  await room.build(at(14));
  expect(jsonFeed(room).extension["tombstones"]).toHaveLength(1);
  const report = await room.build(at(16));
  expect(report.articles.read).toBe(0);
  const { items, extension } = jsonFeed(room);
  expect(extension["tombstones"]).toBeUndefined();
  expect(items).toMatchObject([
    { id: FERRY, date_published: at(8), date_modified: at(16) },
    { date_modified: at(8) },
  ]);
});

test("a story that was never public needs no takedown for its embargo", async () => {
  const room = newsroom({ locales });
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write(
    "articles/ferry.md",
    story("Ferry sails", [...DATED, "embargo: 2026-11-20T15:00:00Z"]),
  );
  await room.build(at(12));
  room.write(
    "articles/ferry.md",
    story("Ferry sails", [...DATED, "embargo: 2026-11-20T17:00:00Z"]),
  );
  await room.build(at(13));
  expect(everything(room)).not.toMatch(/ferry/i);
  await room.build(at(18));
  expect(jsonFeed(room).items[0]).toMatchObject({ id: FERRY, date_published: at(17) });
});

test("a deleted file that comes back with other words keeps id and publication", async () => {
  const room = newsroom({ locales });
  room.write("articles/ferry.md", story("Ferry sails", DATED, "It left at dawn."));
  await room.build(at(12));
  room.remove("articles/ferry.md");
  await room.build(at(13));
  room.write("articles/ferry.md", story("Ferry sailed late", DATED, "It left at noon."));
  await room.build(at(14));
  const { items, extension } = jsonFeed(room);
  expect(items).toMatchObject([
    { id: FERRY, date_published: "2026-11-20T08:00:00Z", date_modified: "2026-11-20T14:00:00Z" },
  ]);
  expect(extension["tombstones"]).toBeUndefined();
});

test("a story withheld from the start appears nowhere, and no tombstone tells of it", async () => {
  const room = newsroom({ locales });
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write("articles/ferry.md", story("Ferry sails", [...DATED, "status: withheld"]));
  await room.build(at(12));
  room.remove("articles/ferry.md");
  await room.build(at(13));
  expect(everything(room)).not.toMatch(/ferry/i);
});

test("an expired story goes everywhere without a run seeing its file", async () => {
  const room = newsroom({ locales });
  const fields = [...DATED, "expires: 2026-11-20T12:30:00Z"];
  room.write("articles/ferry.md", story("Ferry sails", fields));
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(at(12));
  for (const text of each(room)) expect(text).toContain("Ferry sails");
  const report = await room.build(at(13));
  expect(report.articles.read).toBe(0);
  expect(everything(room)).not.toContain("Ferry sails");
});

test("a kill under the story's own id takes it down", async () => {
  const room = newsroom({ locales });
  const item = { uri: "urn:desk:7", language: "en", versioncreated: at(8), pubstatus: "usable" };
  const body = { headline: "Ferry sails", body_text: "The ferry left Port Calder at dawn." };
  room.write("articles/1.json", JSON.stringify({ ...item, ...body }));
  await room.build(at(12));
  for (const text of each(room)) expect(text).toContain("urn:desk:7");
  const kill = { ...item, versioncreated: at(12), pubstatus: "canceled" };
  room.write("articles/2.json", JSON.stringify(kill));
  await room.build(at(13));
  expect(formats(room).atom).toMatch(/at:deleted-entry[^>]*urn:desk:7/);
  expect(everything(room)).not.toContain("Ferry sails");
});

test("headline, slug, section and folder of an article may change, its id does not", async () => {
  const room = newsroom({ locales });
  const own = "id: tag:wire.example,2026:1";
  room.write("articles/harbour.md", story("Harbour opens", [own, ...DATED]));
  await room.build(at(12));
  room.remove("articles/harbour.md");
  const fields = [own, "language: en", "date: 2026-11-20T08:00:00Z", "section: Economy"];
  room.write("articles/economy/port.md", story("Port opens", fields, "Other words."));
  await room.build(at(13));
  expect(jsonFeed(room).items).toMatchObject([
    { id: "tag:wire.example,2026:1", title: "Port opens", date_published: at(8) },
  ]);
  for (const text of each(room)) expect(text).not.toContain("deleted-entry");
  for (const text of each(room)) expect(text).toContain("tag:wire.example,2026:1");
});

test("the desk's notes to itself and its decisions on time move no update", async () => {
  const room = newsroom({ locales });
  room.write("articles/ferry.md", story("Ferry sails", DATED));
  await room.build(at(12));
  const notes = ["editorialNote: Ask the harbour master", "expires: 2026-12-20T08:00:00Z"];
  room.write("articles/ferry.md", story("Ferry sails", [...DATED, ...notes]));
  expect((await room.build(at(13))).documents.written).toEqual([]);
});
