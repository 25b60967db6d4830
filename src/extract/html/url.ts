import { isPlainUrl } from "../identity.ts";

/**
 * Makes a link absolute. Only web and mail addresses pass: a `javascript:` or `data:` URL never does.
 * @param href - as written
 * @param base - what it is relative to
 * @param schemes - schemes allowed
 * @returns the absolute URL, or undefined where it is none of ours
 */
export function absoluteUrl(
  href: string | undefined,
  base: string | undefined,
  schemes: ReadonlySet<string> = WEB,
): string | undefined {
  const written = href?.trim();
  if (written === undefined || written === "") return undefined;
  if (isPlainUrl(written)) {
    return schemes.has(written.slice(0, written.indexOf(":") + 1)) ? written : undefined;
  }
  const url = URL.parse(written, base);
  return url && schemes.has(url.protocol) ? url.href : undefined;
}

/** Schemes of pages and pictures. */
const WEB: ReadonlySet<string> = new Set(["http:", "https:"]);

/** Schemes of links in a text. */
export const LINKABLE: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
