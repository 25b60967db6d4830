import { createRequire } from "node:module";
import { z } from "zod";
import type { Override } from "./override.ts";

const require = createRequire(import.meta.url);

/** One CSS selector, checked when the configuration is read rather than when a page is. */
const selector: z.ZodType<string> = z
  .string()
  .min(1)
  .refine(isSelector, { message: "is no CSS selector" });

/**
 * What one publisher's pages need said, as data: CSS selectors that go before what Polywire finds itself. Every field
 * but `hosts` or `paths` is optional; a selector that matches nothing on a page changes nothing there.
 */
export const overrideSchema: z.ZodType<Override> = z
  .strictObject({
    hosts: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Hosts whose pages it is for; "example.org" covers "www.example.org" too'),
    paths: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe("Globs of article files it is for, relative to `articles`"),
    body: selector.optional().describe("CSS selector of what holds the text"),
    remove: z.array(selector).optional().describe("CSS selectors of what is no text"),
    headline: selector.optional().describe("CSS selector of the headline"),
    standfirst: selector.optional().describe("CSS selector of the standfirst"),
    byline: selector.optional().describe("CSS selector of one element for each author"),
    published: selector
      .optional()
      .describe("CSS selector of the publication date: `datetime`, `content` or its text"),
    updated: selector.optional().describe("CSS selector of the date of the last change"),
    section: selector.optional().describe("CSS selector of the section"),
    correction: selector.optional().describe("CSS selector of a correction"),
  })
  .refine(({ hosts, paths }) => hosts !== undefined || paths !== undefined, {
    message: "needs hosts or paths",
  });

/**
 * Whether a text is a CSS selector.
 * @param text - the text
 * @returns false where cheerio cannot read it
 */
function isSelector(text: string): boolean {
  // Loaded by its first call: most newsrooms have no overrides, and every command reads the configuration.
  const {
    load,
  }: { readonly load: (html: string) => (css: string) => unknown } = require("cheerio/slim");
  try {
    load("<p>")(text);
    return true;
  } catch {
    return false;
  }
}
