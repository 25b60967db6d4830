import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createDetector } from "../../src/load/detect.ts";
import texts from "./texts.json" with { type: "json" };

const written = Object.entries(texts);
const languages = written.map(([language]) => language);
const detector = createDetector(languages);

describe("detection", () => {
  test.each(written)("knows a paragraph of %s among all of them", (language, text) => {
    expect(detector.detect(text)).toBe(language);
  });

  test("is mostly right on a short sentence, and else silent", () => {
    const answers = written.map(([language, text]) => [
      language,
      detector.detect(text.slice(0, 100)),
    ]);
    const wrong = answers.filter(
      ([language, answer]) => answer !== undefined && answer !== language,
    );
    expect(wrong).toEqual([]);
    expect(answers.filter(([, answer]) => answer !== undefined).length).toBeGreaterThan(45);
  });

  test.each([
    ["nothing", ""],
    ["figures", "12 345 – 6.7 %, 8:15"],
    ["one word", "Berlin"],
    ["addresses only", "https://example.org/de/politik redaktion@example.org"],
  ])("says nothing of %s", (_case, text) => {
    expect(detector.detect(text)).toBeUndefined();
  });

  test("says nothing of a language that is not configured", () => {
    const { detect } = createDetector(["en", "ar"]);
    expect(detect(texts.en)).toBe("en");
    for (const text of [texts.de, texts.fr, texts.ru, texts.th, texts.vi]) {
      expect(detect(text)).toBeUndefined();
    }
  });

  test("answers with the tag that is configured", () => {
    expect(createDetector(["pt-PT", "fr-CA"]).detect(texts["pt-BR"])).toBe("pt-PT");
    expect(createDetector(["en-GB", "en", "en-US"]).detect(texts.en)).toBe("en");
    expect(createDetector(["zh-TW", "zh-CN"]).detect(texts["zh-Hant"])).toBe("zh-TW");
    expect(createDetector(["no", "da"]).detect(texts.nb)).toBe("no");
  });

  test("never takes one form of Chinese for the other", () => {
    expect(createDetector(["zh-Hans", "en"]).detect(texts["zh-Hant"])).toBeUndefined();
    expect(createDetector(["zh-HK", "en"]).detect(texts["zh-Hans"])).toBeUndefined();
  });

  test("takes Serbian by its script", () => {
    const serbian = createDetector(["sr", "sr-Latn"]);
    expect(serbian.detect(texts.sr)).toBe("sr");
    expect(serbian.detect(texts["sr-Latn"])).toBe("sr-Latn");
  });

  test("is not misled by English names in another language", () => {
    const { detect } = createDetector(["ja", "en", "ru"]);
    expect(detect(`OpenStreetMap、Wikipedia: ${texts.ja}`)).toBe("ja");
    expect(detect(`«New York Times» и «Guardian»: ${texts.ru}`)).toBe("ru");
  });
});

describe("contradiction of a tag", () => {
  test.each(written)("is not seen where %s is tagged right", (language, text) => {
    expect(detector.contradicts(text, language)).toBeUndefined();
    expect(
      detector.contradicts(text, new Intl.Locale(language).maximize().toString()),
    ).toBeUndefined();
  });

  test.each([
    ["fr", "de"],
    ["es", "pt-BR"],
    ["pt-BR", "es"],
    ["en", "fr"],
    ["ru", "uk"],
    ["uk", "ru"],
    ["bg", "ru"],
    ["nl", "de"],
    ["sv", "fi"],
    ["cs", "pl"],
    ["tr", "en"],
    ["ja", "zh-Hans"],
    ["ko", "ja"],
    ["ar", "en"],
    ["en", "ar"],
    ["el", "ru"],
    ["hi", "ur"],
    ["zh-Hans", "zh-TW"],
    ["zh-Hant", "zh-CN"],
    ["sr", "sr-Latn"],
  ] as const)("is seen where %s is tagged %s", (language, tag) => {
    expect(detector.contradicts(texts[language], tag)).toBe(language);
  });

  test.each([
    ["hr", "sr-Latn"],
    ["sr-Latn", "bs"],
    ["nb", "da"],
    ["da", "no"],
    ["id", "ms"],
    ["ms", "id"],
    ["es", "gl"],
    ["zh-Hans", "zh"],
    ["zh-Hant", "zh"],
    ["sr-Latn", "sr"],
    ["pt-BR", "pt-AO"],
  ] as const)("is never claimed of %s tagged %s", (language, tag) => {
    expect(detector.contradicts(texts[language], tag)).toBeUndefined();
  });

  test("names a language that is not configured, too", () => {
    const { contradicts } = createDetector(["en", "ar"]);
    expect(contradicts(texts.fr, "en")).toBe("fr");
    expect(contradicts(texts.ru, "ar")).toBe("ru");
  });

  test("is never claimed of a short text in the tag's script", () => {
    expect(detector.contradicts(texts.fr.slice(0, 120), "en")).toBeUndefined();
  });
});

/** Pages whose gold says "en" and whose text is Swahili, Xhosa or Zulu. */
const MISLABELLED = /HabariLeo|Dizindaba|Ilanga|IsolezweLesiXhosa/u;

describe("on news pages of the extraction set", () => {
  test("no tag is contradicted, and detection is right or silent", ({ skip }) => {
    const folder = new URL("../../../shared/extraction/dev/", import.meta.url);
    if (!existsSync(folder)) skip("../shared/extraction is not here");
    const pages = ["daniel", "fundus", "newspaper4k"]
      .flatMap((set) => readFileSync(new URL(`${set}/truth.jsonl`, folder), "utf8").split("\n"))
      .filter((line) => line !== "")
      // The shape is that of ../shared/extraction/README.md.
      .map((line): { id: string; lang?: string; text?: string } => JSON.parse(line))
      .filter(
        ({ id, lang, text }) => lang !== undefined && text !== undefined && !MISLABELLED.test(id),
      );
    // A dozen pages a language are enough for every day.
    const some = Object.values(Object.groupBy(pages, ({ lang = "" }) => lang)).flatMap(
      (same = []) => same.filter((_, index) => index % Math.ceil(same.length / 12) === 0),
    );
    expect(some.length).toBeGreaterThan(80);
    const answers = some.map(({ id, lang = "", text = "" }) => ({
      id,
      lang,
      found: new Intl.Locale(detector.detect(text) ?? "und").language,
      contradicted: detector.contradicts(text, lang),
    }));
    expect(answers.filter(({ contradicted }) => contradicted !== undefined)).toEqual([]);
    const right = answers.filter(({ lang, found }) => found === (lang === "no" ? "nb" : lang));
    expect(right.length / answers.length).toBeGreaterThan(0.99);
  });
});
