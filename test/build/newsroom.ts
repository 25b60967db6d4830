import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { build, type BuildPorts } from "../../src/build.ts";
import type { BuildReport } from "../../src/build/event.ts";
import { loadConfig } from "../../src/build/known-names.ts";

/** A newsroom in a folder of its own, gone when the test is. */
export interface Newsroom {
  readonly folder: string;
  readonly config: string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly remove: (path: string) => void;
  readonly build: (now: string, ports?: Omit<BuildPorts, "now">) => Promise<BuildReport>;
  /** A published file as text. */
  readonly read: (path: string) => string;
  /** Every published file with its bytes' text and modification time. */
  readonly published: () => ReadonlyMap<
    string,
    { readonly text: string; readonly mtimeMs: number }
  >;
}

/** A published file. */
interface Published {
  readonly text: string;
  readonly mtimeMs: number;
}

/**
 * Reads a published file.
 * @param path - of the file
 * @returns its text and modification time
 */
function read(path: string): Published {
  return { text: readFileSync(path, "utf8"), mtimeMs: statSync(path).mtimeMs };
}

const LOCALES = fileURLToPath(new URL("../../locales", import.meta.url));

/**
 * Makes a newsroom.
 * @param settings - laid over a config of one English edition
 * @returns the newsroom
 */
export function newsroom(settings: Readonly<Record<string, unknown>> = {}): Newsroom {
  const folder = mkdtempSync(join(tmpdir(), "polywire-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "polywire.config.json");
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const base = {
    site: { name: "The Desk", url: "https://desk.example" },
    locales: LOCALES,
    editions: [{ locale: "en-GB", timeZone: "Europe/London" }],
  };
  write("polywire.config.json", JSON.stringify({ ...base, ...settings }));
  mkdirSync(join(folder, "articles"), { recursive: true });
  const output = join(folder, "output");
  return {
    folder,
    config,
    write,
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    build: async (now, ports = {}) =>
      build(loadConfig(config), { ...ports, now: Temporal.Instant.from(now) }),
    read: (path) => readFileSync(join(output, path), "utf8"),
    published: () => {
      const files = readdirSync(output, { recursive: true, withFileTypes: true });
      const paths = files
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return new Map(paths.toSorted().map((path) => [path.slice(output.length + 1), read(path)]));
    },
  };
}

/**
 * A story in Markdown.
 * @param headline - of the story
 * @param fields - more front matter, one `name: value` a line
 * @param text - of the body
 * @returns the file's content
 */
export function story(
  headline: string,
  fields: readonly string[] = [],
  text: string = "The harbour of Port Calder opened again on Monday after eleven weeks of repairs. Fishermen cheered from the pier.",
): string {
  return ["---", `title: ${JSON.stringify(headline)}`, ...fields, "---", "", text, ""].join("\n");
}
