/**
 * Golden feeds: drop a folder with `input.json` (a Feed, moments as strings) into test/golden/feeds and run
 * `npm run golden`; it writes the expected files, and from then on any drift fails. CI never writes them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/check/index.ts";
import type { Feed } from "../../src/model/feed.ts";
import { renderers } from "../../src/render/index.ts";
import { FILE_NAMES } from "../../src/model/output-names.ts";

const ROOT = new URL("../golden/feeds/", import.meta.url);
const WRITE = env["GOLDEN"] === "write" && env["CI"] === undefined;
const cases = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Members of a Feed and its parts that are moments. */
const MOMENTS: ReadonlySet<string> = new Set(["published", "updated", "withdrawn"]);

function read(name: string): Feed {
  const text = readFileSync(new URL(`${name}/input.json`, ROOT), "utf8");
  return JSON.parse(text, (key, value: unknown) =>
    MOMENTS.has(key) && typeof value === "string" && /^\d{4}-/.test(value)
      ? Temporal.Instant.from(value)
      : value,
  );
}

describe.each(cases)("%s", (name) => {
  const feed = read(name);

  test.each(renderers)("$format is what it was", (renderer) => {
    const { bytes, path } = renderer.render(feed);
    const file = new URL(`${name}/${FILE_NAMES[renderer.format]}`, ROOT);
    if (WRITE) writeFileSync(file, bytes);
    expect(existsSync(file), `no ${FILE_NAMES[renderer.format]} yet: run npm run golden`).toBe(
      true,
    );
    expect(new TextDecoder().decode(bytes)).toBe(readFileSync(file, "utf8"));
    const severe = checkDocument({ path, bytes }).filter(({ severity }) => severity === "error");
    expect(severe).toEqual([]);
  });
});
