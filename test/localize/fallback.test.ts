import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fallbackChain, localeKey, sameWriting } from "../../src/localize/fallback.ts";

describe("the fallback chain", () => {
  test.each([
    ["zh-TW", ["zh-Hant-TW", "zh-Hant"]],
    ["zh-HK", ["zh-Hant-HK", "zh-Hant"]],
    ["zh-MO", ["zh-Hant-MO", "zh-Hant-HK", "zh-Hant"]],
    ["zh-SG", ["zh-SG", "zh"]],
    ["es-MX", ["es-MX", "es-419", "es"]],
    ["es-ES", ["es-ES", "es"]],
    ["pt-AO", ["pt-AO", "pt-PT", "pt"]],
    ["sr-Latn-RS", ["sr-Latn-RS", "sr-Latn"]],
    ["sr-ME", ["sr-Latn-ME", "sr-Latn"]],
    ["en-AT", ["en-AT", "en-150", "en-001", "en"]],
    ["en-AU", ["en-AU", "en-001", "en"]],
    ["fr-CA", ["fr-CA", "fr"]],
    ["uz-Cyrl", ["uz-Cyrl"]],
    ["uz-AF", ["uz-Arab-AF", "uz-Arab"]],
    ["pa-PK", ["pa-Arab-PK", "pa-Arab"]],
    ["nn-NO", ["nn-NO", "nn", "no", "nb"]],
    ["nb", ["nb", "no"]],
    ["yue", ["yue"]],
    ["ca-ES-valencia", ["ca-ES-valencia", "ca-ES", "ca"]],
    ["fa-IR-u-nu-latn", ["fa-IR", "fa"]],
  ])("of %s is %j", (locale, chain) => {
    expect(fallbackChain(locale)).toEqual(chain);
  });

  test("holds no other script than the locale's own, for every locale of Unicode's test data", ({
    skip,
  }) => {
    const file = new URL("../../../shared/data/unicode/likelySubtags.txt", import.meta.url);
    if (!existsSync(file)) skip("../shared/data/unicode is not here");
    const tags = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(";")[0]?.trim() ?? "")
      .filter((tag) => !tag.startsWith("und"));
    expect(tags.length).toBeGreaterThan(1000);
    const mixed = tags.flatMap((tag) => {
      const { script, language } = new Intl.Locale(tag).maximize();
      return fallbackChain(tag)
        .filter((step) => new Intl.Locale(step).language === language)
        .filter((step) => new Intl.Locale(step).maximize().script !== script)
        .map((step) => `${tag} → ${step}`);
    });
    expect(mixed).toEqual([]);
  });
});

describe("spellings of one locale", () => {
  test.each([
    ["zh-TW", "zh-Hant"],
    ["zh-CN", "zh-Hans"],
    ["pt", "pt-BR"],
    ["sr", "sr-Cyrl-RS"],
    ["en", "en-US"],
  ])("%s and %s meet under one key", (one, other) => {
    expect(localeKey(one)).toBe(localeKey(other));
  });

  test("only locales of one language and script are written the same way", () => {
    expect(sameWriting("es-MX", "es-419")).toBe(true);
    expect(sameWriting("no", "nb-NO")).toBe(true);
    expect(sameWriting("zh-TW", "zh-CN")).toBe(false);
    expect(sameWriting("sr-Latn", "sr")).toBe(false);
    expect(sameWriting("es", "pt")).toBe(false);
  });
});
