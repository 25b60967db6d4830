import { describe, expect, test } from "vitest";
import { createCatalog } from "../../src/localize/catalog.ts";

const catalog = createCatalog({
  "zh-Hans": { labels: { updated: "更新于 {{date}}", published: "发布于 {{date}}" } },
  "zh-Hant": { labels: { updated: "更新於 {{date}}" } },
  es: { labels: { updated: "Actualizado: {{date}}", correction: "Corrección" } },
  "es-419": { labels: { correction: "Fe de erratas" } },
  "pt-BR": { sections: { sport: "Esportes", science: "Ciência" } },
  "pt-PT": { sections: { sport: "Desporto" } },
  sr: { labels: { updated: "Ажурирано: {{date}}" } },
  ar: {
    feed: {
      entries_zero: "لا مقالات",
      entries_one: "مقال واحد",
      entries_two: "مقالان",
      entries_few: "{{count}} مقالات",
      entries_many: "{{count}} مقالاً",
      entries_other: "{{count}} مقال",
    },
  },
});

/** A date function as callers pass it: it shows in which locale it was asked. */
const date = (locale: string): string => `<${locale}>`;

describe("a catalog", () => {
  test("says which language a string came from", () => {
    expect(catalog.t("labels.updated", "es-MX", { date })).toEqual({
      text: "Actualizado: <es-MX>",
      language: "es",
      missing: false,
    });
    expect(catalog.t("labels.correction", "es-MX").language).toBe("es-419");
    expect(catalog.t("labels.correction", "es-ES").language).toBe("es");
  });

  test("never shows Simplified text to Taiwan and Hong Kong", () => {
    expect(catalog.t("labels.updated", "zh-TW", { date }).text).toBe("更新於 <zh-TW>");
    expect(catalog.t("labels.updated", "zh-HK", { date }).text).toBe("更新於 <zh-HK>");
    expect(catalog.t("labels.published", "zh-HK", { date }).language).toBe("en");
  });

  test("gives Angola European Portuguese and falls to Brazil's only where Portugal has no string", () => {
    expect(catalog.t("sections.sport", "pt-AO")).toMatchObject({ text: "Desporto" });
    expect(catalog.t("sections.science", "pt-AO")).toMatchObject({
      text: "Ciência",
      language: "pt-BR",
    });
  });

  test("writes the date in the language of a sentence that fell back", () => {
    expect(catalog.t("labels.updated", "sr-Latn-RS", { date })).toEqual({
      text: "Updated: <en>",
      language: "en",
      missing: true,
    });
  });

  test.each([
    [0, "لا مقالات"],
    [1, "مقال واحد"],
    [2, "مقالان"],
    [3, "٣ مقالات"],
    [11, "١١ مقالاً"],
    [100, "١٠٠ مقال"],
  ])("chooses CLDR's plural form and the reader's digits for %i", (count, text) => {
    expect(catalog.t("feed.entries", "ar-EG", { count }).text).toBe(text);
  });

  test("takes values as text, whatever is in them", () => {
    const credit = `$t(labels.correction) {{date}} <b>A & B</b> $& $1`;
    expect(catalog.t("labels.photo", "en", { credit }).text).toBe(`Photo: ${credit}`);
  });

  test("shows only strings that are accepted, and the whole of another one else", () => {
    const strict = createCatalog(
      { de: { labels: { updated: "Aktualisiert: {{date}}", correction: "Korrektur" } } },
      { accept: (_locale, _namespace, key) => key !== "correction" },
    );
    expect(strict.t("labels.updated", "de", { date }).language).toBe("de");
    expect(strict.t("labels.correction", "de")).toMatchObject({
      text: "Correction",
      missing: true,
    });
  });

  test("has every English string without being given one", () => {
    expect(createCatalog({}).t("sections.politics", "fr").text).toBe("Politics");
  });
});
