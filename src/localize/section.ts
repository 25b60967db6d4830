import type { LocaleResources } from "./catalog.ts";
import { ENGLISH } from "./message-keys.ts";

/** Finds the key of a section by any of its names. */
export type SectionIndex = (name: string) => string;

/**
 * Learns the names of sections in all languages, so that "Politique" and "سياسة" are one section.
 * @param resources - strings by locale
 * @returns a function from a name to its key; a name that no language knows becomes a key of its own
 */
export function sectionIndex(resources: LocaleResources): SectionIndex {
  const keys = new Map<string, string>();
  const learn = (strings: Readonly<Record<string, string>> | undefined): void => {
    for (const [key, name] of Object.entries(strings ?? {})) {
      if (!keys.has(fold(name))) keys.set(fold(name), key);
    }
  };
  for (const key of Object.keys(ENGLISH.sections)) keys.set(fold(key), key);
  learn(ENGLISH.sections);
  for (const { sections } of Object.values(resources)) learn(sections);
  return (name) => keys.get(fold(name)) ?? slug(name);
}

/**
 * Makes names comparable.
 * @param name - as written
 * @returns lower case, without accents, letters and digits only
 */
function fold(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * A name as part of a path and a URL.
 * @param name - as written
 * @returns letters and digits of any script, joined by hyphens; "" where it has none
 */
function slug(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
}
