import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Trace } from "../ledger/traces.ts";
import { DAY } from "../model/day.ts";
import { takesLanguage, type Edition } from "../model/edition.ts";
import { NEWS_LIMITS } from "../model/google-news.ts";

/** The ages, in days, at which partners' files change by the clock alone. */
export interface PartnerAges {
  readonly articles: readonly number[];
  readonly takedowns: readonly number[];
}

/** Where something happened since the last run: a feed that shows none of these places cannot differ from it. */
export interface Touched {
  /** For public feeds, and documents of single articles. */
  readonly feeds: readonly Trace[];
  readonly partners: readonly Trace[];
  readonly news: readonly Trace[];
}

/**
 * What the changes of this run and the clock touch.
 * @param config - of the newsroom
 * @param ages - at which partners' files change
 * @param from - clock of the last run, milliseconds since 1970
 * @param ledger - with the traces of this run
 * @param now - milliseconds since 1970
 * @returns the places
 */
export function touchedSince(
  config: Config,
  ages: PartnerAges,
  from: number,
  ledger: Ledger,
  now: number,
): Touched {
  const { traces } = ledger;
  const changed = traces.read();
  const aged = (days: number): readonly Trace[] => traces.aged(from, now, days * DAY);
  const forgotten = (days: number): readonly Trace[] => traces.forgotten(from, now, days * DAY);
  const { maxAgeDays } = config.feeds;
  const dated = aged(0);
  return {
    feeds: [
      ...changed,
      ...(maxAgeDays === undefined ? [] : aged(maxAgeDays)),
      ...forgotten(config.publish.tombstoneDays),
    ],
    partners: [
      ...changed,
      ...dated,
      ...forgotten(config.publish.tombstoneDays),
      ...ages.articles.flatMap(aged),
      ...ages.takedowns.flatMap(forgotten),
    ],
    news: [
      ...changed.filter(({ published }) => published >= from - NEWS_LIMITS.days * DAY),
      ...dated,
      ...aged(NEWS_LIMITS.days),
    ],
  };
}

/**
 * Whether a feed can show one of some places.
 * @param places - where something happened
 * @param edition - of the feed
 * @param section - key, undefined for all sections
 * @returns true where it can
 */
export function touches(
  places: readonly Trace[],
  edition: Pick<Edition, "languages">,
  section?: string,
): boolean {
  return places.some(
    (place) =>
      (section === undefined || section === place.section) &&
      takesLanguage(edition, place.language),
  );
}
