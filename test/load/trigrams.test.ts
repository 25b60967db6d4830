import fc from "fast-check";
import { francAll } from "franc-all";
import { expressions } from "franc-all/expressions.js";
import { expect, test } from "vitest";
import francCodes from "../../src/load/franc-codes.json" with { type: "json" };
import { rankTrigrams } from "../../src/load/trigrams.ts";
import { charactersByScript } from "../../src/load/writing.ts";
import texts from "./texts.json" with { type: "json" };

const codes = Object.values(francCodes.codes);

// As franc answers; what it knows by the script alone is no ranking.
function franc(text: string, only: readonly string[]): (readonly [string, number])[] {
  const answer = francAll(text, { only: [...only], minLength: 1 });
  const first = answer[0]?.[0] ?? "";
  const isByScript = answer.length === 1 && (first === "und" || first in expressions);
  return isByScript && rankTrigrams(text, new Set(only)).length === 0 ? [] : answer;
}

test.each(Object.entries(texts))("ranks a piece of %s as franc does", (_language, text) => {
  for (const piece of [text.slice(0, 320), text.slice(100, 160), `8:15, 20% — ${text}`]) {
    expect(rankTrigrams(piece, new Set(codes))).toEqual(franc(piece, codes));
  }
});

test("takes ideographs and kana for one script, as franc does", () => {
  const text = "TAAAA港の古い灯台";
  expect(rankTrigrams(text, new Set(["yor"]))).toEqual(franc(text, ["yor"]));
});

test("ranks any mixture of two languages and figures as franc does", () => {
  const written = Object.values(texts);
  const piece = fc
    .tuple(fc.constantFrom(...written), fc.nat(300), fc.nat(160))
    .map(([text, from, length]) => text.slice(from, from + length));
  const only = fc.subarray(codes, { minLength: 1 });
  fc.assert(
    fc.property(piece, fc.string({ maxLength: 12 }), piece, only, (one, middle, other, asked) => {
      const text = one + middle + other;
      // Where two scripts are as frequent, either may be the text's. Japanese has three, which count as one.
      const scripts = charactersByScript(text);
      const japanese = scripts.filter(([name]) => ["Hani", "Hira", "Kana"].includes(name));
      const mixed = japanese.reduce((sum, [, count]) => sum + count, 0);
      const counts = [
        ...scripts.map(([, count]) => count),
        ...(japanese.length > 1 ? [mixed] : []),
      ];
      const [most, next] = counts.toSorted((a, b) => b - a);
      fc.pre(most !== next);
      expect(rankTrigrams(text, new Set(asked))).toEqual(franc(text, asked));
    }),
    { numRuns: 300 },
  );
});
