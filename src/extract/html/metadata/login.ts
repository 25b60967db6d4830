import type { Claims } from "./claims.ts";
import type { MetaTags } from "./meta-tags.ts";

/** The label with which plugins of blogs name whose login posted a page, as they translate it. */
const POSTED_BY =
  /^(?:written by|verfasst von|geschrieben von|écrit par|rédigé par|escrito por|scritto da|geschreven door|napisane przez|skrevet a[fv]|skriven av|kirjoittanut|napsal\(a\)|autor|автор|написано автором|yazan|ditulis oleh|作者|執筆者|글쓴이)$/iu;

/**
 * Whose login posted the page, who need not have written it.
 * @param tags - the page's `<meta>`
 * @returns its claims, of the source "login"
 */
export function readLogin(tags: MetaTags): Claims {
  const [label = ""] = tags.get("twitter:label1") ?? [];
  const name = POSTED_BY.test(label) ? (tags.get("twitter:data1")?.[0] ?? "") : "";
  return { source: "login", authors: name === "" ? [] : [{ name }] };
}
