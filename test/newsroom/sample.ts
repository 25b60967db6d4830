import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { build } from "../../src/build.ts";
import type { BuildReport } from "../../src/build/event.ts";
import { loadConfig } from "../../src/build/known-names.ts";
import type { Config } from "../../src/config.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The sample newsroom's own settings. */
export const SAMPLE: Config = loadConfig(join(ROOT, "polywire.config.json"));

/** The hour at which the sample newsroom is built here. */
export const NOON = "2026-11-23T12:00:00Z";

/**
 * Builds the sample newsroom somewhere else.
 * @param folder - receives output and state
 * @param now - the clock
 */
export async function buildSample(folder: string, now: string): Promise<BuildReport> {
  const places = { output: join(folder, "output"), state: join(folder, "state.sqlite") };
  return build({ ...SAMPLE, ...places }, { now: Temporal.Instant.from(now) });
}

/** A published file. */
export interface Published {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly mtimeMs: number;
}

/**
 * Reads all published files.
 * @param folder - as given to the build
 */
export function publishedIn(folder: string): ReadonlyMap<string, Published> {
  const output = join(folder, "output");
  const entries = readdirSync(output, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((at) => join(at.parentPath, at.name));
  return new Map(
    paths.toSorted().map((path) => {
      const bytes = readFileSync(path);
      const { mtimeMs } = statSync(path);
      return [relative(output, path), { bytes, text: bytes.toString("utf8"), mtimeMs }];
    }),
  );
}

const ITEM = z.looseObject({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  summary: z.string().optional(),
  date_published: z.string(),
  authors: z.array(z.looseObject({ name: z.string() })).optional(),
  tags: z.array(z.string()).optional(),
  _polywire: z.looseObject({
    labels: z.record(z.string(), z.string()),
    images: z
      .array(z.looseObject({ caption: z.string().optional(), credit: z.string().optional() }))
      .optional(),
    translations: z.array(z.looseObject({ id: z.string(), language: z.string() })).optional(),
  }),
});

const FEED = z.looseObject({
  title: z.string(),
  description: z.string(),
  language: z.string(),
  items: z.array(ITEM),
});

export type SampleItem = z.infer<typeof ITEM>;

/**
 * Reads a JSON Feed.
 * @param text - of the file
 */
export function readJsonFeed(text: string): z.infer<typeof FEED> {
  return FEED.parse(JSON.parse(text));
}
