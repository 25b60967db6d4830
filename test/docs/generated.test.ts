import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configReference } from "../../src/config-reference.ts";
import { configJsonSchema } from "../../src/config.ts";

const README = new URL("../../README.md", import.meta.url);
const SCHEMA = new URL("../../polywire.schema.json", import.meta.url);
const SECTION = /(?<=<!-- generated: config -->\n).*?(?=\n<!-- \/generated -->)/s;

// `npm run docs` writes what these tests compare.
const update = process.env["UPDATE_DOCS"] === "1";

test("the README's configuration reference is that of the schema", () => {
  const readme = readFileSync(README, "utf8");
  const written = readme.replace(SECTION, () => configReference(configJsonSchema()));
  if (update) writeFileSync(README, written);
  expect(readFileSync(README, "utf8")).toBe(written);
});

test("polywire.schema.json is the schema that config is checked with", () => {
  const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
  if (update) writeFileSync(SCHEMA, schema);
  expect(readFileSync(SCHEMA, "utf8")).toBe(schema);
});
