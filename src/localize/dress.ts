import type { Timestamp } from "../model/article.ts";
import type { Edition } from "../model/edition.ts";
import type { Catalog } from "./catalog.ts";
import type { DateOptions } from "./date.ts";
import { writingOf } from "./language.ts";
import type { TitleOptions } from "./title.ts";

/** What it takes to put an article into the words of an edition. */
export interface Dress {
  readonly catalog: Catalog;
  readonly formatDate: (
    value: Temporal.Instant | Temporal.PlainDate,
    options: DateOptions,
  ) => string;
  readonly typesetTitle: (title: string, options: TitleOptions) => string;
  /** Label of an IPTC Media Topic in a language. */
  readonly topicLabel: (code: string, locale: string) => string | undefined;
}

/**
 * The locale an article's own words are dressed in: the edition's where the article is in its language, so that a
 * British edition writes American copy its own way; else the article's.
 * @param edition - the audience
 * @param language - of the article
 * @returns a BCP 47 tag
 */
export function textLocale(edition: Edition, language: string): string {
  const ours = writingOf(edition.locale);
  const theirs = writingOf(language);
  const isOurs = ours.language === theirs.language && ours.script === theirs.script;
  return isOurs ? edition.locale : language;
}

/**
 * A date as the edition writes it, in the language of the words around it.
 * @param dress - the crafts
 * @param edition - the audience
 * @param moment - a day stays a day
 * @returns a function of the locale of the sentence
 */
export function dated(
  dress: Dress,
  edition: Edition,
  moment: Pick<Timestamp, "instant" | "day">,
): (locale: string) => string {
  const { timeZone, dateProfile: profile, calendar, numberingSystem } = edition;
  return (locale) =>
    dress.formatDate(moment.day ?? moment.instant, {
      locale,
      timeZone,
      profile,
      ...(calendar === undefined ? {} : { calendar }),
      ...(numberingSystem === undefined ? {} : { numberingSystem }),
    });
}
