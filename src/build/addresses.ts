import { isPlainUrl, pageUrl } from "../extract/identity.ts";
import type { Addresses } from "../ledger/ledger.ts";
import type { Article } from "../model/article.ts";

/**
 * The addresses by which articles know each other as translations.
 * @param article - the facts
 * @param url - of its page
 * @returns comparable addresses
 */
export function addressesOf(article: Pick<Article, "id" | "translations">, url: string): Addresses {
  const own = new Set((url === article.id ? [url] : [url, article.id]).map(comparable));
  const named = article.translations.map((other) => comparable(other.url));
  return {
    own: [...own].filter((each) => each !== ""),
    // Pages list themselves among their translations.
    translations: [...new Set(named)].filter((each) => each !== "" && !own.has(each)),
  };
}

/**
 * An address without what leads to no other page: scheme, `www.`, fragment, tracking and the slash at its end.
 * @param address - absolute
 * @returns host, path and query; "" where it is no web address
 */
function comparable(address: string): string {
  if (isPlainUrl(address)) return barePlainUrl(address);
  const page = pageUrl(address);
  if (page === undefined) return "";
  if (isPlainUrl(page)) return barePlainUrl(page);
  const { host, pathname, search } = new URL(page);
  return `${host.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}${search}`;
}

/**
 * The same of an address that needs no parser.
 * @param url - of https or http, without query and fragment
 * @returns host and path
 */
function barePlainUrl(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/+$/, "");
}
