import { expect, test } from "vitest";
import { checkDocument } from "../../src/check/index.ts";
import { extractArticle } from "../../src/build/extract-article.ts";
import { newsroom, story } from "./newsroom.ts";

const DATE = "date: 2026-11-20T08:00:00Z";

/** As documents have been seen to state them. */
const TAGS = [
  "en-u-nu-thai",
  "en-a-bbb-x-a-ccc",
  "en-US-POSIX",
  "en_GB",
  "x-private",
  "i-klingon",
  "sl-rozaj-biske",
  "art-lojban",
  "English",
  "root",
  "*",
];

test("no language tag stops a build or reaches a feed as none", async () => {
  const room = newsroom({
    editions: [{ locale: "en-GB", timeZone: "UTC", languages: ["en", "sl", "jbo"] }],
  });
  for (const [i, tag] of TAGS.entries()) {
    const said = JSON.stringify(tag);
    const fields = [`lang: ${said}`, DATE, `machineTranslatedFrom: ${said}`];
    const more = [`translations: { ${said}: "https://desk.example/other/${i}" }`];
    room.write(`articles/en/${i}.md`, story(`Harbour ${i} opens`, [...fields, ...more]));
  }
  await room.build("2026-11-20T12:00:00Z");
  for (const path of ["en-GB/rss.xml", "en-GB/atom.xml", "en-GB/feed.json", "news-sitemap.xml"]) {
    const problems = checkDocument({ path, bytes: Buffer.from(room.read(path)) });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(room.read(path)).toContain("Harbour 0 opens");
  }
});

test.each([
  ["en-u-nu-thai", "en"],
  ["en-US-POSIX", "en-US"],
  ["pt_br", "pt-BR"],
  ["zh-cmn-Hans-CN", "zh-Hans-CN"],
  ["zh-yue", "yue"],
  ["de-1996", "de-1996"],
])("a document in %s is in %s", (tag, language) => {
  const bytes = Buffer.from(story("Harbour opens", [`lang: ${tag}`, DATE], "It opened."));
  const context = { languages: [language], timeZone: "UTC" };
  const extraction = extractArticle({ path: "harbour.md", bytes }, context);
  expect(extraction.ok && extraction.article.language).toBe(language);
});
