import { expect, test } from "vitest";
import { loadProfiles } from "../../src/partners/index.ts";
import { entry, paragraph, prepare } from "./newsroom.ts";

const ARABIC = "أجل مجلس الميناء التصويت مرة أخرى إلى يوم الاثنين المقبل ".repeat(30);
const arabic = entry({
  title: "تأجيل التصويت على الميناء مرة أخرى",
  summary: ARABIC,
  body: [paragraph(ARABIC)],
});

/** Stands for the detector, which is handed in: here a text of Arabic letters is no English. */
const contradictsLanguage = (text: string, language: string): boolean =>
  /\p{Script=Arabic}/u.test(text) && !/^(?:ar|fa|ur|ps)/u.test(language);

const ids = [...loadProfiles().profiles.keys()];

test.each(ids)("an Arabic text tagged en reaches no en feed of %s", (id) => {
  const result = prepare(id, [arabic], { context: { contradictsLanguage } });
  expect(result.included).toEqual([]);
  expect(result.excluded.map(({ code }) => code)).toContain("language_mismatch");
});

test.each(ids.filter((id) => id !== "google-news"))(
  "an Arabic text tagged ar reaches no en feed of %s",
  (id) => {
    const result = prepare(id, [entry({ ...arabic, language: "ar-EG" })], {
      context: { contradictsLanguage },
    });
    expect(result.included).toEqual([]);
  },
);

test("an Arabic text reaches the Arabic feed, whatever the region", () => {
  const result = prepare("msn", [entry({ ...arabic, language: "ar" })], {
    feed: { language: "ar-EG" },
    context: { contradictsLanguage },
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
