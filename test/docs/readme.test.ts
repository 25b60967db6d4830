import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, LISTED = ""] = /## Commands\s+```\n([^`]+)```/.exec(README) ?? [];

test.each(commands.map(({ name, usage }) => [name, usage]))(
  "the README lists the command %s as its help does",
  (_, usage) => {
    expect(LISTED).toContain(`npm run polywire -- ${usage} `);
  },
);

test("the README names every option of a build", () => {
  const { details = "" } = commands.find(({ name }) => name === "build") ?? {};
  const options = Array.from(details.matchAll(/^ +(--[\w-]+)/gm), ([, option]) => option);
  expect(options.length).toBeGreaterThan(0);
  for (const option of options) expect(LISTED).toContain(`[${option}`);
});
