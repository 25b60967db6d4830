import { expect, test } from "vitest";
import { loadProfiles } from "../../src/partners/index.ts";
import { newsroom, story } from "../build/newsroom.ts";
import { entry, paragraph, prepare } from "./newsroom.ts";

const ARABIC = "أجل مجلس الميناء التصويت مرة أخرى إلى يوم الاثنين المقبل ".repeat(30);
const arabic = entry({
  title: "تأجيل التصويت على الميناء مرة أخرى",
  summary: ARABIC,
  body: [paragraph(ARABIC)],
});

const ids = [...loadProfiles().profiles.keys()];

test("an Arabic text tagged en reaches no feed and no partner's file", async () => {
  const desk = newsroom({ partners: ids.map((id) => ({ name: id, profile: id })) });
  const fields = ["language: en", "date: 2026-01-05T08:00:00Z", "id: tag:vote"];
  desk.write("articles/vote.md", story(arabic.title, fields, ARABIC));
  const { exitCode, problems } = await desk.build("2026-01-06T12:00:00Z");
  expect(exitCode).toBe(1);
  expect(problems.map(({ code }) => code)).toContain("language_contradicted");
  const texts = [...desk.published().values()].map(({ text }) => text);
  expect(texts.filter((text) => text.includes("tag:vote") || text.includes("الميناء"))).toEqual([]);
});

test.each(ids.filter((id) => id !== "google-news"))(
  "an Arabic text tagged ar reaches no en feed of %s",
  (id) => {
    const result = prepare(id, [entry({ ...arabic, language: "ar-EG" })]);
    expect(result.included).toEqual([]);
  },
);

test("an Arabic text reaches the Arabic feed, whatever the region", () => {
  const result = prepare("msn", [entry({ ...arabic, language: "ar" })], {
    feed: { language: "ar-EG" },
  });
  expect(result.included).toHaveLength(1);
});

test.each([
  ["zh-Hant", "zh-CN", false],
  ["zh-TW", "zh-Hant-HK", true],
  ["sr-Latn", "sr", false],
  ["pt-BR", "pt-PT", true],
])("%s in a feed of %s: %s", (language, feedLanguage, goes) => {
  const result = prepare("feedly", [entry({ language })], { feed: { language: feedLanguage } });
  expect(result.included.length === 1).toBe(goes);
});
