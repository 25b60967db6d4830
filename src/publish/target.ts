import type { UploadRecord } from "../model/document.ts";

/** A file on its way to a target. */
export interface TargetFile {
  /** Relative to the target's root, with "/". */
  readonly path: string;
  /** IANA media type with charset. */
  readonly mediaType: string;
  /** HTTP content coding of the bytes, where they are compressed. */
  readonly encoding?: "gzip" | "br";
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A connection to a target. Each file is there whole or not at all, whatever kills either side. */
export interface TargetSession {
  /** Files that may be under way at once. */
  readonly atOnce: number;
  /**
   * Writes a file, in place of the one that is there.
   * @returns what the target calls this version
   */
  readonly put: (file: TargetFile, before: UploadRecord | undefined) => Promise<string>;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  /** What the target cannot do, as far as it is known by now. */
  readonly shortcomings: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A place that published files are sent to. Add a kind by its file and one entry in `targets.ts`. */
export interface Target {
  readonly name: string;
  /** The same for the same place, whatever it is named: what was uploaded is remembered under it. */
  readonly place: string;
  /** Values that must never be shown. */
  readonly secrets: readonly string[];
  /** @throws {TargetError} where there is no way there */
  readonly open: () => Promise<TargetSession>;
}

/** A target cannot be reached or refuses. */
export class TargetError extends Error {}

/** Loads a package that the main install does without. */
export type LoadPackage = (name: string) => Promise<unknown>;

/** What targets need of the process. */
export interface TargetPorts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly load: LoadPackage;
}

/**
 * Loads a package, or says how to install it.
 * @param name - of the package
 * @param major - version that is asked for
 * @param load - the loader
 * @returns the module
 * @throws {TargetError} where it is not installed
 */
export async function required(name: string, major: number, load: LoadPackage): Promise<unknown> {
  try {
    return await load(name);
  } catch (error) {
    const message = `the target needs a package that is not installed: npm install ${name}@${major}`;
    throw new TargetError(message, { cause: error });
  }
}

/**
 * A secret of a target. They come from the environment only: configuration is committed, and reports are shown.
 * @param target - its name
 * @param secret - which, such as PASSWORD
 * @param environment - of the process
 * @returns the value, undefined where it is not set
 */
export function secretOf(
  target: string,
  secret: string,
  environment: TargetPorts["environment"],
): string | undefined {
  const name = `POLYWIRE_${target.toUpperCase().replaceAll("-", "_")}_${secret}`;
  const value = environment[name];
  return value === "" ? undefined : value;
}

/**
 * Takes secrets out of a message: libraries quote what they were given.
 * @param text - to be shown
 * @param secrets - of the target
 * @returns the text, with "***" in their place
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return forms.reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}
