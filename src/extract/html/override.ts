import { matchesGlob } from "node:path";
import type { Element } from "domhandler";
import { isTag } from "domhandler";
import { textOf } from "./dom.ts";
import { known } from "./known.ts";
import type { Claims } from "./metadata/claims.ts";
import { valueOf } from "./metadata/microdata.ts";
import type { Page } from "./page.ts";
import { $ } from "./select.ts";

/** What one publisher's pages need said; its schema is in `override-schema.ts`. */
export interface Override {
  /** Hosts it is for; "example.org" covers "www.example.org" too. */
  readonly hosts?: readonly string[] | undefined;
  /** Globs of the files it is for. */
  readonly paths?: readonly string[] | undefined;
  /** Elements that hold the text, in page order. */
  readonly body?: string | undefined;
  /** Elements that are no text. */
  readonly remove?: readonly string[] | undefined;
  readonly headline?: string | undefined;
  readonly standfirst?: string | undefined;
  /** One element for each author. */
  readonly byline?: string | undefined;
  /** An element with `datetime`, `content` or a text that is a date. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly section?: string | undefined;
  readonly correction?: string | undefined;
}

/** What an override found on a page. */
export interface Overridden {
  readonly claims: Claims;
  readonly body: readonly Element[];
  readonly removed: readonly Element[];
}

/**
 * Applies the first override that is for a page.
 * @param page - the page
 * @param path - of its file
 * @param overrides - all there are
 * @returns what it found, or undefined where none is for this page
 */
export function applyOverride(
  page: Page,
  path: string,
  overrides: readonly Override[] = [],
): Overridden | undefined {
  const host = URL.parse(page.url ?? "")?.hostname;
  const override = overrides.find((each) => isFor(each, host, path));
  if (!override) return undefined;
  const all = (css: string | undefined): Element[] =>
    css === undefined ? [] : $(css, page.document).toArray().filter(isTag);
  const text = (css: string | undefined): string | undefined =>
    all(css).map((element) => textOf(element))[0];
  const value = (css: string | undefined): string | undefined =>
    all(css).map((element) => valueOf(element))[0];
  return {
    claims: {
      source: "override",
      authors: all(override.byline).map((element) => ({ name: textOf(element) })),
      ...known({
        headline: text(override.headline),
        standfirst: text(override.standfirst),
        published: value(override.published),
        updated: value(override.updated),
        section: text(override.section),
        correction: text(override.correction),
      }),
    },
    body: outermost(all(override.body)),
    removed: (override.remove ?? []).flatMap(all),
  };
}

/**
 * Whether an override is for a page: its host and its path, as far as each is named.
 * @param override - the override
 * @param host - of the page, where it states its address
 * @param path - of the file
 * @returns true where it is
 */
function isFor(override: Override, host: string | undefined, path: string): boolean {
  const { hosts, paths } = override;
  const fitsHost =
    hosts === undefined ||
    (host !== undefined && hosts.some((name) => host === name || host.endsWith(`.${name}`)));
  return fitsHost && (paths === undefined || paths.some((glob) => matchesGlob(path, glob)));
}

/**
 * Elements that lie in no other of them.
 * @param elements - in document order
 * @returns the outermost
 */
function outermost(elements: readonly Element[]): Element[] {
  const kept = new Set<unknown>();
  for (const element of elements) {
    let around = element.parent;
    while (around && !kept.has(around)) around = around.parent;
    if (!around) kept.add(element);
  }
  return elements.filter((element) => kept.has(element));
}
