/** Scheme and host, which may hold brackets of their own, and all that follows. */
const PARTS = /^([a-z]+:(?:\/\/[^/?#]*)?)(.*)$/su;

/** What URLs of browsers let stand and RFC 3986 §2 has not: many readers refuse an address that holds one. */
const NOT_URI = /[[\]\\^`{|}]|%(?![\da-f]{2})/giu;

/**
 * A parsed address as a URI of RFC 3986, which says the same.
 * https://www.rfc-editor.org/rfc/rfc3986#section-2
 * @param url - parsed
 * @returns its text, percent-encoded where the WHATWG's parser leaves out to
 */
export function uriOf(url: URL): string {
  return url.href.replace(
    PARTS,
    (_, host: string, rest: string) => host + rest.replace(NOT_URI, encodeURIComponent),
  );
}
