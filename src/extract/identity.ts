import type { Source } from "../model/source.ts";
import { uriOf } from "../model/uri.ts";

/** An absolute URI (RFC 3986 §4.3) of characters that need no escape. */
const URI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/iu;

/** An address that a parser would leave as it is: plain host, plain path, nothing else. Most are so. */
const PLAIN_URL =
  /^https?:\/\/(?:(?!xn--)[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?:\/(?!\.)[\w.~-]*)+$/;

/** Query parameters that say how a reader came, not what the page is. */
const TRACKING =
  /^(?:utm_\w+|at_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ocid|cmpid|wt_mc|_ga|smid)$/iu;

/** What an id is made from, best first. */
interface Identity {
  /** The source's own id, as written. */
  readonly sourceId?: string | undefined;
  /** Absolute, without tracking parameters. */
  readonly canonicalUrl?: string | undefined;
}

/**
 * The id of an article, made so that it never changes: the source's own, else the canonical URL, else a `tag:` URI of
 * the path. Language versions that share an id or a stem are told apart by the language their path states.
 * @param identity - what the document says
 * @param source - the file
 * @param tagAuthority - authority and date of `tag:` URIs (RFC 4151 §2.1)
 * @returns an absolute URI
 */
export function articleId(identity: Identity, source: Source, tagAuthority: string): string {
  const own = identity.sourceId?.trim() ?? "";
  if (own !== "") {
    // No format carries control characters: two URIs that differ in them alone would be one id in all feeds.
    return URI.test(own)
      ? own.toWellFormed().replaceAll(/\p{Cc}/gu, "")
      : tagUri(tagAuthority, own, source.pathLanguage);
  }
  if (identity.canonicalUrl !== undefined) return identity.canonicalUrl;
  return tagUri(tagAuthority, source.stem, source.pathLanguage);
}

/**
 * A `tag:` URI (RFC 4151).
 * @param authority - authority and date
 * @param specific - what names the article there
 * @param language - the version, where one is stated
 * @returns for example `tag:example.org,2025:world/harbour:ar`
 */
function tagUri(authority: string, specific: string, language: string | undefined): string {
  const escaped = specific
    .toWellFormed()
    .normalize("NFC")
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return `tag:${authority}:${escaped}${language === undefined ? "" : `:${language}`}`;
}

/**
 * An address as the model wants it: absolute, http(s), without tracking parameters or fragment.
 * @param url - as found
 * @param base - what a relative address is relative to
 * @returns the address, or undefined where it is none
 */
export function pageUrl(url: string, base?: string): string | undefined {
  if (isPlainUrl(url)) return url;
  const parsed = URL.parse(url.trim(), base);
  if (!parsed || !/^https?:$/u.test(parsed.protocol)) return undefined;
  if (parsed.search !== "") {
    for (const name of Array.from(parsed.searchParams.keys())) {
      if (TRACKING.test(name)) parsed.searchParams.delete(name);
    }
  }
  if (parsed.hash !== "" || parsed.href.endsWith("#")) parsed.hash = "";
  return uriOf(parsed);
}

/**
 * Whether an address needs no parser.
 * @param url - any text
 * @returns true for web addresses in their normal form that have no query
 */
export function isPlainUrl(url: string): boolean {
  return PLAIN_URL.test(url);
}

/**
 * The address of a picture.
 * @param url - as found
 * @param base - what a relative address is relative to
 * @returns the absolute http(s) address, or undefined where it is none
 */
export function imageUrl(url: string, base?: string): string | undefined {
  const parsed = URL.parse(url.trim(), base);
  return parsed && /^https?:$/u.test(parsed.protocol) ? uriOf(parsed) : undefined;
}
