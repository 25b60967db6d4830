import { describe, expect, it } from "vitest";
import { FrontMatter } from "../../../src/extract/front-matter.ts";
import { bylineLine } from "../../../src/extract/lines/byline.ts";
import { creditLine, splitCredit } from "../../../src/extract/lines/credit.ts";
import { dateline } from "../../../src/extract/lines/dateline.ts";
import { furnitureLine } from "../../../src/extract/lines/furniture.ts";
import { timestampLine } from "../../../src/extract/lines/timestamp.ts";
import { parseDateLine } from "../../../src/localize/date-parse.ts";

describe("a byline", () => {
  it.each([
    ["en", "By Ada Lindqvist", ["Ada Lindqvist"]],
    ["en", "By Ada Lindqvist, Bo Ek and AFP", ["Ada Lindqvist", "Bo Ek", "AFP"]],
    ["de", "Von Ada Lindqvist und Bo Ek", ["Ada Lindqvist", "Bo Ek"]],
    ["fr", "Par Ada de la Tour et Bo Ek", ["Ada de la Tour", "Bo Ek"]],
    ["es", "Por Ada Lindqvist y Bo Ek", ["Ada Lindqvist", "Bo Ek"]],
    ["nl", "Door Ada van der Berg", ["Ada van der Berg"]],
    ["pl", "Autor: Ada Lindqvist", ["Ada Lindqvist"]],
    ["ar", "بقلم: آدا ليندكفيست", ["آدا ليندكفيست"]],
    ["ko", "김하늘 기자", ["김하늘"]],
    ["zh", "作者：林爱达", ["林爱达"]],
  ])("in %s: %s", (language, line, names) => {
    expect(bylineLine(line, { language })?.map(({ name }) => name)).toEqual(names);
  });

  it("tells role, place and kind", () => {
    expect(bylineLine("By Ada Lindqvist, Harbour correspondent", { language: "en" })).toEqual([
      { name: "Ada Lindqvist", kind: "person", role: "Harbour correspondent" },
    ]);
    expect(bylineLine("By Ada Lindqvist and AFP in Oslo", { language: "en" })).toEqual([
      { name: "Ada Lindqvist", kind: "person", location: "Oslo" },
      { name: "AFP", kind: "agency" },
    ]);
  });

  it.each([
    ["en", "By Monday the harbour had opened."],
    ["de", "Von Januar bis März stiegen die Preise."],
    ["de", "Von Berlin nach Paris in drei Stunden"],
    ["es", "Por eso el puerto sigue cerrado"],
    ["en", "By and large, a good day for all the islands and their people"],
  ])("is none in %s: %s", (language, line) => {
    expect(bylineLine(line, { language })).toBeNull();
  });
});

describe("the credit of a caption", () => {
  it.each([
    ["en", "The harbour on Monday. AFP", "The harbour on Monday.", "AFP"],
    ["en", "The harbour (Photo: Lena Varga)", "The harbour", "Lena Varga"],
    [
      "en",
      "The harbour on Monday. Lena Varga/Example Wire",
      "The harbour on Monday.",
      "Lena Varga/Example Wire",
    ],
    [
      "en",
      "The harbour seen from the sea Lena Varga/Getty Images",
      "The harbour seen from the sea",
      "Lena Varga/Getty Images",
    ],
    [
      "de",
      "Der Hafen (l.) am Montag. Foto: Lena Varga/dpa",
      "Der Hafen (l.) am Montag.",
      "Lena Varga/dpa",
    ],
    ["fr", "Le port, lundi. © Lena Varga", "Le port, lundi.", "Lena Varga"],
    ["pl", "Port w poniedziałek. Fot. Lena Varga", "Port w poniedziałek.", "Lena Varga"],
    ["ja", "新港を出る最初のフェリー 共同通信社", "新港を出る最初のフェリー", "共同通信社"],
    [
      "ko",
      "새 항구를 첫 여객선이 떠나고 있다 연합뉴스",
      "새 항구를 첫 여객선이 떠나고 있다",
      "연합뉴스",
    ],
    ["ar", "الميناء يوم الاثنين. رويترز", "الميناء يوم الاثنين.", "رويترز"],
    [
      "ru",
      "Порт в понедельник. Фото: Лена Варга / ТАСС",
      "Порт в понедельник.",
      "Лена Варга / ТАСС",
    ],
  ])("in %s is taken off: %s", (language, line, caption, credit) => {
    expect(splitCredit(line, { language })).toMatchObject({ caption, credit });
  });

  it.each([
    "The mayor with the harbour master, Ada Lindqvist.",
    "The mayor opens the harbour with Ada Lindqvist",
    "Mario Voss (left) and Bo Ek (right)",
    "The first ferry leaves. The band plays on the quay",
  ])("is none in: %s", (line) => {
    expect(splitCredit(line, { language: "en" })).toBeNull();
  });

  it("may stand in a line of its own", () => {
    expect(creditLine("Photo: Lena Varga", { language: "en" })).toBe("Lena Varga");
    expect(creditLine("Lena Varga/Example Wire", { language: "en" })).toBe(
      "Lena Varga/Example Wire",
    );
    expect(creditLine("The harbour opened on Monday.", { language: "en" })).toBeNull();
  });
});

