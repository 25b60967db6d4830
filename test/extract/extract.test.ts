import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractors } from "../../src/extract/index.ts";
import { codesOf, read } from "./context.ts";

describe.each(extractors.map(({ format }) => format))("%s", (format) => {
  it("never throws, whatever the text", () => {
    const anyText = fc
      .array(fc.nat(0x10_ff_ff), { maxLength: 20 })
      .map((points) => String.fromCodePoint(...points));
    const piece = fc.oneof(
      anyText,
      fc.constantFrom(
        "---\n",
        "title: ",
        "<p>",
        "</p>",
        "<nitf>",
        "{",
        '"bodies":[',
        "]",
        "\n\n",
        "# ",
        "By ",
        "© ",
        "Updated: 13.02.2025",
        "(Photo: ",
        "&#x0;",
        "| a |\n|--|\n",
        "Home > ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const extraction = read(format, pieces.join(""));
        expect(extraction.ok || extraction.problems.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a file over the limit and one without a text", () => {
    expect(codesOf(read(format, "a".repeat(10 * 1024 * 1024 + 1)))).toEqual(["file_too_large"]);
    expect(codesOf(read(format, " \n"))).toEqual(["file_empty"]);
  });
});
