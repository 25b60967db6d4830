import type { Byline } from "../../../model/article.ts";
import { authors as authorsOf } from "../../lines/byline.ts";
import { isName as isStrictName } from "../../lines/name.ts";
import { known } from "../known.ts";
import type { AuthorClaim } from "../metadata/claims.ts";
import type { Page } from "../page.ts";
import { folded } from "./compare.ts";
import { shownAuthors } from "./shown-bylines.ts";

/** Authors, and the rule that found them. */
export interface BylineClaim {
  readonly rule: string;
  readonly bylines: readonly Byline[];
}

/** Words before a name that only say that a name follows. */
const BY =
  /^(?:(?:(?:post author|written|text|story|posted|published|reported|submitted|created|words|article|author|autor|autorin|autore|auteur|tekst|texto|testo|erstellt|geschrieben|gespeichert|veröffentlicht|verfasst|publié|publicado|escrito|scritto)\s*)?(?:by|von|par|por|di|av|af|door|przez|yazan|oleh)\s*:?|(?:author|autor(?:in|en)?|autore|auteur|written by|text|texto|tekst|redaktion|redacción|автор|текст|كتب|بقلم|作者|记者|記者|文|글|기자)\s*[:：])\s+/iu;

/** A date behind a name, with what leads to it. */
const DATE_BEHIND =
  /(?:\s*[,|•·–—/-]+\s*|\s+)(?:(?:le|am|on|el|em|il|den|dne|vom|veröffentlicht|published|updated|publié|publicado|posted|vor|ago|um|at|w)\s+)*(?:\p{L}{2,10}\.?,?\s+)?\p{Nd}.*$/iu;

/** A weekday that its date was cut off. */
const WEEKDAY_BEHIND = /[\s,]+(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\.?,?$/iu;

/** Words of a byline that is an agency or a desk rather than a person. */
const DESK =
  /\b(?:dpa|afp|apa|reuters|ap|ansa|efe|upi|tass|pap|ntb|tt|ritzau|epd|kna|sid|redaktion|redazione|redacción|rédaction|redakcja|redaktsiooni|editorial|staff|team|news|agency|agencies|agenturen|agencias|desk|press|online|correspondents?)\b|通讯社|新华社|共同|時事|연합뉴스|وكالات|الوكالات|وكالة/iu;

/** What no name holds. */
const NO_NAME =
  /[@<>{}[\]!?→»:]|https?:|www\.|\d{2,}|\b(?:view all|read more|follow|comments?|updated|published|posted|minutes?|min read|share|mehr|all articles|all posts)\b/i;

/** Names that stand for nobody. */
const NOBODY_NAMED =
  /^(?:by|von|par|por|text|post author|admin(?:istrator)?|webmaster|root|user|guest|unknown|author|anonymous|null|undefined|none|n\/a|default)$/i;

/**
 * Chooses the authors: metadata, best source first, then what the page shows as byline.
 * @param page - the page
 * @param language - BCP 47, "und" where unknown
 * @returns the authors
 */
export function chooseBylines(page: Page, language: string): BylineClaim | undefined {
  const sites = new Set(page.site.map(folded));
  const claimed = page.claims.map(({ source, authors = [] }) => ({
    rule: `${source}:author`,
    authors,
  }));
  // Most pages state their authors: what they show is looked for only where none is stated.
  let shown: readonly AuthorClaim[] | undefined;
  for (const except of [sites, NOBODY]) {
    const stated = firstBylines(claimed, except, language);
    if (stated) return stated;
    shown ??= shownAuthors(page, language);
    const found = firstBylines([{ rule: "shown-byline", authors: shown }], except, language);
    if (found) return found;
  }
  return undefined;
}

/**
 * The first of several sources that names somebody.
 * @param sources - best first
 * @param except - folded names that are no authors
 * @param language - BCP 47
 * @returns its bylines
 */
function firstBylines(
  sources: readonly { readonly rule: string; readonly authors: readonly AuthorClaim[] }[],
  except: ReadonlySet<string>,
  language: string,
): BylineClaim | undefined {
  for (const { rule, authors } of sources) {
    const bylines = read(authors, except, language);
    if (bylines.length > 0) return { rule, bylines };
  }
  return undefined;
}

/** No names at all. */
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Reads author claims into bylines, each person once.
 * @param authors - as claimed
 * @param except - folded names that are no authors
 * @param language - BCP 47
 * @returns the bylines
 */
function read(
  authors: readonly AuthorClaim[],
  except: ReadonlySet<string>,
  language: string,
): Byline[] {
  const found = new Map<string, Byline>();
  for (const author of authors) {
    for (const byline of takeApart(author.name, language)) {
      const { name, role, location } = byline;
      const key = folded(name);
      if (key === "" || found.has(key) || !isName(name) || except.has(key)) continue;
      const kind = author.kind === "organization" || DESK.test(name) ? desk(byline) : byline.kind;
      found.set(key, {
        name,
        kind,
        ...known({ role: author.role ?? role, location, url: author.url }),
      });
    }
  }
  return [...found.values()];
}

/**
 * Agencies are known by their names; other desks are organizations.
 * @param byline - the desk
 * @returns what it is
 */
function desk(byline: Byline): "agency" | "organization" {
  if (byline.kind === "agency") return "agency";
  return /^(?:[\p{Lu}]{2,6}|dpa.*|reuters|associated press|agence france.*|agencia efe|وكالات|الوكالات)$/iu.test(
    byline.name,
  )
    ? "agency"
    : "organization";
}

/**
 * Takes a byline apart.
 * @param line - "By A and B, Defence correspondent"
 * @param language - BCP 47
 * @returns the authors, with role and place where they are stated
 */
function takeApart(line: string, language: string): Byline[] {
  const bare = line
    .replace(BY, "")
    .replace(DATE_BEHIND, "")
    .replace(WEEKDAY_BEHIND, "")
    .replace(/\s*\([^)]*\)\s*$/u, "")
    .replaceAll(/\s*[|•·]\s*|\s[–—-]\s/gu, ", ")
    .trim();
  const [first, ...others] = authorsOf(bare, language).map((byline) => ({
    ...byline,
    name: byline.name
      .replace(/^(?:and|und|et|y)\s+/u, "")
      .replace(BY, "")
      .replace(/\s\p{L}+:$/u, "")
      .trim(),
  }));
  // What follows the first name may as well be where somebody teaches.
  return first ? [first, ...others.filter(({ name }) => isStrictName(name, 5))] : [];
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
    !NO_NAME.test(text) &&
    !NOBODY_NAMED.test(text)
  );
}
