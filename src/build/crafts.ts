import type { Config } from "../config.ts";
import { createCatalog } from "../localize/catalog.ts";
import { formatDate } from "../localize/date.ts";
import type { Dress } from "../localize/dress.ts";
import { sectionIndex, type SectionIndex } from "../localize/section.ts";
import { typesetTitle } from "../localize/title.ts";
import { topicLabels } from "../localize/topics.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { fingerprint } from "./fingerprint.ts";
import { lazyStrings, stringDigest } from "./string-digest.ts";
import { shownStrings } from "./translations.ts";
import type { Problem } from "../problem.ts";

/** What dressing articles takes, made ready for one newsroom: its strings, dates, titles, names of topics and sections. */
export interface Crafts {
  readonly dress: Dress;
  /** Settled once labels of topics are there, which most articles do not need. */
  readonly readyTopics: () => Promise<void>;
  readonly sectionKey: SectionIndex;
  /** Changes when sections are named otherwise. */
  readonly sectionsHash: string;
  /** Changes when the strings of locales/ do. */
  readonly stringsHash: string;
  readonly problems: readonly Problem[];
}

/**
 * Makes the crafts of dressing.
 * @param config - of the newsroom
 * @param stamp - of the files of its strings
 * @param ledger - remembers what they say
 * @returns the crafts, and what is wrong with locales/
 */
export async function makeCrafts(config: Config, stamp: string, ledger: Ledger): Promise<Crafts> {
  const digest = await stringDigest(config, stamp, ledger);
  const keys = new Map(Object.entries(digest.locales).map(([name, { key }]) => [name, key]));
  const readers = [...config.editions.map(({ locale }) => locale), ...config.languages];
  let topics: Awaited<ReturnType<typeof topicLabels>> | undefined;
  return {
    dress: {
      catalog: createCatalog(lazyStrings(config, digest), { ...shownStrings(config), keys }),
      formatDate,
      typesetTitle,
      topicLabel: (code, locale) => topics?.(code, locale)?.label,
    },
    readyTopics: async () => {
      topics ??= await topicLabels(readers);
    },
    sectionKey: sectionIndex(digest.sections),
    sectionsHash: fingerprint(digest.sections),
    stringsHash: digest.hash,
    problems: digest.problems,
  };
}
