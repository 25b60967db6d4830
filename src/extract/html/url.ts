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

/** What an address consists of, as far as names are taken from it. */
type UrlParts = Pick<URL, "hostname" | "pathname" | "search">;

/**
 * Takes an address apart. Most are plain and need no parser.
 * @param address - absolute
 * @returns its parts, or undefined where it is no address
 */
export function urlParts(address: string): UrlParts | undefined {
  if (!isPlainUrl(address)) return URL.parse(address) ?? undefined;
  const host = address.indexOf("//") + 2;
  const path = address.indexOf("/", host);
  return { hostname: address.slice(host, path), pathname: address.slice(path), search: "" };
}

/** Schemes of pages and pictures. */
const WEB: ReadonlySet<string> = new Set(["http:", "https:"]);

/** Schemes of links in a text. */
export const LINKABLE: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
