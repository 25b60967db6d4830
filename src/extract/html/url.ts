/** Query parameters that say where a reader came from and nothing of the page. */
const TRACKING =
  /^(?:utm_\w+|gclid|dclid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|at_(?:medium|campaign)|cmpid|ncid|wt_mc|wt\.mc_id|xtor|ocid|smid|sref|ref_src|ref|partner|rss|cmp|s_cid|ito|feature|guccounter|guce_\w+|spm|from|src|source)$/i;

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
  const url = URL.parse(written, base);
  return url && schemes.has(url.protocol) ? url.href : undefined;
}

/** Schemes of pages and pictures. */
const WEB: ReadonlySet<string> = new Set(["http:", "https:"]);

/** Schemes of links in a text. */
export const LINKABLE: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * Takes tracking parameters and the fragment off a page's address.
 * @param href - an absolute URL
 * @returns the address that names the page alone
 */
export function withoutTracking(href: string): string {
  const url = URL.parse(href);
  if (!url) return href;
  url.hash = "";
  const tracking = url.searchParams
    .keys()
    .filter((name) => TRACKING.test(name))
    .toArray();
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}
