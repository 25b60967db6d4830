import { describe, expect, test } from "vitest";
import { parseLocaleFile } from "../../src/load/parse-locale-file.ts";
import { checkResources } from "../../src/localize/resources.ts";
import { reviewedOnly, translationStatus } from "../../src/localize/translation-status.ts";

const check = (
  path: string,
  strings: Record<string, string>,
): ReturnType<typeof checkResources> => {
  const file = parseLocaleFile(path, JSON.stringify(strings, null, 2));
  if ("code" in file) throw new Error(file.message);
  return checkResources([file]);
};

describe("checking strings", () => {
  test.each([
    ["a misspelt placeholder", { updated: "Stand: {{datum}}" }, "unknown placeholders: datum"],
    ["a lost placeholder", { updated: "Aktualisiert" }, "lacks date"],
    ["an unknown key", { updatet: "Aktualisiert: {{date}}" }, '"updatet" is no key of labels'],
    ["an empty string", { correction: " " }, "is empty"],
  ])("leaves out %s and says where it is", (_case, strings, message) => {
    const { resources, problems } = check("de/labels.json", { withdrawn: "Zurück.", ...strings });
    expect(resources["de"]?.labels).toEqual({ withdrawn: "Zurück." });
    expect(problems).toMatchObject([{ code: "locale_invalid", path: "de/labels.json", line: 3 }]);
    expect(problems[0]?.message).toContain(message);
  });

  test("refuses a plural form that the language does not have", () => {
    const { problems } = check("de/feed.json", { entries_few: "{{count}} Artikel" });
    expect(problems[0]?.message).toContain('no plural form "few"');
  });

  test("lets a plural form spell its number out", () => {
    expect(check("he/feed.json", { entries_two: "שתי כתבות" }).problems).toEqual([]);
  });

  test("names a folder that is no language, and a file that is no namespace", () => {
    expect(check("english/labels.json", {}).problems[0]?.message).toContain("no BCP 47");
    expect(check("de/menu.json", {}).problems[0]?.message).toContain("feed, labels, sections");
  });

  test("takes a folder by whatever spelling of its tag", () => {
    expect(Object.keys(check("zh_hant/labels.json", {}).resources)).toEqual(["zh-Hant"]);
  });
});

describe("translation status", () => {
  const resources = {
    de: { labels: { updated: "Aktualisiert: {{date}}", correction: "Korrektur" } },
    "de-AT": { sections: { world: "International" } },
    pl: { feed: { entries_one: "{{count}} artykuł", entries_other: "{{count}} artykułu" } },
  };
  const sources = {
    strings: { de: { congo: ["labels.updated"], unreviewed: ["labels.correction"] } },
  };
  const status = translationStatus(resources, sources);

  test("counts as missing only what no locale of the same language has", () => {
    expect(status.map(({ locale }) => locale)).toEqual(["de", "de-AT", "pl"]);
    const [de, austria] = status;
    expect(de?.missing).toContain("sections.world");
    expect(de?.missing).not.toContain("labels.updated");
    expect(austria?.missing).not.toContain("labels.updated");
    expect(austria?.missing).not.toContain("sections.world");
    expect(austria?.missing).toContain("sections.sport");
  });

  test("asks for the plural forms of whole numbers, and for no others", () => {
    const plurals = status.at(-1)?.missing.filter((key) => key.includes("entries"));
    expect(plurals).toEqual(["feed.entries_many", "feed.entries_few"].toSorted().toReversed());
  });

  test("counts a string without a source as unreviewed", () => {
    expect(status.map(({ unreviewed }) => unreviewed)).toEqual([
      ["labels.correction"],
      ["sections.world"],
      ["feed.entries_one", "feed.entries_other"],
    ]);
    expect(reviewedOnly(sources)("de", "labels", "updated")).toBe(true);
    expect(reviewedOnly(sources)("de", "labels", "correction")).toBe(false);
  });
});
