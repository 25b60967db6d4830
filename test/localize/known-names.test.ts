import { expect, test } from "vitest";
import { knownNames } from "../../src/localize/known-names.ts";
import { typesetTitle } from "../../src/localize/title.ts";
import type { Block } from "../../src/model/block.ts";

const paragraph = (text: string): Block => ({
  type: "paragraph",
  children: [{ type: "text", text }],
});

const body = [
  paragraph("Engineers said on Monday that the Harbour Tunnel in Lindhaven would open."),
  paragraph(
    "The tunnel, run by Mara Vell’s firm, was planned with the Bank of Orla. Storms delayed it.",
  ),
];

test("names are what a text writes with a capital in mid-sentence", () => {
  const names = knownNames(body);
  expect(names).toContain("Mara Vell");
  expect(names).toContain("Lindhaven");
  expect(names).toContain("Bank of Orla");
  expect(names).toContain("Harbour Tunnel");
  // Written small elsewhere, or only where a sentence begins.
  expect(names).not.toContain("Tunnel");
  expect(names).not.toContain("Storms");
  expect(names).not.toContain("Engineers");
});

test.each([
  ["en-GB", "Harbour Tunnel Opens As Storms End", "Harbour Tunnel opens as storms end"],
  ["en-GB", "New Tunnel For Lindhaven Opens", "New tunnel for Lindhaven opens"],
  ["en", "MARA VELL OPENS TUNNEL IN NEW ZEALAND", "Mara Vell opens tunnel in New Zealand"],
])("sentence case in %s keeps them: %s", (locale, typed, wanted) => {
  const names = knownNames(body);
  expect(typesetTitle(typed, { locale, case: "sentence", names })).toBe(wanted);
});

test("a text without any, or of a script without case, has none", () => {
  expect(knownNames([])).toEqual([]);
  expect(knownNames([paragraph("توقفت القطارات، ثم عادت.")])).toEqual([]);
});
