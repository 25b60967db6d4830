import type { LocaleResources } from "./catalog.ts";
import { ENGLISH } from "./message-keys.ts";

/** Finds the key of a section by any of its names. */
export type SectionIndex = (name: string) => string;

/**
 * The names of sections in all languages.
 * @param resources - strings by locale
 * @returns keys by name, names made comparable
 */
export function sectionNames(resources: LocaleResources): Readonly<Record<string, string>> {
  const keys = new Map<string, string>();
  const learn = (strings: Readonly<Record<string, string>> | undefined): void => {
    for (const [key, name] of Object.entries(strings ?? {})) {
      if (!keys.has(fold(name))) keys.set(fold(name), key);
    }
  };
  for (const key of Object.keys(ENGLISH.sections)) keys.set(fold(key), key);
  learn(ENGLISH.sections);
  for (const { sections } of Object.values(resources)) learn(sections);
  return Object.fromEntries(keys);
}

/**
 * Knows sections by their names in all languages, so that "Politique" and "سياسة" are one section.
 * @param names - from {@link sectionNames}
 * @returns a function from a name to its key; a name that no language knows becomes a key of its own
 */
export function sectionIndex(names: Readonly<Record<string, string>>): SectionIndex {
  return (name) => {
    const folded = fold(name);
    return (Object.hasOwn(names, folded) ? names[folded] : undefined) ?? slug(name);
  };
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

/** Most bytes of a key: it is a folder's name, and file systems take 255. */
const LONGEST = 200;

/**
 * A name as part of a path and a URL.
 * @param name - as written
 * @returns letters and digits of any script, joined by hyphens, cut where no folder could have the name; "" where it has none
 */
function slug(name: string): string {
  const whole = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const { read } = new TextEncoder().encodeInto(whole, new Uint8Array(LONGEST));
  return whole.slice(0, read).replaceAll(/^-+|-+$/g, "");
}
