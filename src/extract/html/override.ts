import { load } from "cheerio/slim";
import type { Element } from "domhandler";
import { isTag } from "domhandler";
import { z } from "zod";
import { textOf } from "./dom.ts";
import { known } from "./known.ts";
import type { Claims } from "./metadata/claims.ts";
import { valueOf } from "./metadata/microdata.ts";
import type { Page } from "./page.ts";

/** One CSS selector, checked when the configuration is read rather than when a page is. */
const selector: z.ZodType<string> = z
  .string()
  .min(1)
  .refine(isSelector, { message: "is no CSS selector" });

/**
 * What one publisher's pages need said, as data: CSS selectors that go before what Polywire finds itself. Every field
 * but `hosts` is optional; a selector that matches nothing on a page changes nothing there.
 */
export const overrideSchema: z.ZodType<Override> = z.strictObject({
  hosts: z.array(z.string().min(1)).min(1),
  body: selector.optional(),
  remove: z.array(selector).optional(),
  headline: selector.optional(),
  standfirst: selector.optional(),
  byline: selector.optional(),
  published: selector.optional(),
  updated: selector.optional(),
  section: selector.optional(),
  correction: selector.optional(),
});

/** See {@link overrideSchema}. */
export interface Override {
  /** Hosts it is for; "example.org" covers "www.example.org" too. */
  readonly hosts: readonly string[];
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
 * Applies the first override that is for the page's host.
 * @param page - the page
 * @param overrides - all there are
 * @returns what it found, or undefined where none is for this page
 */
export function applyOverride(
  page: Page,
  overrides: readonly Override[] = [],
): Overridden | undefined {
  const host = URL.parse(page.url ?? "")?.hostname;
  if (host === undefined) return undefined;
  const override = overrides.find(({ hosts }) =>
    hosts.some((name) => host === name || host.endsWith(`.${name}`)),
  );
  if (!override) return undefined;
  const $ = load(page.document);
  const all = (css: string | undefined): Element[] =>
    css === undefined ? [] : $(css).toArray().filter(isTag);
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

/**
 * Whether a text is a CSS selector.
 * @param text - the text
 * @returns false where cheerio cannot read it
 */
function isSelector(text: string): boolean {
  try {
    load("<p>")(text);
    return true;
  } catch {
    return false;
  }
}
