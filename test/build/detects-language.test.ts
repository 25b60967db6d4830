import { describe, expect, test } from "vitest";
import { extractArticle } from "../../src/build/extract-article.ts";
import texts from "../load/texts.json" with { type: "json" };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const markdown = (text: string, language?: string): Uint8Array =>
  bytes(
    `---\ntitle: ${text.split(/[,.،]/u)[0] ?? ""}\ndate: 2025-02-13\n${
      language === undefined ? "" : `language: ${language}\n`
    }---\n\n${text}\n`,
  );
const languages = ["en", "fr", "ar", "zh-Hans"];

describe("the language of an article", () => {
  test.each(["en", "fr", "ar", "zh-Hans"] as const)(
    "is detected where %s is not declared",
    (language) => {
      const extraction = extractArticle(
        { path: "story.md", bytes: markdown(texts[language]) },
        { languages },
      );
      expect(extraction.ok && extraction.article.language).toBe(language);
    },
  );

  test("stays unknown where the text is in none of the newsroom's", () => {
    const extraction = extractArticle(
      { path: "story.md", bytes: markdown(texts.pl) },
      { languages },
    );
    expect(extraction.ok).toBe(false);
    expect(extraction.problems.map(({ code }) => code)).toContain("language_unknown");
  });

  test.each([
    ["declared", "story.md", "en"],
    ["in the path", "en/story.md", undefined],
  ])("quarantines a French text that is tagged English, %s", (_where, path, tag) => {
    const extraction = extractArticle({ path, bytes: markdown(texts.fr, tag) }, { languages });
    expect(extraction.ok).toBe(false);
    expect(extraction.problems).toMatchObject([
      { code: "language_contradicted", path, message: 'tagged "en", but the text is in "fr"' },
    ]);
  });

  test("is taken as declared where it may be right", () => {
    const extraction = extractArticle(
      { path: "story.md", bytes: markdown(texts.hr, "bs") },
      { languages },
    );
    expect(extraction.ok && extraction.article.language).toBe("bs");
  });
});
