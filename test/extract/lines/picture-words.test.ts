import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureWords } from "../../../src/extract/lines/picture-words.ts";

describe("the words of a picture", () => {
  it.each([
    [
      "en",
      "The quay on Friday.",
      "Photo: Photograph: Lena Varga",
      "The quay on Friday.",
      "Lena Varga",
    ],
    ["hi", "घाट पर यात्री.", "तस्वीर: एएफ़पी", "घाट पर यात्री.", "एएफ़पी"],
    ["he", "הרציף החדש", "צילום: AFP", "הרציף החדש", "AFP"],
    [
      "fr",
      "Un capteur sur un arbre (Agence Rivage)",
      "",
      "Un capteur sur un arbre",
      "Agence Rivage",
    ],
    ["it", "Il molo, venerdì (Lena Varga/Filo)", "", "Il molo, venerdì", "Lena Varga/Filo"],
    ["en", "The quay. (Lena Varga/Wire)", "Lena Varga/Wire", "The quay.", "Lena Varga/Wire"],
    ["en", "The quay. Photo: Lena Varga", "Lena Varga", "The quay.", "Lena Varga"],
    [
      "en",
      "",
      "The old quay on Friday. Photo: Lena Varga",
      "The old quay on Friday.",
      "Lena Varga",
    ],
    ["en", "", "© Lena Varga", undefined, "Lena Varga"],
    ["es", "El muelle.", "Lena Varga (AGENCIA)", "El muelle.", "Lena Varga (AGENCIA)"],
    ["ja", "新しい岸壁を出る船（遠野灯里撮影）", "", "新しい岸壁を出る船", "遠野灯里"],
    [
      "ja",
      "観測所のアンテナ。五百基が並ぶ (空見観測所)",
      "空見観測所",
      "観測所のアンテナ。五百基が並ぶ",
      "空見観測所",
    ],
    ["en", "Ida Lind", "Ida Lind", "", "Ida Lind"],
    [
      "en",
      "The old quay (left) and the new one",
      "",
      "The old quay (left) and the new one",
      undefined,
    ],
    ["de", "Der Kai am Abend. (Archivbild)", "-", "Der Kai am Abend. (Archivbild)", undefined],
  ])("in %s: %s + %s", (language, caption, credit, expected, owner) => {
    const words = pictureWords(caption, credit, { language });
    expect([words.caption ?? "", words.credit]).toEqual([expected ?? "", owner]);
  });

  it("never leave a bracket open, and never say the caption twice", () => {
    const name = fc.constantFrom("Lena Varga", "Bo Ek/Wire", "Agence Rivage", "AFP", "通信社");
    const text = fc.constantFrom("The quay on Friday.", "Le quai, près du lac", "新しい岸壁");
    const tail = fc.constantFrom(" (%)", " Photo: %", " © %", " – (Photo: %)", ". %");
    fc.assert(
      fc.property(name, text, tail, fc.boolean(), (owner, caption, shape, isMarked) => {
        const whole = caption + shape.replace("%", owner);
        const words = pictureWords(whole, isMarked ? owner : "", { language: "en" });
        for (const part of [words.caption ?? "", words.credit ?? ""]) {
          expect(part.split("(").length).toBe(part.split(")").length);
        }
        expect(words.credit ?? "").not.toContain(caption);
      }),
    );
  });
});
