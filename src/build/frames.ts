import type { FeedFrame } from "../assemble/feed.ts";
import type { Config } from "../config.ts";
import { textLocale } from "../localize/dress.ts";
import { sectionLabel } from "../localize/category.ts";
import { fallbackChain, localeKey } from "../localize/fallback.ts";
import { direction } from "../localize/language.ts";
import type { Edition } from "../model/edition.ts";
import type { Crafts } from "./crafts.ts";

/** Where the stylesheet for browsers lies within output/. */
export const STYLESHEET = "feed.css";

/**
 * The name of the newsroom in a language.
 * @param config - of the newsroom
 * @param locale - of the readers
 * @returns the name for this locale or the next along CLDR's fallback, else the first one
 */
export function siteName(config: Config, locale: string): string {
  const { name } = config.site;
  if (typeof name === "string") return name;
  const names = new Map(Object.entries(name).map(([tag, text]) => [localeKey(tag), text]));
  const tag = fallbackChain(locale).find((each) => names.has(localeKey(each)));
  return names.get(localeKey(tag ?? locale)) ?? Object.values(name)[0] ?? config.site.url;
}

/**
 * Where a feed lies.
 * @param edition - its audience
 * @param section - key of the section, undefined for the edition's main feed
 * @returns its folder within output/
 */
export function folderOf(edition: Pick<Edition, "name">, section: string | undefined): string {
  return section === undefined ? edition.name : `${edition.name}/${section}`;
}

/**
 * What is known of a feed before its entries.
 * @param config - of the newsroom
 * @param edition - its audience
 * @param section - key of the section, undefined for the edition's main feed
 * @param crafts - the catalogue
 * @returns the frame, all words in the edition's language
 */
export function feedFrame(
  config: Config,
  edition: Edition,
  section: string | undefined,
  crafts: Crafts,
): FeedFrame {
  const { catalog } = crafts.dress;
  const { locale } = edition;
  const site = siteName(config, locale);
  const label = section === undefined ? "" : sectionLabel(section, undefined, locale, crafts.dress);
  const words = { site, section: label };
  const [title, description] =
    section === undefined
      ? (["feed.title", "feed.description"] as const)
      : (["feed.titleSection", "feed.descriptionSection"] as const);
  const folder = folderOf(edition, section);
  return {
    folder,
    title: catalog.t(title, locale, words).text,
    description: catalog.t(description, locale, words).text,
    language: textLocale(edition, locale),
    direction: direction(locale),
    homeUrl: config.site.url,
    feedsUrl: config.feedsUrl,
    tagAuthority: config.tagAuthority,
    formats: config.feeds.formats,
    hubs: config.feeds.hubs,
    publisher: site,
    rights: config.site.rights,
    icon: config.site.icon,
    favicon: config.site.favicon,
    stylesheet: config.feeds.stylesheet ? stylesheetFrom(folder) : undefined,
    ttl: config.feeds.ttl,
    section,
  };
}

/**
 * The stylesheet's address in a feed: relative, so that a feed is readable from a disk and under any address.
 * @param folder - of the feed within output/
 * @returns for example `../../feed.css`
 */
function stylesheetFrom(folder: string): string {
  return "../".repeat(folder.split("/").length) + STYLESHEET;
}
