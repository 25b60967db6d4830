import type { LinkRules } from "./profile.ts";
import tracking from "./tracking-parameters.json" with { type: "json" };

const trackingNames: ReadonlySet<string> = new Set(tracking.names);

/**
 * A URL as the partner wants it: without tracking, or with the newsroom's campaign, or without any query.
 * @param url - absolute URL
 * @param rules - the profile's link rules
 * @returns the URL; as it was where nothing had to change, or where it is no URL
 */
export function partnerUrl(url: string, rules: LinkRules): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  if (rules.query === "strip") parsed.search = "";
  else if (rules.tracking !== "keep") stripTracking(parsed);
  if (rules.tracking === "utm")
    for (const [name, value] of Object.entries(rules.utm)) parsed.searchParams.set(name, value);
  return parsed.search === URL.parse(url)?.search ? url : parsed.href;
}

/**
 * What a partner holds against a URL.
 * @param url - absolute URL
 * @param rules - the profile's link rules
 * @param siteHost - host of the newsroom's site
 * @returns the reason code with its message, undefined where the URL is fine
 */
export function linkFault(
  url: string,
  rules: LinkRules,
  siteHost: string,
): { code: "link_invalid" | "link_not_https" | "link_off_site"; message: string } | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol))
    return { code: "link_invalid", message: `the article's link is no web address: ${url}` };
  if (parsed.username !== "" || parsed.password !== "")
    return { code: "link_invalid", message: "the article's link carries a user name or password" };
  if (rules.https && parsed.protocol !== "https:")
    return { code: "link_not_https", message: `the article's link is not https: ${url}` };
  if (rules.sameHost && !sameSite(parsed.hostname, siteHost))
    return { code: "link_off_site", message: `${parsed.hostname} is not on ${siteHost}` };
  return undefined;
}

/**
 * @param host - host of a link
 * @param siteHost - host of the site, or a URL's host with port
 * @returns whether the link is on the site or a subdomain of it; `www.` makes no difference
 */
function sameSite(host: string, siteHost: string): boolean {
  const site = siteHost.replace(/^www\./u, "").replace(/:\d+$/u, "");
  return host === site || host.endsWith(`.${site}`);
}

// Changes the URL in place.
function stripTracking(url: URL): void {
  for (const name of new Set(url.searchParams.keys())) {
    const lower = name.toLowerCase();
    const tracks =
      trackingNames.has(lower) || tracking.prefixes.some((prefix) => lower.startsWith(prefix));
    if (tracks) url.searchParams.delete(name);
  }
}
