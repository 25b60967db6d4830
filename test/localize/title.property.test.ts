import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typesetText, typesetTitle } from "../../src/localize/title.ts";

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

const titleCase = fc.constantFrom("keep", "sentence", "ap", "chicago");

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Upper and lower case alike, in Turkish too; accents apart, which Greek capitals drop. */
function folded(text: string): string {
  return lettersAndDigits(text)
    .toUpperCase()
    .toLowerCase()
    .replace(/[ıi]\u0307?/gu, "i");
}

const runs = { numRuns: 2000 };

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

  test("leaves every bidirectional control with its partner", () => {
    fc.assert(
      fc.property(title, locale, fc.option(fc.nat({ max: 30 })), (text, tag, limit) => {
        const set = typesetText(text, {
          locale: tag,
          ...(limit === null ? {} : { maxGraphemes: limit }),
        });
        let depth = 0;
        for (const control of set.match(/[\u202A-\u202E\u2066-\u2069]/g) ?? []) {
          expect(control >= "\u2066").toBe(true);
          depth += control === "\u2069" ? -1 : 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      runs,
    );
  });

  test("keeps to the limit, is at rest there, and keeps graphemes whole", () => {
    fc.assert(
      fc.property(title, locale, fc.nat({ max: 30 }), (text, tag, maxGraphemes) => {
        const cut = typesetText(text, { locale: tag, maxGraphemes });
        const parts = graphemes(cut);
        expect(parts.length).toBeLessThanOrEqual(maxGraphemes);
        expect(typesetText(cut, { locale: tag, maxGraphemes })).toBe(cut);
        const family = parts.filter((part) => part.includes("👩") || part.includes("👧"));
        expect(family.every((part) => text.includes(part))).toBe(true);
      }),
      // What the cut leaves holds no Japanese letter, hence is set as English.
      { ...runs, examples: [['"--"東京', "ja", 5]] },
    );
  });

  test("titles of any case and labels are at rest, and change no letter but its case", () => {
    fc.assert(
      fc.property(title, locale, titleCase, (text, tag, style) => {
        const plain = text.replaceAll("&", "");
        const once = typesetTitle(plain, { locale: tag, case: style, labels: "upper" });
        expect(typesetTitle(once, { locale: tag, case: style, labels: "upper" })).toBe(once);
        expect(folded(once)).toBe(folded(plain));
      }),
      runs,
    );
  });
});
