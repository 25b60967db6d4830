import { describe, expect, test } from "vitest";
import { withCaptions, withOwnWords } from "../../src/extract/picture-words.ts";
import type { Block } from "../../src/model/block.ts";

const paragraph = (text: string): Block => ({
  type: "paragraph",
  children: [{ type: "text", text }],
});

describe("the words of a picture", () => {
  test.each([
    ["en", "Photograph: Lena Varga", "Lena Varga"],
    ["ja", "撮影: Lena Varga/Example Wire", "Lena Varga/Example Wire"],
    ["th", "ภาพ: สำนักข่าวฮอไรซัน", "สำนักข่าวฮอไรซัน"],
    ["hi", "तस्वीर: एएफ़पी", "एएफ़पी"],
    ["zh-Hant", "Photograph: 海峽通訊社", "海峽通訊社"],
    ["de", "Lena Varga", "Lena Varga"],
    [
      "de",
      "Archiv der Stadt, mit freundlicher Genehmigung",
      "Archiv der Stadt, mit freundlicher Genehmigung",
    ],
  ])("name the owner without a label (%s: %s)", (language, credit, owner) => {
    expect(withOwnWords({ credit }, language)).toEqual({ credit: owner });
  });

  test("keep what the credit swallowed of the caption", () => {
    expect(
      withOwnWords({ credit: "Il traghetto lascia il molo (Lena Varga/Example Wire" }, "it"),
    ).toEqual({
      caption: "Il traghetto lascia il molo",
      credit: "Lena Varga/Example Wire",
    });
  });

  test("do not say the credit twice", () => {
    const caption = "The ferry leaves the quay. (Lena Varga/Example Wire)";
    const credit = "Lena Varga/Example Wire";
    expect(withOwnWords({ caption, credit }, "en")).toEqual({
      caption: "The ferry leaves the quay.",
      credit,
    });
  });

  test("keep another's name in the caption", () => {
    const image = { caption: "The pilot, Tomas Aldery (81)", credit: "Example Wire" };
    expect(withOwnWords(image, "en")).toEqual(image);
  });
});

describe("the body behind a picture", () => {
  const url = "https://pictures.example/1.jpg";
  const images = [{ url, caption: "The ferry leaves the quay", credit: "Example Wire" }];

  test("gives the figure the paragraph that is its caption", () => {
    const body = [
      { type: "figure", image: { url } },
      paragraph("The ferry leaves the quay (Example Wire)"),
      paragraph("The harbour opened again."),
    ] as const;
    expect(withCaptions(body, images, "en")).toEqual([
      { type: "figure", image: images[0] },
      paragraph("The harbour opened again."),
    ]);
  });

  test("keeps a paragraph that says more, and one that follows no picture", () => {
    const body = [
      paragraph("The ferry leaves the quay"),
      { type: "figure", image: { url } },
      paragraph("The ferry leaves the quay at noon."),
    ] as const;
    expect(withCaptions(body, images, "en")).toEqual(body);
  });
});
