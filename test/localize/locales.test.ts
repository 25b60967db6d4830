import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadLocales } from "../../src/load/locales.ts";
import { readTranslationSources } from "../../src/load/translation-sources.ts";
import { createCatalog } from "../../src/localize/catalog.ts";
import { NAMESPACES } from "../../src/localize/message-keys.ts";
import { checkResources } from "../../src/localize/resources.ts";
import { translationStatus } from "../../src/localize/translation-status.ts";
import sources from "../../locales/sources.json" with { type: "json" };
import i18nextConfig from "../../.github/i18next.config.ts";
import { foreignLetters } from "./foreign-letters.ts";

const folder = fileURLToPath(new URL("../../locales", import.meta.url));
const loaded = await loadLocales(folder);
const { resources, problems } = checkResources(loaded.files);
const locales = Object.keys(resources);

const keysOf = (locale: string): string[] =>
  NAMESPACES.flatMap((namespace) =>
    Object.keys(resources[locale]?.[namespace] ?? {}).map((key) => `${namespace}.${key}`),
  );

describe("the strings in locales/", () => {
  test("load without a problem", () => {
    expect([...loaded.problems, ...problems]).toEqual([]);
    expect(locales.length).toBeGreaterThanOrEqual(90);
  });

  test.each(locales)("of %s are written in its own script", (locale) => {
    const texts = NAMESPACES.flatMap((namespace) =>
      Object.values(resources[locale]?.[namespace] ?? {}),
    ).map((text) => text.replaceAll(/\{\{[^}]*\}\}/gu, " "));
    expect(foreignLetters(texts, locale, ["AI"])).toEqual([]);
    expect(texts.map((text) => text.normalize("NFC"))).toEqual(texts);
  });

  test("name their source each, and no source names a string that is not there", () => {
    expect(readTranslationSources(folder).sources.strings).toEqual(sources.strings);
    expect(Object.keys(sources.strings).toSorted()).toEqual(locales.toSorted());
    for (const [locale, bySource] of Object.entries(sources.strings)) {
      expect(Object.keys(sources.sources)).toEqual(expect.arrayContaining(Object.keys(bySource)));
      expect(Object.values(bySource).flat().toSorted()).toEqual(keysOf(locale).toSorted());
    }
  });

  test("are complete where the i18next configuration says so", () => {
    const status = translationStatus(resources, sources);
    const incomplete = status
      .filter(({ locale }) => i18nextConfig.locales.includes(locale))
      .filter(({ missing }) => missing.length > 0);
    expect(incomplete).toEqual([]);
    expect(i18nextConfig.locales.length).toBeGreaterThanOrEqual(50);
  });

  test("say in SOURCES.md how many there are from where", () => {
    const page = readFileSync(`${folder}/SOURCES.md`, "utf8");
    const rows = translationStatus(resources, sources).map(({ locale, missing, unreviewed }) => {
      const own = keysOf(locale).length;
      return `| ${locale} | ${own} | ${own - unreviewed.length} | ${unreviewed.length} | ${missing.length} |`;
    });
    const table = page
      .split("\n")
      .map((line) => line.replaceAll(/ +/gu, " "))
      .filter((line) => /^\| [a-z]{2,3}(?:-\w+)* \|.*\d \|$/u.test(line));
    expect(table).toEqual(rows);
    for (const { name } of Object.values(sources.sources)) expect(page).toContain(name);
  });
});

describe("a catalog of all of them", () => {
  const catalog = createCatalog(resources);
  const day = Temporal.PlainDate.from("2025-02-13");
  const site = "Polywire";
  const date = (locale: string): string =>
    day.toLocaleString(locale, { dateStyle: "long", calendar: "iso8601" });

  test.each(locales)("mixes no languages in %s, dates included", (locale) => {
    const messages = [
      catalog.t("labels.updated", locale, { date }),
      catalog.t("labels.embargo", locale, { date }),
      catalog.t("feed.descriptionSection", locale, {
        site,
        section: (language) => catalog.t("sections.sport", language).text,
      }),
      catalog.t("feed.entries", locale, { count: 3 }),
    ];
    for (const { text, language } of messages) {
      expect(foreignLetters([text], language, [site])).toEqual([]);
      expect(text).not.toContain("{{");
    }
  });

  test.each([
    ["zh-TW", "labels.updated", "更新：", "zh-Hant"],
    ["zh-HK", "sections.video", "短片", "zh-Hant-HK"],
    ["zh-MO", "sections.video", "短片", "zh-Hant-HK"],
    ["zh-SG", "sections.video", "视频", "zh-Hans"],
    ["es-MX", "labels.correction", "Fe de erratas", "es-419"],
    ["es-AR", "labels.published", "Publicado:", "es"],
    ["pt-AO", "sections.sport", "Desporto", "pt-PT"],
    ["pt", "sections.sport", "Esportes", "pt-BR"],
    ["sr-Latn-RS", "sections.sport", "Sport", "sr-Latn"],
    ["sr-RS", "sections.sport", "Спорт", "sr"],
    ["sr-ME", "sections.world", "Svet", "sr-Latn"],
    ["fr-CA", "sections.sport", "Sports", "fr-CA"],
    ["fr-BE", "sections.sport", "Sport", "fr"],
    ["en-US", "sections.sport", "Sports", "en-US"],
    ["en-GB", "sections.sport", "Sport", "en"],
    ["de-AT", "sections.world", "International", "de-AT"],
    ["fa-AF", "sections.education", "معارف", "fa-AF"],
    ["no", "sections.weather", "Vær", "nb"],
    ["uz-UZ", "sections.sport", "Sport", "uz"],
  ] as const)("gives %s its own %s", (locale, key, start, language) => {
    const message = catalog.t(key, locale, { date: "1", site });
    expect(message.language).toBe(language);
    expect(message.text.startsWith(start)).toBe(true);
    expect(message.missing).toBe(false);
  });

  test.each([
    ["ru", ["1 статья", "2 статьи", "5 статей", "21 статья"]],
    ["pl", ["1 artykuł", "2 artykuły", "5 artykułów", "21 artykułów"]],
    ["sl", ["1 članek", "2 članka", "5 člankov", "21 člankov"]],
    ["cs", ["1 článek", "2 články", "5 článků", "21 článků"]],
    ["lt", ["1 straipsnis", "2 straipsniai", "5 straipsniai", "21 straipsnis"]],
    ["lv", ["1 raksts", "2 raksti", "5 raksti", "21 raksts"]],
    ["ro", ["1 articol", "2 articole", "5 articole", "21 de articole"]],
    ["he", ["כתבה אחת", "שתי כתבות", "5 כתבות", "21 כתבות"]],
    ["ja", ["1件の記事", "2件の記事", "5件の記事", "21件の記事"]],
  ])("counts as %s does", (locale, texts) => {
    expect([1, 2, 5, 21].map((count) => catalog.t("feed.entries", locale, { count }).text)).toEqual(
      texts,
    );
  });
});
