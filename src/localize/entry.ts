import type { Article } from "../model/article.ts";
import type { Edition } from "../model/edition.ts";
import type { Entry, EntryLabels, Translation } from "../model/entry.ts";
import type { ContentMode } from "../model/selection.ts";
import { categoriesOf } from "./category.ts";
import { withoutCorrection } from "./correction.ts";
import { dated, textLocale, type Dress } from "./dress.ts";
import { knownNames } from "./known-names.ts";
import { direction } from "./language.ts";
import { deskNotes } from "./note.ts";
import { summarize } from "./summary.ts";

/** What the ledger and config know of an article that its file does not say. */
export interface EntryFacts {
  /** Frozen at first sight. */
  readonly published: Temporal.Instant;
  /** Moved only by changed content. */
  readonly updated: Temporal.Instant;
  readonly url: string;
  readonly translations: readonly Translation[];
  /** Section key, the same in all languages. */
  readonly section?: string | undefined;
  /** Changes exactly when the content does. */
  readonly revision: string;
  readonly content: ContentMode;
  /** Name of the newsroom in the edition's language. */
  readonly siteName: string;
}

/**
 * Dresses an article for an edition.
 * @param article - the facts of the document
 * @param facts - what the document cannot know
 * @param edition - the audience
 * @param dress - the crafts
 * @returns the Entry
 */
export function toEntry(
  article: Article,
  facts: EntryFacts,
  edition: Edition,
  dress: Dress,
): Entry {
  const locale = textLocale(edition, article.language);
  const text =
    article.correction === undefined
      ? article.body
      : withoutCorrection(article.body, article.correction);
  const stated = article.published;
  const frozen =
    stated !== undefined && stated.instant.equals(facts.published) ? stated : undefined;
  return {
    id: article.id,
    url: facts.url,
    title: title(article.headline, article, edition, dress),
    summary: facts.content === "headline" ? "" : summarize({ ...article, body: text }, locale),
    body: facts.content === "full" ? [...deskNotes(article, edition, dress), ...text] : [],
    authors: article.bylines,
    categories: categoriesOf(article, facts.section, locale, dress),
    published: facts.published,
    updated: facts.updated,
    precision: frozen?.precision ?? (firstSeenDay(article, facts) === undefined ? "second" : "day"),
    publishedDerived: frozen === undefined || frozen.derived !== undefined,
    labels: labels(article, facts, edition, dress),
    language: article.language,
    direction: direction(article.language),
    images: article.images,
    translations: facts.translations,
    ...optional(article, facts, edition, dress),
    revision: facts.revision,
  };
}

/**
 * The facts that an entry has only where its article has them.
 * @param article - the facts of the document
 * @param facts - what the document cannot know
 * @param edition - the audience
 * @param dress - the crafts
 * @returns the part of the Entry
 */
function optional(
  article: Article,
  facts: EntryFacts,
  edition: Edition,
  dress: Dress,
): Partial<Entry> {
  const alternative = article.alternativeHeadline;
  const all = {
    rights: article.rights,
    credit: article.credit,
    story: article.story,
    correction: article.correction,
    digitalSourceType: article.digitalSourceType,
    machineTranslatedFrom: article.machineTranslatedFrom,
    isAccessibleForFree: article.isAccessibleForFree,
    alternativeHeadline:
      alternative === undefined ? undefined : title(alternative, article, edition, dress),
    section: facts.section,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * A headline in the edition's style.
 * @param headline - as written
 * @param article - whose text shows which words are names
 * @param edition - the audience
 * @param dress - the crafts
 * @returns the title
 */
function title(headline: string, article: Article, edition: Edition, dress: Dress): string {
  const { maxGraphemes, labels: prefixes, case: letters } = edition.title;
  return dress.typesetTitle(headline, {
    locale: textLocale(edition, article.language),
    ...(letters === "sentence" ? { names: knownNames(article.body) } : {}),
    case: letters,
    labels: prefixes,
    ...(maxGraphemes === undefined ? {} : { maxGraphemes }),
  });
}

/**
 * The words that go with an entry.
 * @param article - the facts
 * @param facts - dates as feeds show them
 * @param edition - the audience
 * @param dress - the crafts
 * @returns whole phrases, each in one language
 */
function labels(article: Article, facts: EntryFacts, edition: Edition, dress: Dress): EntryLabels {
  const { catalog } = dress;
  const day =
    article.published?.instant.equals(facts.published) === true
      ? article.published.day
      : firstSeenDay(article, facts);
  const on = dated(dress, edition, {
    instant: facts.published,
    ...(day === undefined ? {} : { day }),
  });
  // "Updated: 13 February" does not tell when the document was published: its day stands in, and is not called so.
  const onlyUpdated = article.published?.derived === "updated";
  const later = Temporal.Instant.compare(facts.updated, facts.published) > 0;
  // Scraped texts name pictures they do not have: no picture, no credit.
  const credit = article.images.find(({ url }) => url !== undefined)?.credit;
  const since = dated(dress, edition, moment(article, facts.updated));
  return {
    ...(onlyUpdated
      ? {}
      : { published: catalog.t("labels.published", edition.locale, { date: on }).text }),
    ...(later || onlyUpdated
      ? { updated: catalog.t("labels.updated", edition.locale, { date: since }).text }
      : {}),
    ...(credit === undefined
      ? {}
      : { credit: catalog.t("labels.photo", edition.locale, { credit }).text }),
    readAt: catalog.t("labels.readAt", edition.locale, { site: facts.siteName }).text,
  };
}

/**
 * The day that stands in for a date the document does not state: nobody knows the minute, so none is shown.
 * @param article - the facts
 * @param facts - dates as feeds show them
 * @returns the day, where publication is dated by it
 */
function firstSeenDay(article: Article, facts: EntryFacts): Temporal.PlainDate | undefined {
  if (article.published !== undefined) return undefined;
  const seen = facts.published.toZonedDateTimeISO("UTC");
  return seen.startOfDay().equals(seen) ? seen.toPlainDate() : undefined;
}

/**
 * The moment of the last update with the precision the article gives it.
 * @param article - the facts
 * @param updated - as feeds show it
 * @returns the stated timestamp where it is that moment, else the bare moment
 */
function moment(
  article: Article,
  updated: Temporal.Instant,
): { readonly instant: Temporal.Instant; readonly day?: Temporal.PlainDate } {
  return article.updated?.instant.equals(updated) === true ? article.updated : { instant: updated };
}
