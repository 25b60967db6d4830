import type { Element } from "domhandler";
import type { Byline } from "../../../model/article.ts";
import { closest, hints, textOf } from "../dom.ts";
import { known } from "../known.ts";
import type { AuthorClaim, Claims } from "../metadata/claims.ts";
import { folded } from "./compare.ts";

/** Authors, and the rule that found them. */
export interface BylineClaim {
  readonly rule: string;
  readonly bylines: readonly Byline[];
}

/** Words before a name that only say that a name follows. */
const BY =
  /^(?:(?:(?:written|text|story|posted|published|reported|words|article|author|autor|autorin|autore|auteur|tekst|texto|testo)\s*)?(?:by|von|par|por|di|av|af|door|przez|yazan|oleh)\s*:?|(?:author|autor(?:in|en)?|autore|auteur|text|texto|tekst|redaktion|redacción|автор|текст|كتب|بقلم|作者|记者|記者|文|글|기자)\s*[:：])\s+/iu;

/** What parts two names. */
const BETWEEN = /\s*(?:[,;|/•·、，]|\s[–—-]\s|\s(?:&|and|und|et|y|e|og|och|en|i|ve|и|و)\s)\s*/u;

/** Words of a byline that is an agency or a desk rather than a person. */
const DESK =
  /\b(?:dpa|afp|apa|reuters|ap|ansa|efe|upi|tass|pap|ntb|tt|ritzau|epd|kna|sid|redaktion|redazione|redacción|rédaction|redakcja|redaktsiooni|editorial|staff|team|news|agency|agencies|agenturen|agencias|desk|press|online|correspondents?)\b|通讯社|新华社|共同|時事|연합뉴스/iu;

/** Class words of a byline. */
const BYLINE_HINT =
  /(?:^|[\s_-])(?:author|byline|autor|autorin|autore|auteur|writer|by-line|article-author|authors?-?name|post-author|entry-author)(?:$|[\s_-])/;

/** What no name holds. */
const NO_NAME =
  /[@<>{}[\]!?]|https?:|www\.|\d{2,}|\b(?:view all|read more|follow|comments?|updated|published|posted|minutes?|min read|share)\b/i;

/**
 * Chooses the authors: metadata, best source first, then what the page shows as byline.
 * @param claims - of the metadata
 * @param elements - of the page
 * @param site - names of the site, which is no author of its own articles where persons are named
 * @returns the authors
 */
export function chooseBylines(
  claims: readonly Claims[],
  elements: readonly Element[],
  site: readonly string[],
): BylineClaim | undefined {
  const sites = new Set(site.map(folded));
  const stated = [
    ...claims.map(({ source, authors = [] }) => ({ rule: `${source}:author`, authors })),
    { rule: "shown-byline", authors: shownAuthors(elements) },
  ];
  for (const except of [sites, NOBODY]) {
    for (const { rule, authors } of stated) {
      const bylines = read(authors, except);
      if (bylines.length > 0) return { rule, bylines };
    }
  }
  return undefined;
}

/** No names at all. */
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Reads author claims into bylines, each person once.
 * @param authors - as claimed
 * @param except - folded names that are no authors
 * @returns the bylines
 */
function read(authors: readonly AuthorClaim[], except: ReadonlySet<string>): Byline[] {
  const found = new Map<string, Byline>();
  for (const author of authors) {
    for (const { name, role } of names(author.name)) {
      const key = folded(name);
      if (key === "" || except.has(key) || found.has(key) || !isName(name)) continue;
      const kind = author.kind === "organization" || DESK.test(name) ? desk(name) : "person";
      found.set(key, { name, kind, ...known({ role: author.role ?? role, url: author.url }) });
    }
  }
  return [...found.values()];
}

/**
 * Agencies are known by their short names; other desks are organizations.
 * @param name - the name
 * @returns its kind
 */
function desk(name: string): "agency" | "organization" {
  return /^(?:[\p{Lu}]{2,6}|dpa.*|reuters|associated press|agence france.*)$/iu.test(name)
    ? "agency"
    : "organization";
}

/**
 * Takes a byline apart.
 * @param line - "By A and B, Defence correspondent"
 * @returns the names, with the role where one follows
 */
function names(line: string): { name: string; role: string | undefined }[] {
  const bare = line
    .replace(BY, "")
    .replace(/\s*\([^)]*\)\s*$/u, "")
    .trim();
  const parts = bare
    .split(BETWEEN)
    .map((part) =>
      part
        .replace(/^(?:and|und|et|y)\s+/u, "")
        .replace(BY, "")
        .trim(),
    )
    .filter((part) => part !== "");
  return parts.map((name) => ({ name, role: undefined }));
}

/**
 * Whether a text can be a name.
 * @param text - the text
 * @returns false for sentences, addresses and dates
 */
function isName(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    text.length >= 2 &&
    text.length <= 60 &&
    words <= 6 &&
    /\p{L}/u.test(text) &&
    !NO_NAME.test(text)
  );
}

/** Class words of places whose names are not the author's. */
const OTHER_NAME =
  /(?:comment|related|teaser|sidebar|widget|footer|recent|latest|reply|photo|caption|credit)/;

/**
 * Names shown as byline: rel=author before class.
 * @param elements - of the page
 * @returns the first that are found
 */
function shownAuthors(elements: readonly Element[]): AuthorClaim[] {
  const linked = elements.filter(({ attribs }) => /\bauthor\b/.test(attribs["rel"] ?? ""));
  const marked = elements.filter(
    (element) => element.name !== "meta" && BYLINE_HINT.test(hints(element)),
  );
  for (const places of [linked, marked]) {
    const name = places
      .filter(isHere)
      .map((element) => textOf(element))
      .find((text) => text !== "" && text.length < 100);
    if (name !== undefined) return [{ name }];
  }
  return [];
}

/**
 * Whether a place is the article's own.
 * @param element - the place
 * @returns false in footers, comments, captions and teasers
 */
function isHere(element: Element): boolean {
  return closest(element, isElsewhere) === undefined;
}

/**
 * Whether an element holds names of others.
 * @param element - the element
 * @returns true for footers, comments, captions and teasers
 */
function isElsewhere(element: Element): boolean {
  const { name } = element;
  if (name === "body" || name === "html") return false;
  return name === "footer" || name === "aside" || OTHER_NAME.test(hints(element));
}
