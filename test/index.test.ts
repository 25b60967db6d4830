import { describe, expect, test } from "vitest";
import * as polywire from "../src/index.ts";
import { newsroom, story } from "./build/newsroom.ts";

const { extractArticle, formatDate, parseDateLine, typesetTitle } = polywire;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("the public API is these names and no others", () => {
  expect(Object.keys(polywire).toSorted()).toEqual([
    "ConfigError",
    "UnknownDateOptionError",
    "build",
    "extractArticle",
    "formatDate",
    "formatRange",
    "formatRelative",
    "loadConfig",
    "parseDateLine",
    "typesetText",
    "typesetTitle",
  ]);
});

describe("extractArticle", () => {
  test("takes no part of a path for a language that only looks like its tag", () => {
    const page = bytes("<html lang=de><h1>Der Hafen</h1><p>Er ist offen.</p>");
    const found = extractArticle({ path: "der-erfolg-gibt-recht.de.page.html", bytes: page });
    expect(found.ok && found.article).toMatchObject({ headline: "Der Hafen", language: "de" });
  });

  test("reads an article from bytes alone", () => {
    const file = { path: "en/harbour.md", bytes: bytes(story("Harbour reopens", ["id: h-1"])) };
    const found = extractArticle(file, { tagAuthority: "desk.example,2026" });
    expect(found.ok && found.article).toMatchObject({
      id: "tag:desk.example,2026:h-1:en",
      headline: "Harbour reopens",
      language: "en",
    });
  });

  test("dates what states no zone in the caller's", () => {
    const file = { path: "en/a.md", bytes: bytes(story("A", ["date: 2026-11-16 08:00"])) };
    const found = extractArticle(file, { timeZone: "Asia/Dubai" });
    expect(found.ok && found.article.published?.instant.toString()).toBe("2026-11-16T04:00:00Z");
  });

  test.each([
    ["no bytes", "en/a.md", "", "file_empty"],
    ["an ending that names no format", "en/a.docx", "text", "format_unknown"],
    ["broken JSON", "en/a.json", "{", "parse_failed"],
    ["a text without a headline", "en/a.html", "<p>", "headline_missing"],
    ["a name that is no path", "", "text", "format_unknown"],
  ])("answers %s with a Problem, not an exception", (_what, path, text, code) => {
    const found = extractArticle({ path, bytes: bytes(text) });
    expect(found.ok).toBe(false);
    expect(found.problems.map((each) => each.code)).toContain(code);
    for (const { fix, message } of found.problems) expect(`${fix}${message}`).toMatch(/\S.*\S/);
  });
});

describe("parseDateLine", () => {
  const context = { locale: "en-GB", timeZone: "Europe/London" };

  test("gives the day, the time and the moment of a line", () => {
    const found = parseDateLine("Published 13 July 2025, 08:28", context);
    expect([found?.date.toString(), found?.time?.toString()]).toEqual(["2025-07-13", "08:28:00"]);
    expect([found?.instant?.toString(), found?.precision]).toEqual([
      "2025-07-13T07:28:00Z",
      "minute",
    ]);
  });

  test("leaves a day a day", () => {
    const found = parseDateLine("13 July 2025", context);
    expect([found?.precision, found?.time, found?.instant]).toEqual(["day", undefined, undefined]);
  });

  test.each(["", "no date at all", "31 February 2025", "13 July", "x".repeat(100_000)])(
    "gives null rather than a guess: %.20s",
    (line) => {
      expect(parseDateLine(line, context)).toBeNull();
    },
  );

  test("refuses a zone that does not exist", () => {
    const line = "13 July 2025, 08:28";
    expect(() => parseDateLine(line, { ...context, timeZone: "Mars/Phobos" })).toThrow(RangeError);
  });
});

describe("formatDate", () => {
  const moment = Temporal.Instant.from("2025-02-13T04:28:00Z");

  test("writes for locale, zone, calendar and digits", () => {
    const options = { locale: "ar-EG", timeZone: "Africa/Cairo", numberingSystem: "latn" };
    expect(formatDate(moment, options)).toContain("13 فبراير 2025");
    expect(formatDate(moment, { locale: "th", timeZone: "UTC", calendar: "buddhist" })).toContain(
      "2568",
    );
  });

  test("writes a day in no zone but its own", () => {
    const day = Temporal.PlainDate.from("2025-02-13");
    expect(formatDate(day, { locale: "en-US", timeZone: "Pacific/Kiritimati" })).toBe(
      "February 13, 2025",
    );
  });

  test.each([{ profile: "nope" }, { calendar: "nope" }, { numberingSystem: "nope" }])(
    "refuses what does not exist and lists what does: %o",
    (option) => {
      const options = { locale: "en", timeZone: "UTC", ...option };
      expect(() => formatDate(moment, options)).toThrow(polywire.UnknownDateOptionError);
      expect(() => formatDate(moment, options)).toThrow(/"nope"; known are \w+/);
    },
  );

  test("refuses a language tag or a zone that is none", () => {
    expect(() => formatDate(moment, { locale: "no tag!", timeZone: "UTC" })).toThrow(RangeError);
    expect(() => formatDate(moment, { locale: "en", timeZone: "Mars/Phobos" })).toThrow(RangeError);
  });
});

describe("typesetTitle", () => {
  test.each([
    ["fr", 'Il dit: "non"', "Il dit : « non »"],
    ["de", 'Er sagt "nein"', "Er sagt „nein“"],
    ["en-GB", "It's 'over'...", "It’s ‘over’…"],
  ])("sets quotes and spaces as %s does", (locale, title, wanted) => {
    expect(typesetTitle(title, { locale }).replaceAll(/[\u00A0\u202F]/g, " ")).toBe(wanted);
  });

  test("keeps to the limit and to the case that is asked for", () => {
    const options = { locale: "en-US", maxGraphemes: 20, case: "ap" } as const;
    expect(typesetTitle("The harbour reopens after a long winter", options)).toBe(
      "The Harbour Reopens…",
    );
  });

  test("sets nothing of nothing, and takes a tag that is none for any language", () => {
    expect(typesetTitle("", { locale: "en" })).toBe("");
    expect(typesetTitle("Tide", { locale: "no tag!" })).toBe("Tide");
  });
});

describe("loadConfig and build", () => {
  test("name all mistakes of a configuration at once", () => {
    const room = newsroom({ editions: [{ locale: "xx-invalid-!", timeZone: "Mars/Phobos" }] });
    expect(() => polywire.loadConfig(room.config)).toThrow(polywire.ConfigError);
    expect(() => polywire.loadConfig(room.config)).toThrow(/editions.*\n.*editions/);
    expect(() => polywire.loadConfig(`${room.config}.none`)).toThrow(polywire.ConfigError);
  });

  test("build feeds, tell what happens in its order, and report", async () => {
    const room = newsroom();
    room.write("articles/en/a.md", story("Harbour reopens", ["date: 2026-11-16T08:00:00Z"]));
    const heard: string[] = [];
    const report = await polywire.build(polywire.loadConfig(room.config), {
      now: Temporal.Instant.from("2026-11-23T12:00:00Z"),
      emit: ({ type }) => heard.push(type),
    });
    expect(report).toMatchObject({ exitCode: 0, articles: { files: 1, failed: 0 } });
    expect([heard[0], heard.at(-1)]).toEqual(["listed", "finished"]);
    expect(room.read("en-GB/rss.xml")).toContain("<title>Harbour reopens</title>");
  });
});
