import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, PLAIN } from "../../src/model/text.ts";

/** Every character of the basic plane. */
const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

describe("cleanText", () => {
  test("takes no character for plain that the long way would change, alone or beside another", () => {
    const plain = CHARACTERS.filter((character) => PLAIN.test(character));
    const text = plain.join("");
    expect(text.toWellFormed().normalize("NFC")).toBe(text);
    expect(plain.filter((character) => /[\p{M}\p{Cc}]/u.test(character))).toEqual([]);
  });

  test("gives NFC without characters that XML forbids, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanText(text);
        expect(clean.normalize("NFC")).toBe(clean);
        expect(clean).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
      }),
    );
  });
});

describe("cleanLine", () => {
  test("makes one space of every run of white space", () => {
    const space = fc.constantFrom(" ", "\n", "\t", "\r\n", "\u2028", "\u0085", "a", "é");
    fc.assert(
      fc.property(fc.array(space), (parts) => {
        const line = cleanLine(parts.join(""));
        const words = parts.join("").split(/[\t\n\v\f\r \u0085\u2028\u2029]+/u);
        expect(line).toBe(words.filter((word) => word !== "").join(" "));
      }),
    );
  });
});
