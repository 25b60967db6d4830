import { expect, test } from "vitest";
import type { Image } from "../../src/model/block.ts";
import { agenciesNamed, imageAgencies } from "../../src/partners/rights.ts";
import { LONG, NOW, entry, paragraph, prepare, xml } from "./newsroom.ts";

test.each([
  ["AFP", ["afp"]],
  ["Jo Roe/AFP", ["afp"]],
  ["JO ROE / AFP via Getty Images", ["afp", "getty"]],
  ["© AFP 2025", ["afp"]],
  ["Agence France-Presse", ["afp"]],
  ["agence france-presse", ["afp"]],
  ["أ ف ب", ["afp"]],
  ["أ.ف.ب", ["afp"]],
  ["الصورة لفرانس برس", ["afp"]],
  ["وكالة فرانس برس", ["afp"]],
  ["АФП", ["afp"]],
  ["法新社", ["afp"]],
  ["写真:AFP通信", ["afp"]],
  ["एएफपी", ["afp"]],
  ["AP Photo/Jo Roe", ["ap"]],
  ["(AP)", ["ap"]],
  ["अन्य: रॉयटर्स", ["reuters"]],
  ["وكالة رويترز", ["reuters"]],
  ["ورويترز", ["reuters"]],
  ["路透社记者", ["reuters"]],
  ["ロイター", ["reuters"]],
  ["REUTERS/Jo Roe", ["reuters"]],
  ["Jo Roe/dpa", ["dpa"]],
  ["picture alliance / dpa | Jo Roe", ["dpa"]],
  ["EPA-EFE/JO ROE", ["epa", "efe"]],
  ["新华社发", ["xinhua"]],
  ["新華社", ["xinhua"]],
  ["共同通信", ["kyodo"]],
  ["Yonhap", ["yonhap"]],
  ["연합뉴스 제공", ["yonhap"]],
  ["ТАСС", ["tass"]],
  ["Kyodo News via AP", ["ap", "kyodo"]],
])("%s names %j", (credit, expected) => {
  expect(
    agenciesNamed(credit)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(expected.toSorted());
});

test.each([
  "Ada Quill",
  "Portmoor Post",
  "Papa Ngap",
  "Ap Lei Chau photo club",
  "Sepapa",
  "Jo Apps",
  "Reuterswerd",
  "AFPA Portmoor",
  "Depa Tan",
  "dpapress",
  "",
])("%s names no agency", (credit) => {
  expect(agenciesNamed(credit)).toEqual([]);
});

test.each<[string, Image, string[]]>([
  ["credit", { credit: "AFP" }, ["afp"]],
  ["rights line", { rights: "© Reuters" }, ["reuters"]],
  ["end of the caption", { caption: "Boats in the harbour on Monday (AFP)" }, ["afp"]],
  ["end of the caption after a stroke", { caption: "Boats. Jo Roe/AFP" }, ["afp"]],
  ["the caption's text is no credit", { caption: "Reuters opened an office in the harbour" }, []],
])("a picture's agency is found by its %s", (_, image, expected) => {
  expect(imageAgencies(image).map(({ id }) => id)).toEqual(expected);
});

const AFP_PICTURE: Image = {
  url: "https://news.example/afp.jpg",
  width: 1920,
  height: 1080,
  credit: "AFP",
};
const OWN_PICTURE: Image = {
  url: "https://news.example/own.jpg",
  width: 1920,
  height: 1080,
  credit: "Ada Quill",
};
const withAfp = entry({
  images: [AFP_PICTURE],
  body: [paragraph(LONG), { type: "figure", image: AFP_PICTURE }],
});

test("an article with AFP's picture is withheld from MSN by default", () => {
  const result = prepare("msn", [withAfp]);
  expect(result.included).toEqual([]);
  expect(result.excluded).toEqual([
    {
      code: "rights_withheld",
      entryId: withAfp.id,
      severity: "warning",
      message:
        "the picture https://news.example/afp.jpg is AFP's, which the contract does not cover",
      fix: expect.stringContaining("agencies"),
    },
  ]);
  expect(result.held).toBe(false);
});

test.each(["AFP", "afp", "Agence France-Presse"])("a contract that names %s sends it", (name) => {
  const result = prepare("msn", [withAfp], { contract: { agencies: [name] } });
  expect(result.included.map(({ entryId }) => entryId)).toEqual([withAfp.id]);
  expect(xml(result)).toContain("https://news.example/afp.jpg");
});

test("another agency's contract does not", () => {
  expect(prepare("msn", [withAfp], { contract: { agencies: ["Reuters"] } }).included).toEqual([]);
});

test("a newsroom may send MSN the text without the picture", () => {
  const profile = { rights: { agencyImages: "drop-image" } };
  const result = prepare("msn", [withAfp], { profile });
  expect(result.included).toHaveLength(1);
  expect(xml(result)).not.toContain("afp.jpg");
});

test("a caption without a picture is no reason to withhold, and is not sent", () => {
  const caption: Image = { caption: "Boats in the harbour", credit: "AFP" };
  const result = prepare("msn", [
    entry({ images: [caption], body: [paragraph(LONG), { type: "figure", image: caption }] }),
  ]);
  expect(result.included).toHaveLength(1);
  expect(xml(result)).not.toContain("Boats in the harbour");
});

test("other partners get the article without the agency's picture, everywhere in it", () => {
  const both = entry({
    images: [AFP_PICTURE, OWN_PICTURE],
    body: [
      { type: "quote", children: [{ type: "figure", image: { url: AFP_PICTURE.url ?? "" } }] },
      { type: "list", ordered: false, items: [[{ type: "figure", image: AFP_PICTURE }]] },
      { type: "figure", image: OWN_PICTURE },
      paragraph(LONG),
    ],
  });
  const result = prepare("smartnews", [both]);
  expect(result.included[0]?.notices.map(({ code }) => code)).toContain("rights_withheld");
  expect(xml(result)).not.toContain("afp.jpg");
  expect(xml(result)).toContain("own.jpg");
});

test("an agency's own text is withheld, whoever took the picture", () => {
  const byline = entry({ authors: [{ name: "AFP", kind: "agency" }] });
  expect(prepare("line", [byline]).excluded.map(({ code }) => code)).toEqual(["rights_withheld"]);
  expect(prepare("line", [byline], { contract: { agencies: ["AFP"] } }).included).toHaveLength(1);
});

test("an article that loses its rights is taken down where it was sent", () => {
  const covered = prepare("msn", [withAfp], { contract: { agencies: ["AFP"] } });
  const facts = new Map(covered.facts.map((each) => [each.id, each]));
  const own = Array.from({ length: 3 }, (_, index) =>
    entry({ url: `https://news.example/${index}` }),
  );
  const result = prepare("msn", [withAfp, ...own], {
    context: { facts, now: NOW.add({ hours: 1 }) },
  });
  expect(result.withdrawn).toEqual([withAfp.id]);
  expect(xml(result)).toContain("mi:expirationDate");
});

test("what would take most of a sent feed back is held for the desk", () => {
  const covered = prepare("msn", [withAfp], { contract: { agencies: ["AFP"] } });
  const facts = new Map(covered.facts.map((each) => [each.id, each]));
  const result = prepare("msn", [withAfp], { context: { facts } });
  expect([result.held, result.facts]).toEqual([true, []]);
  expect(result.notices.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "takedown_by_hand: Harbour vote is put off again in Portmoor was withdrawn, but the feed is held back",
  ]);
});
