import type { Byline } from "../../../model/article.ts";
import { authors as authorsOf, withoutSuffix } from "../../lines/byline.ts";
import { isName as isStrictName } from "../../lines/name.ts";
import nameWords from "../../words/names.json" with { type: "json" };
import { alternatives, labelPattern } from "../../words/words.ts";
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
  /^(?:(?:(?:(?:an?|eine?|une?|una|um|een)\s+)?(?:post author|written|text|story|posted|published|reported|submitted|created|words|article|author|autor|autorin|autore|auteur|tekst|texto|testo|erstellt|geschrieben|gespeichert|veröffentlicht|verfasst|publié|publicado|escrito|scritto|beitrag|artikel|gastbeitrag|kommentar|kolumne|analyse|interview|bericht|eingereicht|soumis|écrit|rédigé|proposé|enviado|redactado|inviato|pubblicato|ingezonden|geplaatst|geschreven|opinion|analysis|column|report|contributed)\s*)?(?:by|von|vom|par|por|di|da|av|af|door|przez|yazan|oleh)\s*:?|(?:author|autor(?:in|en)?|autore|auteur|written by|text|texto|tekst|redaktion|redacción|автор|текст|كتب|بقلم|作者|记者|記者|文|글|기자)\s*[:：])\s+/iu;

/** A date behind a name, with what leads to it; a name may begin like a month or a weekday. */
const DATE_BEHIND = new RegExp(
  String.raw`(?:\s*[,|•·–—/-]+\s*|\s+)(?:(?:le|am|on|el|em|il|den|dne|vom|veröffentlicht|published|updated|publié|publicado|posted|vor|ago|um|at|w|erstellt|aktualisiert|posté|mis à jour):?\s+)*(?:(?:(?-i:\p{Ll})\p{L}{1,9}|${alternatives(nameWords.monthOrDay)})\.?,?\s+)?\p{Nd}.*$`,
  "iu",
);

/** A weekday that its date was cut off; whole ones end names too, which have two words at least. */
const WEEKDAY_BEHIND = new RegExp(
  String.raw`[\s,]+(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|(?<=\S\s+\S+\s+)(?:${alternatives(nameWords.weekday)}))\.?,?$`,
  "iu",
);

/** Words of a byline that is an agency or a desk rather than a person. */
const DESK =
  /\b(?:dpa|afp|apa|reuters|ap|ansa|efe|upi|tass|pap|ntb|tt|ritzau|epd|kna|sid|redaktion|redazione|redacción|rédaction|redakcja|redaktsiooni|editorial|staff|team|news|agency|agencies|agenturen|agencias|desk|press|online|correspondents?|organi[sz]ation|foundation|institute|university|ministry|association|society|gmbh|inc|ltd|llc)\b|通讯社|新华社|共同|時事|연합뉴스|وكالات|الوكالات|وكالة/iu;

/** What no name holds. */
const NO_NAME =
  /[@<>{}[\]!?→»:]|https?:|www\.|^\p{Nd}|\p{Nd}{2,}|\b(?:view all|read more|follow|comments?|updated|published|posted|minutes?|min read|share|mehr|all articles|all posts)\b|^(?:illustrat\w+|photo\w*|fotos?|graphics?|animation|artwork)\s+(?:by|von|de|par)\s/iu;

/** Names that stand for nobody. */
const NOBODY_NAMED =
  /^(?:by|von|par|por|text|post author|submitted|posted|published|updated|gespeichert|erstellt|soumis|publié|enviado|publicado|inviato|last|first|admin(?:istrat(?:or|eur|ore)|istrador)?|super ?user|super utilisateur|super utente|webmaster|root|user|guest|unknown|author|anonymous|null|undefined|none|n\/a|default)$/i;

/**
 * Chooses the authors: metadata, best source first, then what the page shows as byline.
 * @param page - the page
 * @param language - BCP 47, "und" where unknown
 * @returns the authors
 */
export function chooseBylines(page: Page, language: string): BylineClaim | undefined {
  const sites = new Set(page.site.map(folded));
  const { stated, posted } = statedAuthors(page);
  const first = firstBylines(stated, sites, language);
  // Most pages state their authors: what they show is looked for only where that leaves a doubt.
  if (first && isWhole(first)) return first;
  const isNamed = first?.bylines.some(isPerson) === true;
  const best = isNamed ? first : (firstBylines(stated, sites, language, isOfPeople) ?? first);
  if (best && isWhole(best)) return best;
  const shown = { rule: "shown-byline", authors: shownAuthors(page, language) };
  const byline = firstBylines([shown], sites, language);
  if (best) return byline && isBetter(byline, best) ? byline : best;
  const named = firstBylines([shown, ...posted], sites, language);
  return named ?? firstBylines([...stated, shown], NOBODY, language);
}

/**
 * The authors whom metadata state; whose login posted a page need not have written it.
 * @param page - the page
 * @returns them and, apart, those who posted it
 */
function statedAuthors(page: Page): Readonly<Record<"stated" | "posted", AuthorSource[]>> {
  const rules = page.claims.map(({ source, authors = [] }) => ({
    rule: `${source}:author`,
    authors,
  }));
  const { stated = [], posted = [] } = Object.groupBy(rules, ({ rule }) =>
    rule === "login:author" ? "posted" : "stated",
  );
  return { stated, posted };
}

/** Authors as one source names them. */
interface AuthorSource {
  readonly rule: string;
  readonly authors: readonly AuthorClaim[];
}

