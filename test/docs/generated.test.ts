import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configReference } from "../../src/config-reference.ts";
import { configJsonSchema } from "../../src/config.ts";
import { ALIASES, FrontMatter } from "../../src/extract/front-matter.ts";
import { extractArticle } from "../../src/index.ts";

const README = new URL("../../README.md", import.meta.url);
const SCHEMA = new URL("../../polywire.schema.json", import.meta.url);
const ARTICLES = new URL("../../.github/ARTICLES.md", import.meta.url);
const SECTION = /(?<=<!-- generated: \w+ -->\n).*?(?=\n<!-- \/generated -->)/s;

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

/** The fields of front matter as a Markdown table, from the schema itself. */
function fieldReference(): string {
  const rows = Object.entries(FrontMatter.shape).map(([name, schema]) => {
    const aliases = Object.keys(ALIASES).filter((alias) => ALIASES[alias] === name);
    const others = aliases.map((alias) => `\`${alias}\``).join(", ");
    return `| \`${name}\` | ${schema.description ?? ""} | ${others} |`;
  });
  return ["| field | what it says | also called |", "|---|---|---|", ...rows].join("\n");
}

test("ARTICLES.md lists the fields of front matter, each with what it says", () => {
  const page = readFileSync(ARTICLES, "utf8");
  const written = page.replace(SECTION, fieldReference);
  if (update) writeFileSync(ARTICLES, written);
  expect(readFileSync(ARTICLES, "utf8")).toBe(written);
  expect(written).toContain("| `embargo` | Not before this moment |");
  expect(fieldReference()).not.toMatch(/^\| `\w+` \|  \|/m);
});

const examples = [
  ...readFileSync(ARTICLES, "utf8").matchAll(/^`(\S+)`:\n\n```\w+\n(.*?)^```$/gms),
].map(([, path = "", text = ""]) => ({ path, text }));

test("ARTICLES.md has an example of each format", () => {
  const endings = new Set(examples.map(({ path }) => path.split(".").at(-1)));
  expect(endings).toEqual(new Set(["md", "txt", "html", "json", "xml"]));
});

test.each(examples)(
  "the example $path of ARTICLES.md is read as the page says",
  ({ path, text }) => {
    const bytes = new TextEncoder().encode(text);
    const found = extractArticle({ path, bytes }, { languages: ["en"], timeZone: "Europe/London" });
    expect(found.problems).toEqual([]);
    if (!found.ok) throw new Error(`${path} is not read`);
    const { headline, bylines, published, body, language } = found.article;
    expect({ headline, author: bylines[0]?.name, language }).toEqual({
      headline: "Harbour reopens after eleven weeks",
      author: "Ilse Torvald",
      language: "en",
    });
    expect(published?.instant.toString()).toBe("2026-11-16T08:00:00Z");
    expect(body.at(-1)).toEqual({
      type: "paragraph",
      children: [{ type: "text", text: "The first ferry left at noon with every seat taken." }],
    });
  },
);
