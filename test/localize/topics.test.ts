import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadLocales } from "../../src/load/locales.ts";
import { checkResources } from "../../src/localize/resources.ts";
import { sectionIndex, sectionNames } from "../../src/localize/section.ts";
import { topicLabels, topicOfSection } from "../../src/localize/topics.ts";
import { foreignLetters } from "./foreign-letters.ts";

const locales = [
  "en-GB",
  "en-US",
  "de-AT",
  "fr-CA",
  "pt-AO",
  "pt-BR",
  "es-MX",
  "ar-EG",
  "ja",
  "zh-CN",
  "zh-TW",
  "ru",
];
const labelOf = await topicLabels(locales);

describe("labels of Media Topics", () => {
  test.each([
    ["en-GB", "medtop:09000000", "labour", "en"],
    ["en-US", "medtop:09000000", "labor", "en-US"],
    ["en-GB", "medtop:20001320", "torture", "en"],
    ["de-AT", "medtop:20000574", "Wahl", "de"],
    ["fr-CA", "medtop:20000574", "Élections", "fr"],
    ["pt-AO", "medtop:01000000", "artes, cultura, entretenimento e média", "pt-PT"],
    ["pt-AO", "medtop:20000574", "eleições", "pt-BR"],
    ["pt-BR", "medtop:01000000", "artes, cultura, entretenimento e mídia", "pt-BR"],
    ["es-MX", "15000000", "Deporte", "es"],
    ["ar-EG", "medtop:11000000", "سياسة", "ar"],
    ["zh-CN", "medtop:20000574", "选举", "zh-Hans"],
  ])("in %s: %s is %s", (locale, code, label, language) => {
    expect(labelOf(code, locale)).toEqual({ label, language });
  });

  test("are not shown in another language or script", () => {
    expect(labelOf("medtop:20000574", "zh-TW")).toBeUndefined();
    expect(labelOf("medtop:20000574", "ru")).toBeUndefined();
    expect(labelOf("medtop:99999999", "en-GB")).toBeUndefined();
  });

  test("are there for the seventeen top topics in every language that has a file", async () => {
    const files = readdirSync(new URL("../../src/localize/topics/", import.meta.url))
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.replace(".json", ""));
    expect(files).toHaveLength(13);
    const label = await topicLabels(files);
    for (const file of files) {
      const labels = Array.from({ length: 17 }, (_, index) =>
        label(`medtop:${String(index + 1).padStart(2, "0")}000000`, file),
      );
      // Subject Codes, which ja and it come from, match not all of them.
      expect(labels.filter((found) => found !== undefined).length).toBeGreaterThanOrEqual(15);
      const texts = labels.flatMap((found) => found?.label ?? []);
      expect(foreignLetters(texts, file)).toEqual([]);
    }
  });
});

describe("the topic of a section", async () => {
  const { files } = await loadLocales(new URL("../../locales", import.meta.url).pathname);
  const keyOf = sectionIndex(sectionNames(checkResources(files).resources));

  test.each([
    ["politics", "11000000"],
    ["Politik", "11000000"],
    ["Économie", "04000000"],
    ["DEPORTES", "15000000"],
    ["Sports", "15000000"],
    ["Здоровье", "07000000"],
    ["スポーツ", "15000000"],
    ["سياسة", "11000000"],
    ["科技", "20000756"],
    ["world", undefined],
    ["Gewinnspiele", undefined],
  ])("%s is %s", (section, code) => {
    expect(topicOfSection(keyOf(section))).toBe(code);
  });
});