/**
 * The first of several sources that names somebody.
 * @param sources - best first
 * @param except - folded names that are no authors
 * @param language - BCP 47
 * @param isEnough - what its authors must be
 * @returns its bylines
 */
function firstBylines(
  sources: readonly AuthorSource[],
  except: ReadonlySet<string>,
  language: string,
  isEnough: (claim: BylineClaim) => boolean = () => true,
): BylineClaim | undefined {
  for (const { rule, authors } of sources) {
    const claim = { rule, bylines: read(authors, except, language) };
    if (claim.bylines.length > 0 && isEnough(claim)) return claim;
  }
  return undefined;
}

/**
 * Whether authors as stated need no second look: somebody is named, by more than a first name.
 * @param claim - the authors
 * @returns false for desks and lone words
 */
function isWhole(claim: BylineClaim): boolean {
  const { bylines } = claim;
  return (
    bylines.some(isPerson) && (bylines.length > 1 || bylines.some(({ name }) => !isLone(name)))
  );
}

/**
 * Whether a name is one word of a script that parts words.
 * @param name - the name
 * @returns true for "Ida"
 */
function isLone(name: string): boolean {
  return !name.includes(" ") && !/\p{Lo}/u.test(name);
}

/**
 * Whether the page shows more of its authors than metadata state.
 * @param shown - as shown
 * @param stated - a desk or a lone word
 * @returns true where people are shown instead of a desk, or the whole of a name
 */
function isBetter(shown: BylineClaim, stated: BylineClaim): boolean {
  if (!isOfPeople(shown)) return false;
  const people = shown.bylines.filter(isPerson).map(({ name }) => name);
  const only = stated.bylines.find(isPerson);
  return (
    only === undefined ||
    people.some((name) => ` ${folded(name)} `.includes(` ${folded(only.name)} `)) ||
    // A login: "idalind" of Ida Lind.
    people.some((name) => folded(name).replaceAll(" ", "") === folded(only.name))
  );
}

/**
 * Whether authors are people beyond doubt.
 * @param claim - the authors
 * @returns true where there are people, and all have at least a first and a last name
 */
function isOfPeople(claim: BylineClaim): boolean {
  const people = claim.bylines.filter(isPerson).map(({ name }) => name);
  return people.length > 0 && people.every((name) => name.includes(" ") && isStrictName(name, 5));
}

/**
 * Whether a byline names a person.
 * @param byline - the byline
 * @returns false for agencies and desks
 */
function isPerson(byline: Byline): boolean {
  return byline.kind === "person";
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
  const undated = line.replace(BY, "").replace(DATE_BEHIND, "").replace(WEEKDAY_BEHIND, "");
  const bare = withoutLabel(undated, language)
    .replace(/^([^(（[【]*)[)）\]】]+$/u, "$1")
    .replace(/\s*\([^)]*\)\s*$/u, "")
    .replaceAll(/\s*[|•·]\s*|\s[–—-]\s/gu, ", ")
    .trim();
  const [first, ...others] = authorsOf(bare, language).map((byline) => ({
    ...byline,
    name: byline.name
      .replace(/^(?:and|und|et|y)\s+/u, "")
      .replace(BY, "")
      .replace(/\s\p{L}+:$/u, "")
      .replace(/\s*\([^)]*\)$/u, "")
      .replace(BEHIND_NAME, "$1")
      .trim(),
  }));
  // What follows the first name may as well be where somebody teaches.
  const people = others.filter(({ name }) => isStrictName(name, 5) && !DEGREE.test(name));
  return first ? [first, ...people] : [];
}

/** Degrees and orders behind a name: "Ida Lind, MA". */
const DEGREE =
  /^(?:[BM]\.?[AS]|[BM]\.?Sc|MBA|MPH|MSN|M\.?D|Ph\.?\s?D|Dr\.?PH|J\.?D|LL\.?[BMD]|D\.?O|DDS|DVM|R\.?N|R\.?D|RDN|Pharm\.?D|Esq|CPA|CFA|CFP|OBE|MBE|CBE|KC|QC|MP|MEP)\.?$/i;

/** Chinese names of two to four characters, with spaces between them. */
const HAN_NAMES = /^\p{Script=Han}{2,4}(?:\s+\p{Script=Han}{2,4})+$/u;

/** What follows a whole name: who took the pictures or edited the text, what the author is there. */
const BEHIND_NAME =
  /^(\S+\s\S+.*?)\s+(?:(?:photo\w*|fotos?|illustrations?|edited|reviewed)\s+by\s.*|(?:staff|senior|chief|associate|contributing|executive|managing)\s+(?:\p{L}+\s+)?(?:writer|reporter|correspondent|editor))$/iu;

/**
 * Takes the words off a byline that say in its language that a name follows, or went before: "Της Ισμήνης Βαρδάκη",
 * "نویسنده: …", "潮崎凪 記者".
 * @param line - the byline
 * @param language - BCP 47; where it is unknown, only a colon makes a label
 * @returns the names
 */
function withoutLabel(line: string, language: string): string {
  const bare = line.trim();
  const label = labelPattern(language, "byline").exec(bare);
  const isLabel = label !== null && (language !== "und" || (label[2] ?? "") !== "");
  const named = isLabel ? bare.slice(label[0].length).replace(/^,\s*/u, "") : bare;
  const names = withoutSuffix(named, language) ?? (named === "" ? bare : named);
  return language.startsWith("zh") && HAN_NAMES.test(names) ? names.replace(/\s+/gu, ", ") : names;
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
