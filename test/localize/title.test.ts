import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { typesetTitle } from "../../src/localize/title.ts";
import table from "./titles.json" with { type: "json" };

/** ⍽ stands for either no-break space in both tables. */
function visible(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, "⍽");
}

function typed(text: string): string {
  return text.replaceAll("⍽", "\u00A0");
}

describe("typesetTitle sets titles as the locale's newspapers do", () => {
  test.each(table)("%s: %s", (locale = "", title = "", wanted = "") => {
    expect(visible(typesetTitle(typed(title), { locale }))).toBe(wanted);
  });
});

const hardTitles = fileURLToPath(new URL("../../../shared/data/titles-hard.json", import.meta.url));

describe.skipIf(!existsSync(hardTitles))(
  "the shared table of hard titles (skipped where ../shared is absent)",
  () => {
    test("every title of it is set right", () => {
      const rows: [string, string, string][] = JSON.parse(readFileSync(hardTitles, "utf8"));
      const wrong = rows.filter(
        ([locale, title, wanted]) => visible(typesetTitle(title, { locale })) !== visible(wanted),
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });
  },
);
