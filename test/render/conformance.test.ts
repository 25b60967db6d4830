import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Feed } from "../../src/model/feed.ts";
import { atom } from "../../src/render/atom.ts";
import { json } from "../../src/render/json.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../conformance/${name}`, import.meta.url), "utf8");

const moment = Temporal.Instant.from("2025-02-14T00:00:00Z");
const { updated: _, ...undated } = FEED;
const FEEDS: readonly (readonly [string, Feed])[] = [
  ["a full feed", FEED],
  ["an empty feed", { ...undated, entries: [] }],
  ["headlines only", { ...FEED, entries: [plainEntry("1", "t")] }],
  [
    "text that is markup",
    { ...FEED, title: "a < & ]]>", entries: [{ ...ENTRY, title: "<b>&amp;" }] },
  ],
  [
    "tombstones and archives",
    {
      ...FEED,
      tombstones: [
        { id: "tag:news.example,2025:gone", url: "https://news.example/gone", withdrawn: moment },
        { id: "tag:news.example,2025:gone-too", withdrawn: moment },
      ],
      paging: {
        archive: true,
        current: FEED.selfUrls,
        previousArchive: {
          json: "https://feeds.news.example/1.json",
          atom: "https://feeds.news.example/1.xml",
        },
        nextArchive: { atom: "https://feeds.news.example/3.xml" },
      },
    },
  ],
];

describe("Atom by RFC 4287's RELAX NG grammar", () => {
  const schema = fixture("atom.rng");
  const validate = (contents: string): ReturnType<typeof validateXML> =>
    validateXML({ xml: { fileName: "atom.xml", contents }, schema, extension: "relaxng" });

  test.each(FEEDS)("%s", async (_name, feed) => {
    const { valid, errors } = await validate(new TextDecoder().decode(atom.render(feed).bytes));
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  test("the grammar refuses what is wrong", async () => {
    const text = new TextDecoder().decode(atom.render(FEED).bytes);
    const { valid } = await validate(text.replace(/<updated>[^<]+/, "<updated>yesterday"));
    expect(valid).toBe(false);
  });
});

const parse = (feed: Feed): unknown =>
  JSON.parse(new TextDecoder().decode(json.render(feed).bytes));

describe("JSON Feed by a schema of its specification", () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(fixture("json-feed-1.1.schema.json")));

  test.each(FEEDS)("%s", (_name, feed) => {
    validate(parse(feed));
    expect(validate.errors).toBeNull();
  });

  test("the schema refuses what is wrong", () => {
    expect(validate({ version: "https://jsonfeed.org/version/1", title: "t", items: [] })).toBe(
      false,
    );
  });
});
