import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadLocales } from "../../src/load/locales.ts";
import { readTranslationSources } from "../../src/load/translation-sources.ts";
import { parseLocaleFile } from "../../src/load/parse-locale-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "polywire-locales-"));
  await mkdir(join(folder, "de"));
  await mkdir(join(folder, "fr"));
  await writeFile(join(folder, "SOURCES.md"), "not a locale");
  await writeFile(join(folder, "de", "labels.json"), '{\n  "correction": "Korrektur"\n}\n');
  await writeFile(join(folder, "fr", "labels.json"), '{\n  "correction": "Correction",\n}\n');
  await writeFile(join(folder, "fr", "feed.json"), '\u{FEFF}{"title": "{{site}}"}');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("loading locales", () => {
  test("takes every good file and names the line of a broken one", async () => {
    const { files, problems } = await loadLocales(folder);
    expect(files).toEqual([
      {
        path: "de/labels.json",
        locale: "de",
        namespace: "labels",
        strings: { correction: "Korrektur" },
        lines: { correction: 2 },
      },
      {
        path: "fr/feed.json",
        locale: "fr",
        namespace: "feed",
        strings: { title: "{{site}}" },
        lines: { title: 1 },
      },
    ]);
    expect(problems).toMatchObject([
      { code: "locale_unreadable", path: "fr/labels.json", line: 3, severity: "warning" },
    ]);
  });

  test("takes a folder that does not exist for an empty one", async () => {
    expect(await loadLocales(join(folder, "none"))).toEqual({
      files: [],
      problems: [],
    });
  });

  test("takes broken sources for none and says so", async () => {
    await writeFile(join(folder, "sources.json"), '{"strings": {"de": ["congo"]}}');
    const { problems, files } = await loadLocales(folder);
    expect(readTranslationSources(folder).sources).toEqual({ strings: {} });
    expect(problems[0]).toMatchObject({ code: "locale_unreadable", path: "sources.json" });
    expect(files).toHaveLength(2);
    await rm(join(folder, "sources.json"));
  });

  test.each([
    ["a list", "[]", 1],
    ["a nested object", '{\n "a": {\n "b": "c" }}', 2],
  ])("refuses %s", (_case, text, line) => {
    expect(parseLocaleFile("de/labels.json", text)).toMatchObject({
      code: "locale_unreadable",
      line,
    });
  });
});