describe("a dateline", () => {
  it.each([
    ["OSLO — The harbour opened.", { place: "OSLO" }],
    ["OSLO, Norway (AP) -- The harbour opened.", { place: "OSLO", agency: "AP" }],
    ["Berlin (dpa) – Der Hafen ist offen.", { place: "Berlin", agency: "dpa" }],
    ["القاهرة (رويترز) - افتتح الميناء.", { place: "القاهرة", agency: "رويترز" }],
    ["The harbour – long closed – opened.", null],
    ["Well-known people came.", null],
  ])("%s", (paragraph, expected) => {
    expect(dateline(paragraph)).toEqual(expected);
  });
});

/** The dates of a line, read in UTC. */
function read(line: string, language: string): ReturnType<typeof timestampLine> {
  return timestampLine(line, { language, timeZone: "UTC", parseDateLine });
}

describe("a date line", () => {
  it.each([
    [
      "en",
      "Published: 12 February 2025, 10:00 | Updated: 13 February 2025, 08:28",
      "2025-02-12T10:00:00Z",
      "2025-02-13T08:28:00Z",
    ],
    ["de", "Veröffentlicht am 13.02.2025", "2025-02-13T00:00:00Z", undefined],
    ["en", "2025-02-13T08:28:00+04:00", undefined, undefined],
  ])("in %s: %s", (language, line, published, updated) => {
    const dates = read(line, language);
    expect(dates).not.toBeNull();
    expect(dates?.published?.instant.toString()).toBe(published);
    expect(dates?.updated?.instant.toString()).toBe(updated);
  });

  it.each([
    ["en", "The council meets on Monday, 13 January 2025 in the town hall"],
    ["de", "Der Rat tagt am Montag, 13. Januar 2025 im Rathaus"],
    ["en", "Elections 2025: what to expect from the candidates"],
  ])("is none in %s: %s", (language, line) => {
    expect(read(line, language)).toBeNull();
  });
});

describe("a line of the page", () => {
  it.each([
    ["en", "Advertisement", "advertisement"],
    ["de", "Lesen Sie auch: Hafen öffnet", "read-more"],
    ["fr", "Publicité", "advertisement"],
    ["ja", "トピックス: A, B", "topics"],
    ["en", "© 2025 Example Wire", "copyright"],
    ["en", "Home > World > Europe", "breadcrumb"],
  ])("in %s: %s", (language, line, kind) => {
    expect(furnitureLine(line, { language })?.kind).toBe(kind);
  });

  it.each(["Related works begin in May.", "He said 5 > 3.", "Topics of the day were many."])(
    "is none: %s",
    (line) => {
      expect(furnitureLine(line, { language: "en" })).toBeNull();
    },
  );
});

describe("the schema of front matter", () => {
  it("describes each of its fields", () => {
    const undescribed = Object.entries(FrontMatter.shape).filter(([, field]) => !field.description);
    expect(undescribed).toEqual([]);
  });
});
