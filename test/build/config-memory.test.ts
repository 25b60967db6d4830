import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recallConfig, rememberConfig } from "../../src/build/config-memory.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import { newsroom, type Newsroom } from "./newsroom.ts";

function room(): Newsroom {
  return newsroom({
    partners: [{ name: "plain", profile: "plain" }],
    profiles: { plain: { extends: "rss", name: "Plain", limits: { title: null } } },
    sources: [{ path: "wire/**", timeZone: "Europe/Paris", credit: "The Wire" }],
    publish: { targets: [{ type: "folder", name: "mirror", path: "mirror" }] },
  });
}

test("a configuration that was found right is recalled as it was read, until its file changes", () => {
  const { config, folder, write } = room();
  const read = loadConfig(config);
  rememberConfig(config, read);
  expect(recallConfig(config)).toBeUndefined();
  mkdirSync(join(folder, ".polywire"));
  rememberConfig(config, read);
  expect(recallConfig(config)).toEqual(read);
  write("polywire.config.json", `${readFileSync(config, "utf8")} `);
  expect(recallConfig(config)).toBeUndefined();
});

test("a configuration that is no JSON is never recalled", () => {
  const { config, write } = room();
  write("polywire.config.json", "{");
  expect(recallConfig(config)).toBeUndefined();
});
