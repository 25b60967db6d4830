import type { Config } from "../config.ts";
import engine from "./engine.json" with { type: "json" };

/** The data by which Intl reads and writes dates. */
const INTL = `${process.versions["icu"]} ${process.versions["cldr"]}`;

/** What reads a file, as `npm run docs` found it: where it changes, every file is read again. */
const ENGINE = `${engine.extraction} ${INTL}`;

/** What dresses and writes entries, as `npm run docs` found it: where it changes, every feed is written again. */
export const RENDERING: string = `${engine.rendering} ${INTL}`;

/**
 * What the ledger's note of a file depends on besides its bytes: how it is extracted, and where its page stands.
 * @param config - of the newsroom
 * @returns all of it as one text; where it changes, every file is read again
 */
export function engineOf(config: Config): string {
  const { sources, overrides, timeZone, languages, tagAuthority, limits, site } = config;
  const pages = [site.url, site.articleUrl];
  return JSON.stringify([
    ENGINE,
    sources,
    overrides,
    timeZone,
    languages,
    tagAuthority,
    limits,
    pages,
  ]);
}

/**
 * What all feeds depend on besides articles and clock: the configuration and the strings.
 * @param config - of the newsroom
 * @param strings - from {@link stringStamp}
 * @returns all of it as one text; where it changes, every feed is looked at
 */
export function groundOf(config: Config, strings: string): string {
  const { workers: _, ...rest } = config;
  return JSON.stringify([ENGINE, RENDERING, rest, strings]);
}
