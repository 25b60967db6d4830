import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);

/**
 * Loads a package that the main install does without.
 * @param name - of a dependency in test/outside/package.json
 * @returns the module, undefined where `npm run check:outside` has not installed it
 */
export async function outside(name: string): Promise<unknown> {
  const file = located(name);
  if (file === undefined) return undefined;
  const module: unknown = await import(pathToFileURL(file).href);
  return module;
}

/**
 * Where a package's code lies.
 * @param name - of the package
 * @returns a path, undefined where it is not installed
 */
function located(name: string): string | undefined {
  try {
    return resolve(name);
  } catch {
    return undefined;
  }
}
