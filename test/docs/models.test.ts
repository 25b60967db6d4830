import { readFileSync, writeFileSync } from "node:fs";
import { data } from "franc-all/data.js";
import { expect, test } from "vitest";
import francCodes from "../../src/load/franc-codes.json" with { type: "json" };

const asked = new Set<string>(Object.values(francCodes.codes));

// Our names of the scripts that franc has models for, and its own.
test.each([
  ["arab", "Arabic"],
  ["cyrl", "Cyrillic"],
  ["deva", "Devanagari"],
  ["ethi", "Ethiopic"],
  ["hebr", "Hebrew"],
  ["latn", "Latin"],
  ["mymr", "Myanmar"],
  ["tibt", "Tibetan"],
])(
  "src/load/models/%s.json has franc's models of the languages that are asked for",
  (name, script) => {
    const file = new URL(`../../src/load/models/${name}.json`, import.meta.url);
    const models = Object.entries(data[script] ?? {}).filter(([code]) => asked.has(code));
    const text = `${JSON.stringify(Object.fromEntries(models), null, 2)}\n`;
    // `npm run docs` writes them.
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(file, text);
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);
