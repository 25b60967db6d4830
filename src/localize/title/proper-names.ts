const MONTHS =
  "January February March April May June July August September October November December";
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
/** Languages of which English makes adjectives and peoples, e.g. French, Turkish. */
const LANGUAGES =
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms mt my ne nl no pl ps pt ro ru sk sl so sq sr sv sw ta te th tr uk ur uz vi zh zu";

let known: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Names English always capitalizes: countries, languages, months, days. Those CLDR knows; a
 * newsroom's own names come with the article.
 * @returns names by their first word in small letters
 */
export function englishNames(): ReadonlyMap<string, readonly string[]> {
  known ??= byFirstWord([...MONTHS.split(" "), ...DAYS.split(" "), ...countries(), ...languages()]);
  return known;
}

/**
 * Lists names by how they begin, so that a title is searched word by word.
 * @param names names as they are written
 * @returns the names by their first word in small letters
 */
export function byFirstWord(names: readonly string[]): Map<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const name of names) {
    const first = (/[\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? "").toLowerCase();
    if (first) map.set(first, [...(map.get(first) ?? []), name]);
  }
  return map;
}

function countries(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const found: string[] = [];
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const name = names.of(String.fromCharCode(first, second));
      if (name) found.push(name);
    }
  }
  return found;
}

function languages(): string[] {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return LANGUAGES.split(" ").flatMap((code) => names.of(code) ?? []);
}
