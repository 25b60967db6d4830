import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typesetText } from "../../src/localize/title.ts";

const LOCALES = [
  "en-US",
  "en-GB",
  "fr",
  "fr-CA",
  "de",
  "de-CH",
  "es",
  "it",
  "pt-PT",
  "nl",
  "sv",
  "fi",
  "da",
  "pl",
  "cs",
  "ru",
  "uk",
  "el",
  "tr",
  "ar",
  "fa",
  "he",
  "hi",
  "ja",
  "zh-Hans",
  "zh-Hant",
  "ko",
  "th",
  "ca",
  "uz",
  "hu",
];

/** Pieces that rules fight over, so that random titles hit them often. */
const piece = fc.constantFrom(
  ...Array.from("\"'“”„‟‘’‚«»‹›「」『』-–—.…!?¿¡:;,()[]|%°€"),
  " ",
  " ",
  " ",
  "\u00A0",
  "\u202F",
  "--",
  " - ",
  "...",
  "''",
  "5'10\"",
  "'90s",
  "n",
  "l'",
  "s'",
  "word",
  "Ünit",
  "слово",
  "п'ять",
  "λέξη",
  "كلمة",
  "מילה",
  'צה"ל',
  "हैं",
  "東京",
  "中国",
  "서울",
  "ไทย",
  "7",
  "2023-2024",
  "10-15%",
  "8:28",
  "https://a.example/x?y=1",
  "@handle",
  "#tag",
  "a.pdf",
  "C++",
  "&amp;",
  "👩‍👩‍👧",
  "e\u0301",
  "\u2066",
  "\u2069",
  "\u202B",
  "\u202C",
  "\u200F",
  "\uFDD0",
  "\uD800",
);
const title = fc.oneof(
  fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const locale = fc.constantFrom(...LOCALES);

function lettersAndDigits(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const runs = { numRuns: 3000 };

describe("typesetting any text", () => {
  test("a second time changes nothing", () => {
    fc.assert(
      fc.property(title, locale, (text, tag) => {
        const once = typesetText(text, { locale: tag });
        expect(typesetText(once, { locale: tag })).toBe(once);
      }),
      runs,
    );
  });

  test("neither loses nor gains a letter or digit", () => {
    fc.assert(
      fc.property(title, locale, (text, tag) => {
        const set = typesetText(text, { locale: tag });
        expect(lettersAndDigits(set)).toBe(lettersAndDigits(text));
        expect(set.isWellFormed()).toBe(true);
      }),
      runs,
    );
  });
});
