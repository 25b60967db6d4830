import { expect, test } from "vitest";
import { corpusArticle } from "../bench/corpus.ts";
import { fewLocales } from "../desk/few-locales.ts";
import { newsroom, type Newsroom } from "./newsroom.ts";

const locales = fewLocales(["en", "fr"]);
const EDITIONS = ["en", "fr"].map((locale) => ({ locale, languages: [locale], timeZone: "UTC" }));
const NOW = "2026-11-02T12:00:00Z";
const COUNT = 48;

/** Excludes nothing, but by keyword, which only a whole reading tells: no article may wait. */
const EAGER = { exclude: { keyword: ["no article has this keyword"] } };

function room(feeds: Readonly<Record<string, unknown>>): Newsroom {
  return newsroom({
    locales,
    editions: EDITIONS,
    feeds: { items: 1, ...feeds },
    publish: { maxLossShare: 1, tombstoneDays: 0 },
  });
}

function texts({ published }: Newsroom): ReadonlyMap<string, string> {
  return new Map([...published()].map(([path, { text }]) => [path, text]));
}

// Articles of the corpus in English and French, every one a day and a half apart.
function article(index: number, edit = 0): { readonly path: string; readonly html: string } {
  return corpusArticle((index >> 1) * 8 + (index % 2), COUNT * 4, edit);
}

test("articles that no window reaches wait unread, and feeds are what they are if all are read", async () => {
  const rooms = [room({}), room(EAGER)];
  for (const each of rooms) {
    for (let i = 0; i < COUNT; i++) each.write(`articles/${article(i).path}`, article(i).html);
  }
  const [deferring, eager] = [await rooms[0]?.build(NOW), await rooms[1]?.build(NOW)];
  expect(eager?.articles).toMatchObject({ read: COUNT, waiting: 0 });
  expect(deferring?.articles.waiting).toBeGreaterThan(COUNT / 3);
  expect(deferring?.articles.read).toBe(COUNT - (deferring?.articles.waiting ?? 0));
  expect(rooms.map(texts)[0]).toEqual(rooms.map(texts)[1]);
});

test("an article that waited is read once others make room for it", async () => {
  const [deferring, eager] = [room({}), room(EAGER)];
  for (const each of [deferring, eager]) {
    for (let i = 0; i < COUNT; i++) each.write(`articles/${article(i).path}`, article(i).html);
    await each.build(NOW);
    for (let i = COUNT - 20; i < COUNT; i++) each.remove(`articles/${article(i).path}`);
    await each.build("2026-11-02T13:00:00Z");
  }
  expect(texts(deferring)).toEqual(texts(eager));
});

test("articles that config leaves out by their section's name in another language make no others wait", async () => {
  // One of six sections, which take turns: a feed of six holds two articles of another one.
  const settings = { items: 6, sections: false, exclude: { section: ["Économie"] } };
  const eagerly = { ...settings, exclude: { ...settings.exclude, ...EAGER.exclude } };
  const [deferring, eager] = [room(settings), room(eagerly)];
  for (const each of [deferring, eager]) {
    for (let i = 0; i < COUNT; i++) each.write(`articles/${article(i).path}`, article(i).html);
  }
  expect((await deferring.build(NOW)).articles.waiting).toBeGreaterThan(COUNT / 3);
  await eager.build(NOW);
  expect(texts(deferring)).toEqual(texts(eager));
});
