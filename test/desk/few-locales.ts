import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const LOCALES = fileURLToPath(new URL("../../locales", import.meta.url));

/**
 * A locales folder with a few languages only, so that a build takes no time.
 * @param names - of locales
 * @returns its path
 */
export function fewLocales(names: readonly string[] = ["en", "fr", "ar", "es"]): string {
  const folder = mkdtempSync(join(tmpdir(), "polywire-locales-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) cpSync(join(LOCALES, name), join(folder, name), { recursive: true });
  return folder;
}
