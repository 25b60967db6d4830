import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { BuildReport } from "../../src/build/event.ts";
import { checkDocument } from "../../src/check/index.ts";
import { extractArticle } from "../../src/index.ts";
import { readers } from "../render/parsers.ts";
import { foreignLetters } from "../localize/foreign-letters.ts";
import { around, monthsIn, ownString } from "./edition-words.ts";
import { buildSample, NOON, publishedIn, readJsonFeed, SAMPLE, type Published } from "./sample.ts";

const EDITIONS = SAMPLE.editions.map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), "polywire-sample-"));
let report: BuildReport;
let files: ReadonlyMap<string, Published>;

beforeAll(async () => {
  report = await buildSample(folder, NOON);
  files = publishedIn(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string): Published => {
  const found = files.get(path);
  if (found === undefined) throw new Error(`${path} was not published`);
  return found;
};
const feed = (path: string): ReturnType<typeof readJsonFeed> => readJsonFeed(file(path).text);

describe("the sample newsroom", () => {
  test("is built without an error and without losing an article", () => {
    expect(report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([report.exitCode, report.articles.failed]).toEqual([0, 0]);
  });

  test("has at least 24 editions, each with entries in all three formats", () => {
    expect(EDITIONS.length).toBeGreaterThanOrEqual(24);
    for (const edition of EDITIONS) {
      const json = feed(`${edition}/feed.json`).items.length;
      const rss = file(`${edition}/rss.xml`).text.match(/<item>/g)?.length;
      const atom = file(`${edition}/atom.xml`).text.match(/<entry>/g)?.length;
      expect({ edition, json: json > 0, rss, atom }).toEqual({
        edition,
        json: true,
        rss: json,
        atom: json,
      });
    }
  });

  test("has nothing that our checks complain of, in partners' files neither", () => {
    const found = [...files.keys()].flatMap((path) => checkDocument({ path, ...file(path) }));
    expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
  });

  test("is well-formed XML throughout, partners' files too", () => {
    const xml = [...files].filter(([path]) => path.endsWith(".xml"));
    expect(xml.length).toBeGreaterThan(EDITIONS.length * 2);
    for (const [path, { text }] of xml) {
      const parser = new SaxesParser({ xmlns: true, fileName: path });
      expect(() => parser.write(text).close()).not.toThrow();
    }
  });
});

describe("independent judges of the sample newsroom", () => {
  test("RFC 4287's grammar takes every edition's Atom", async () => {
    const xml = EDITIONS.map((edition) => ({
      fileName: `${edition}.xml`,
      contents: file(`${edition}/atom.xml`).text,
    }));
    const schema = fixture("atom.rng");
    const { errors, valid } = await validateXML({ xml, schema, extension: "relaxng" });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  test("the schema of JSON Feed 1.1 takes every JSON feed", () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(fixture("json-feed-1.1.schema.json")));
    for (const path of files.keys()) {
      if (!path.endsWith("/feed.json")) continue;
      validate(JSON.parse(file(path).text));
      expect({ path, errors: validate.errors }).toEqual({ path, errors: null });
    }
  });

  test.each(readers)("$name reads ids, titles, links and dates as they are", async ({ read }) => {
    for (const edition of EDITIONS) {
      const items = feed(`${edition}/feed.json`).items;
      for (const name of ["rss.xml", "atom.xml"]) {
        const seen = await read(file(`${edition}/${name}`).text);
        const wanted = items.map((item, i) => ({
          id: item.id,
          title: item.title,
          link: item.url,
          published:
            seen[i]?.published === undefined
              ? undefined
              : new Date(item.date_published).toISOString(),
        }));
        const got = seen.map(({ id, title, link, published }) => ({ id, title, link, published }));
        expect({ edition, name, got }).toEqual({ edition, name, got: wanted });
      }
    }
  });
});

/** A grammar or schema that others wrote. */
function fixture(name: string): string {
  return readFileSync(new URL(`../conformance/${name}`, import.meta.url), "utf8");
}

/** The texts of published files, without their times. */
function textsIn(from: ReadonlyMap<string, Published>): ReadonlyMap<string, string> {
  return new Map([...from].map(([path, { text }]) => [path, text]));
}

/** All public items, an article once for each feed it is in. */
function allItems(): ReturnType<typeof feed>["items"] {
  return [...files.keys()]
    .filter((path) => path.endsWith("/feed.json"))
    .flatMap((path) => feed(path).items);
}

describe("stories of the sample newsroom", () => {
  test("have one id and one address in every feed and partner's file", () => {
    const items = allItems();
    const addresses = new Map(items.map(({ id, url }) => [id, url]));
    expect(new Set(addresses.values()).size).toBe(addresses.size);
    for (const { id, url } of items) expect(addresses.get(id)).toBe(url);
    let sent = 0;
    for (const [path, { text }] of files) {
      if (!path.startsWith("partners/")) continue;
      for (const [, guid = ""] of text.matchAll(/<guid[^>]*>([^<]+)</g)) {
        sent += 1;
        expect({ path, guid, known: addresses.has(guid) }).toEqual({ path, guid, known: true });
      }
    }
    expect(sent).toBeGreaterThan(20);
  });

  test("that are translations of each other say so on both sides", () => {
    const links = new Map(
      allItems().map(({ id, _polywire: { translations = [] } }) => [
        id,
        new Set(translations.map((one) => one.id)),
      ]),
    );
    const linked = [...links].flatMap(([id, others]) => [...others].map((other) => [id, other]));
    expect(linked.length).toBeGreaterThan(100);
    const oneSided = linked.filter(([id = "", other = ""]) => !links.get(other)?.has(id));
    expect(oneSided).toEqual([]);
  });

  test.each([
    "en/embargoed-comet.md",
    "en/expired-ferry-timetable.md",
    "wire/harrow/withheld-merger.json",
    "wire/harrow/withdrawn-shark.json",
  ])("that readers may not see are nowhere: %s", (path) => {
    const bytes = readFileSync(join(SAMPLE.articles, path));
    const languages = ["en"];
    const found = extractArticle(
      { path, bytes },
      { languages, tagAuthority: "meridian.example,2026" },
    );
    if (!found.ok) throw new Error(`${path} cannot be read`);
    const { headline, standfirst, id, canonicalUrl, editorialNote } = found.article;
    const slug = path.replace(/^.*\/|\.\w+$/g, "");
    const secrets = [headline, standfirst, id, canonicalUrl, editorialNote, slug];
    for (const [name, { text }] of files) {
      const leaks = secrets.filter((secret) => secret !== undefined && text.includes(secret));
      expect({ name, leaks }).toEqual({ name, leaks: [] });
    }
  });

  test("keep the desk's notes to the desk", () => {
    const told = [...files].filter(([, { text }]) => /editorial_?note|do not publish/i.test(text));
    expect(told.map(([name]) => name)).toEqual([]);
  });
});

describe.each(SAMPLE.editions)("the words of $locale", ({ name, locale, timeZone }) => {
  const label = (key: string): RegExp =>
    around(ownString(locale, "labels", key) ?? "no such string");

  test("are the title and description of its own language", () => {
    const { title, description, language } = feed(`${name}/feed.json`);
    expect(language).toBe(locale);
    expect(description).toMatch(
      around(ownString(locale, "feed", "description") ?? "no such string"),
    );
    expect(description).toContain(title);
    expect(foreignLetters([title, description], locale)).toEqual([]);
  });

  test("are the labels of its own language, with dates as it writes them", () => {
    for (const {
      date_published: at,
      _polywire: { labels, images = [] },
    } of feed(`${name}/feed.json`).items) {
      const { published, updated } = labels;
      // A document that says only when it was updated does not say when it was published.
      expect(published ?? updated).toMatch(
        label(published === undefined ? "updated" : "published"),
      );
      expect(updated ?? "").toMatch(updated === undefined ? /^$/ : label("updated"));
      expect(labels["readAt"]).toMatch(label("readAt"));
      expect(labels["credit"] ?? "").toMatch(
        labels["credit"] === undefined ? /^$/ : label("photo"),
      );
      const months = monthsIn(locale, timeZone, new Date(at));
      expect(months.filter((month) => (published ?? updated)?.includes(month))).not.toEqual([]);
      // Intl itself writes the half of the day so in Bengali, Hindi and Urdu.
      const names = ["AM", "PM", "am", "pm", ...images.flatMap(({ credit }) => credit ?? [])];
      expect(foreignLetters(Object.values(labels), locale, names)).toEqual([]);
    }
  });

  test("are categories for readers: no codes, nothing twice", () => {
    for (const { tags = [] } of feed(`${name}/feed.json`).items) {
      expect(tags.filter((tag) => /^(?:medtop:)?\d{8}$/.test(tag))).toEqual([]);
      expect(new Set(tags.map((tag) => tag.toLocaleLowerCase(locale))).size).toBe(tags.length);
    }
  });

  test("are captions and credits apart, the credits without their labels", () => {
    for (const {
      _polywire: { images = [], labels },
    } of feed(`${name}/feed.json`).items) {
      expect(labels["credit"] !== undefined && images.length === 0).toBe(false);
      for (const { caption = "", credit = "" } of images) {
        expect(credit).not.toMatch(
          /^[^:：]*(?:photo|foto|撮影|ภาพ|तस्वीर)[^:：]*[:：]|^[^)]*[(（][^)）]*$/iu,
        );
        expect(credit !== "" && caption.endsWith(`${credit})`)).toBe(false);
      }
    }
  });

  test("are summaries that leave no quotation open, unless an ellipsis says so", () => {
    for (const { summary = "" } of feed(`${name}/feed.json`).items) {
      const marks = summary.match(/"/g)?.length ?? 0;
      expect(summary.endsWith("…") || marks % 2 === 0).toBe(true);
    }
  });
});

describe("building the sample newsroom again", () => {
  const LATER = "2026-11-23T13:00:00Z";

  test("an hour later writes nothing", async () => {
    const again = await buildSample(folder, LATER);
    expect(again.documents).toEqual({ written: [], kept: files.size, removed: [] });
    expect(publishedIn(folder)).toEqual(files);
  });

  test("from nothing an hour later writes the same bytes", async () => {
    const fresh = mkdtempSync(join(tmpdir(), "polywire-sample-"));
    try {
      await buildSample(fresh, LATER);
      expect(textsIn(publishedIn(fresh))).toEqual(textsIn(files));
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
});
