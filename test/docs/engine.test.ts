import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { ENGINE_FILE, engineHash, engineSources } from "./engine-sources.ts";

const FILE = new URL(`../../${ENGINE_FILE}`, import.meta.url);

test("src/build/engine.json holds the hashes of what reads articles, writes feeds and reads configurations", () => {
  const hashes = {
    extraction: engineHash("extraction"),
    rendering: engineHash("rendering"),
    configuration: engineHash("configuration"),
  };
  // `npm run docs` writes them.
  if (process.env["UPDATE_DOCS"] === "1")
    writeFileSync(FILE, `${JSON.stringify(hashes, null, 2)}\n`);
  const written: unknown = JSON.parse(readFileSync(FILE, "utf8"));
  if (!isDeepStrictEqual(written, hashes)) {
    throw new Error(
      "run `npm run docs`: what reads articles, writes feeds or reads configurations has changed, and newsrooms must do it again",
    );
  }
  expect(written).toEqual(hashes);
});

test("one hash is over all that reading a file depends on, and not over what only shows it", () => {
  const { files, packages } = engineSources("extraction");
  expect(files).toEqual(
    expect.arrayContaining([
      "src/build/ingest.ts",
      "src/extract/html/index.ts",
      "src/extract/html/class-words.json",
      "src/extract/nitf.ts",
      "src/load/decode.ts",
      "src/load/detect.ts",
      "src/load/models/latn.json",
      "src/localize/date-parse/numeric.ts",
    ]),
  );
  expect(packages).toEqual(expect.arrayContaining(["chardet", "cheerio", "yaml"]));
  expect(files.filter((path) => /^src\/(?:render|publish|partners|cli)\//.test(path))).toEqual([]);
});

test("another hash is over all that decides the bytes of feeds, and not over what reads articles", () => {
  const { files, packages } = engineSources("rendering");
  expect(files).toEqual(
    expect.arrayContaining([
      "src/assemble/select.ts",
      "src/localize/catalog.ts",
      "src/localize/date.ts",
      "src/localize/entry.ts",
      "src/localize/title.ts",
      "src/partners/msn.json",
      "src/render/atom.ts",
      "src/render/opml.ts",
      "src/render/ninjs.ts",
    ]),
  );
  expect(packages).toEqual(expect.arrayContaining(["feed", "i18next"]));
  expect(files.filter((path) => path.startsWith("src/extract/html/metadata/"))).toEqual([]);
});

test("the third hash is over all that decides how a configuration is understood", () => {
  const { files, packages } = engineSources("configuration");
  expect(files).toEqual(
    expect.arrayContaining([
      "src/config-schema.ts",
      "src/config.ts",
      "src/extract/html/override-schema.ts",
      "src/localize/date-profiles/bbc.json",
      "src/partners/msn.json",
      "src/publish/target-schema.ts",
    ]),
  );
  expect(packages).toEqual(expect.arrayContaining(["zod"]));
  expect(files.filter((path) => path.startsWith("src/render/"))).toEqual([]);
});
