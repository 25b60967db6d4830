import { describe, expect, test } from "vitest";
import { decode } from "../../src/load/decode.ts";

/** Of our own, in letters of several lengths. */
const TEXTS = {
  en: "Ferry runs again\n\nThe ferry to Port Arden ran again on Tuesday after the storm.\n",
  hi: "नौका सेवा फिर शुरू\n\nनौका सेवा मंगलवार को फिर शुरू हुई, और यात्री घंटों घाट पर इंतज़ार करते रहे।\n",
  ru: "Паром снова ходит\n\nПаром в Порт-Арден возобновил движение 24 ноября.\n",
  ja: "フェリーが運航再開\n\nケルマスの東の桟橋が流された後、火曜日に再開した。\n",
  emoji: "Harbour 👩‍👧 reopens\n\nThe harbour opened again, 🎉 and everybody came.\n",
};

/**
 * UTF-16 with the high byte first.
 * @param text - any
 * @returns its bytes, without a mark
 */
function bigEndian(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/**
 * Thai in one byte a letter (TIS-620).
 * @param text - Thai and ASCII
 * @returns its bytes
 */
function tis620(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code - 0x0e00 + 0xa0;
    }),
  );
}

describe("UTF-16 without a byte order mark", () => {
  test.each(Object.entries(TEXTS))("is read in both orders: %s", (_, text) => {
    const guessed = [expect.objectContaining({ code: "encoding_guessed", severity: "notice" })];
    expect(decode(Buffer.from(text, "utf16le"), "a.txt")).toEqual({
      text,
      encoding: "utf-16le",
      problems: guessed,
    });
    expect(decode(bigEndian(text), "a.txt")).toEqual({
      text,
      encoding: "utf-16be",
      problems: guessed,
    });
  });

  test.each([
    ["zeros", Buffer.alloc(1000)],
    [
      "a picture",
      Buffer.from("89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61", "hex"),
    ],
    ["a text with one NUL", Buffer.from("a text with\0 one NUL")],
    ["a longer one of several bytes a letter", Buffer.from(`Паром в Порт-Арден\0 возобновил.  `)],
    ["UTF-32 with its mark", Buffer.from("\uFEFF\0T\0e\0x\0t\0", "utf16le")],
  ])("is not seen in %s", (_, bytes) => {
    expect(decode(bytes, "a.txt")).toMatchObject({ code: "file_binary" });
  });
});

describe("a charset that nobody declares", () => {
  test("is Thai where the letters are, not Chinese", () => {
    const text = "เรือกลับมาวิ่งหลังพายุ\n\nเรือเฟอร์รีกลับมาวิ่งอีกครั้งเมื่อวันอังคาร หลังพายุพัดท่าเรือพัง\n";
    expect(decode(tis620(text), "a.txt")).toMatchObject({ text, encoding: "windows-874" });
  });

  test("is none where every guess leaves holes", () => {
    const bytes = Buffer.from(Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? 0xff : 0x20)));
    const decoded = decode(bytes, "a.txt");
    expect("text" in decoded ? decoded.text : "").not.toContain("\uFFFD");
  });
});
