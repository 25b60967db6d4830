import type { Article } from "../model/article.ts";
import type { Category } from "../model/entry.ts";
import type { Dress } from "./dress.ts";
import { ENGLISH, type SectionKey } from "./message-keys.ts";
import { MEDIA_TOPICS, topicOfSection } from "./topics.ts";

/**
 * Section, subjects and keywords, each once for machines and once for readers: a keyword that a section or subject says
 * already is left out.
 * @param article - the facts
 * @param section - key of the section
 * @param locale - of the article's words
 * @param dress - the crafts
 * @returns the section first, then subjects, then keywords
 */
export function categoriesOf(
  article: Article,
  section: string | undefined,
  locale: string,
  dress: Dress,
): readonly Category[] {
  const all: Category[] = [];
  if (section !== undefined) {
    all.push(sectionCategory(section, sectionLabel(section, article.section, locale, dress)));
  }
  all.push(...article.subjects.flatMap((subject) => subjectCategory(subject, locale, dress) ?? []));
  const said = new Set(all.map(({ label }) => label?.toLocaleLowerCase(locale)));
  for (const keyword of article.keywords) {
    const word = keyword.toLocaleLowerCase(locale);
    if (!said.has(word)) all.push({ term: keyword, label: keyword });
    said.add(word);
  }
  return all.filter(
    (each, i) =>
      all.findIndex(({ term, scheme }) => term === each.term && scheme === each.scheme) === i,
  );
}

/**
 * The category of a subject. A code that has no name in the readers' language stays a term for machines: readers are
 * shown neither the code nor a name in another language.
 * @param subject - as the document states it
 * @param locale - of the article's words
 * @param dress - the crafts
 * @returns the category, or undefined where the subject says nothing
 */
function subjectCategory(
  subject: Article["subjects"][number],
  locale: string,
  dress: Dress,
): Category | undefined {
  const { code, name } = subject;
  const label = (code === undefined ? undefined : dress.topicLabel(code, locale)) ?? name;
  const term = code?.replace(/^medtop:/, "") ?? label;
  if (term === undefined) return undefined;
  return {
    term,
    ...(label === undefined ? {} : { label }),
    ...(code?.startsWith("medtop:") === true ? { scheme: MEDIA_TOPICS } : {}),
  };
}

/**
 * The category of a section: its Media Topic where it is about one, so that machines know it in any language.
 * @param section - its key
 * @param label - its name for readers
 * @returns the category
 */
function sectionCategory(section: string, label: string): Category {
  const topic = topicOfSection(section);
  return topic === undefined
    ? { term: section, label }
    : { term: topic, scheme: MEDIA_TOPICS, label };
}

/**
 * The name of a section for readers.
 * @param key - the same in all languages
 * @param written - as the article names it
 * @param locale - of the article's words
 * @param dress - the crafts
 * @returns the name
 */
export function sectionLabel(
  key: string,
  written: string | undefined,
  locale: string,
  dress: Pick<Dress, "catalog">,
): string {
  if (!isSectionKey(key)) return written ?? wordsOf(key, locale);
  const known = dress.catalog.t(`sections.${key}`, locale);
  return known.missing ? (written ?? known.text) : known.text;
}

/** A letter that begins a name as a capital; Georgian has capitals for whole words only. */
const SMALL = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/**
 * A key as a name, for want of a better one: a section that only its newsroom has.
 * @param key - words joined by hyphens
 * @param locale - of the readers
 * @returns for example "Late night desk"
 */
function wordsOf(key: string, locale: string): string {
  return key.replaceAll("-", " ").replace(SMALL, (letter) => letter.toLocaleUpperCase(locale));
}

/**
 * Whether the catalogue has names for a section.
 * @param key - of a section
 * @returns true where it has
 */
function isSectionKey(key: string): key is SectionKey {
  return Object.hasOwn(ENGLISH.sections, key);
}
