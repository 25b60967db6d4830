import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ACTION = join(ROOT, ".github/actions/polywire");
const execute = promisify(execFile);

const step = z.object({
  id: z.string(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  with: z.record(z.string(), z.string()).optional(),
});
const action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  runs: z.object({ steps: z.array(step) }),
});

/** What a run of the action left. */
export interface ActionRun {
  readonly steps: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

/**
 * Runs the action's own steps as GitHub's runner would: its scripts in bash, its expressions filled in, its cache as a
 * folder that keeps no times. Installing is left out, since the packages are there.
 * @param workspace - the checkout
 * @param cache - where caches are kept
 * @param given - inputs
 */
export async function runAction(
  workspace: string,
  cache: string,
  given: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const { inputs, runs } = action.parse(parse(readFileSync(join(ACTION, "action.yml"), "utf8")));
  const values = Object.fromEntries(
    Object.entries(inputs).map(([name, { default: usual }]) => [name, given[name] ?? usual]),
  );
  const temporary = join(workspace, "..", "runner");
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const files = {
    GITHUB_OUTPUT: join(temporary, "output"),
    GITHUB_STEP_SUMMARY: join(temporary, "summary"),
  };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const done: string[] = [];
  let log = "";
  let cached = false;
  for (const each of runs.steps) {
    if (each.id === "install" || !applies(each.if, cached)) continue;
    done.push(each.id);
    const kept = [values["state"] ?? "", values["output"] ?? ""];
    if (each.uses?.includes("cache/restore") === true) cached = copy(cache, workspace, kept);
    if (each.uses?.includes("cache/save") === true) copy(workspace, cache, kept);
    if (each.run === undefined) continue;
    const env = { ...files, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temporary };
    log += await runScript(each.run, workspace, { ...env, ...environmentOf(each.env, values) });
  }
  const lines = readFileSync(files.GITHUB_OUTPUT, "utf8").trim().split("\n");
  return {
    steps: done,
    outputs: Object.fromEntries(lines.map((line) => line.split("="))),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    log,
  };
}

/** GitHub's own way to call bash. */
async function runScript(
  script: string,
  cwd: string,
  own: Readonly<Record<string, string>>,
): Promise<string> {
  const options = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script];
  const { stdout, stderr } = await execute("bash", options, {
    cwd,
    env: { ...process.env, ...own },
  });
  return stdout + stderr;
}

function environmentOf(
  named: Readonly<Record<string, string>> | undefined,
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(named ?? {}).map(([name, text]) => [name, filled(text, inputs)]),
  );
}

/** The conditions that the action uses; another one has to be taught here first. */
function applies(condition: string | undefined, cached: boolean): boolean {
  if (condition === undefined) return true;
  if (condition === "steps.ledger.outputs.cache-matched-key == ''") return !cached;
  // A step that failed ends the run of this runner, so the build has succeeded.
  if (condition === "always() && steps.build.outcome == 'success'") return true;
  throw new Error(`unknown condition: ${condition}`);
}

function filled(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => {
    if (name === "github.action_path") return ACTION;
    const value = inputs[name.replace(/^inputs\./, "")];
    if (value === undefined) throw new Error(`unknown expression: ${name}`);
    return value;
  });
}

function copy(from: string, to: string, names: readonly string[]): boolean {
  const there = names.filter((name) => existsSync(join(from, name)));
  for (const name of there) {
    cpSync(join(from, name), join(to, name), { recursive: true });
  }
  return there.length > 0;
}
