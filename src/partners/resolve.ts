import type { Image } from "../model/block.ts";
import type { Feed } from "../model/feed.ts";
import { newsLanguage } from "../model/google-news.ts";
import type { PartnerElement, PartnerFacts } from "../model/partner.ts";
import { pictureType } from "../model/picture-type.ts";
import type { Candidate } from "./candidate.ts";
import type { ElementRule, ValueRule } from "./element.ts";
import { countGraphemes, cut } from "./measure.ts";
import type { Profile } from "./profile.ts";
import { period } from "./period.ts";
import type { ValueName, VALUES } from "./values.ts";

/** What values are taken from. */
interface Scope {
  readonly profile: Profile;
  readonly feed: Feed;
  /** Newest change in this file. */
  readonly newest?: Temporal.Instant | undefined;
  readonly facts?: PartnerFacts;
  /** Absent in a takedown. */
  readonly article?: Candidate | undefined;
  readonly author?: string;
  readonly category?: string;
  readonly image?: Image;
}

/** A value before it is written. */
type Value = string | Temporal.Instant | { readonly html: string } | undefined;

/**
 * Turns the element rules of a profile into elements.
 * @param rules - by element name, in the order of writing
 * @param scope - what values are taken from
 * @returns the elements that have something to say
 */
export function resolveElements(
  rules: Readonly<Record<string, ElementRule>>,
  scope: Scope,
): readonly PartnerElement[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    if (!isDue(rule, scope)) return [];
    return repeated(rule, scope)
      .map((each) => resolveElement(name, rule, each))
      .filter((element) => element !== undefined);
  });
}

// `when`: a takedown carries only what is meant for it.
function isDue({ when = "live" }: ElementRule, { facts }: Scope): boolean {
  if (facts === undefined || when === "always") return true;
  return (when === "withdrawn") === (facts.withdrawn !== undefined);
}

// `each`: one scope for each author, category or picture.
function repeated({ each, max }: ElementRule, scope: Scope): readonly Scope[] {
  if (each === undefined) return [scope];
  const parts: Record<typeof each, () => readonly Partial<Scope>[]> = {
    authors: () => authors(scope).map((author) => ({ author })),
    categories: () => (scope.article?.categories ?? []).map((category) => ({ category })),
    images: () => (scope.article?.pictures.images ?? []).map((image) => ({ image })),
  };
  return parts[each]()
    .slice(0, max)
    .map((part) => Object.assign({}, scope, part));
}

// An element with text, HTML, a date, attributes or children; undefined with none of them.
function resolveElement(name: string, rule: ElementRule, scope: Scope): PartnerElement | undefined {
  const value = valueOf(rule, scope);
  const hasValue = rule.from !== undefined || rule.text !== undefined;
  if (hasValue && value === undefined) return undefined;
  const attributes = Object.entries(rule.attributes ?? {}).flatMap(([key, each]) => {
    const text = asText(valueOf(each, scope));
    return text === undefined ? [] : [[key, text] as const];
  });
  if (lacksAttribute(name, attributes)) return undefined;
  const children = resolveChildren(rule, scope);
  if (!hasValue && children.length === 0 && !saysSomething(rule, attributes)) return undefined;
  return {
    name,
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...written(value, rule),
    ...(children.length === 0 ? {} : { children }),
  };
}

/** Without all of them no reader takes it. https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  enclosure: ["url", "length", "type"],
};

// Whether RSS asks for an attribute of the element that nobody knows, such as the type of a picture without an ending.
function lacksAttribute(name: string, found: readonly (readonly [string, string])[]): boolean {
  return REQUIRED[name]?.some((key) => !found.some(([each]) => each === key)) ?? false;
}

// Constants alone say nothing, unless the rule has nothing but constants.
function saysSomething(
  { attributes = {} }: ElementRule,
  found: readonly (readonly [string, string])[],
): boolean {
  const values = Object.values(attributes);
  if (values.every(({ text }) => text !== undefined)) return found.length > 0;
  return found.some(([key]) => attributes[key]?.text === undefined);
}

// Children live and die with their parent.
function resolveChildren(rule: ElementRule, scope: Scope): readonly PartnerElement[] {
  return Object.entries(rule.children ?? {}).flatMap(([name, child]) =>
    repeated(child, scope)
      .map((each) => resolveElement(name, child, each))
      .filter((element) => element !== undefined),
  );
}

// A rule's value, under its words and limits; undefined where there is nothing to say.
function valueOf(rule: ValueRule, scope: Scope): Value {
  const value = rule.text ?? (rule.from === undefined ? undefined : lookUp(rule.from, scope));
  if (typeof value !== "string") return value;
  const worded = rule.words === undefined ? value : rule.words[value];
  if (worded === undefined || worded === "") return undefined;
  if (rule.dropAbove !== undefined && countGraphemes(worded) > rule.dropAbove) return undefined;
  return fitting(worded, rule, scope);
}

// A text within the partner's limit: whole, else what the rule puts in its place, else cut.
function fitting(text: string, rule: ValueRule, scope: Scope): string {
  const max = ceiling(rule, scope);
  if (max === undefined || countGraphemes(text) <= max) return text;
  const other = rule.insteadOfCut === undefined ? undefined : lookUp(rule.insteadOfCut, scope);
  return cut(typeof other === "string" ? other : text, max);
}

// Where the partner cuts this text, in the language of its feed.
function ceiling(rule: ValueRule, { feed }: Scope): number | undefined {
  if (rule.maxGraphemesByLanguage === undefined) return rule.maxGraphemes;
  return rule.maxGraphemesByLanguage[new Intl.Locale(feed.language).language] ?? rule.maxGraphemes;
}

// A value as the content of an element.
function written(value: Value, { as = "rfc3339" }: ValueRule): Partial<PartnerElement> {
  if (value === undefined) return {};
  if (typeof value === "string") return { text: value };
  return value instanceof Temporal.Instant ? { date: { instant: value, as } } : value;
}

// A value as an attribute; dates in RFC 3339, HTML in none.
function asText(value: Value): string | undefined {
  if (value instanceof Temporal.Instant) return value.toString({ smallestUnit: "second" });
  return typeof value === "string" ? value : undefined;
}

// `setting:NAME`, else the vocabulary.
function lookUp(name: ValueName, scope: Scope): Value {
  if (isSetting(name)) return scope.profile.settings[name.slice("setting:".length)];
  const value = LOOKUPS[name](scope);
  return value === "" ? undefined : value;
}

// A value of the newsroom's own settings.
function isSetting(name: ValueName): name is `setting:${string}` {
  return name.startsWith("setting:");
}

// The authors' names; the publisher where an article names none.
function authors({ article, feed }: Scope): readonly string[] {
  const names = article?.entry.authors.map(({ name }) => name) ?? [];
  return names.length === 0 && article !== undefined ? [feed.publisher] : names;
}

// The picture at hand, else the lead picture.
function imageOf({ image, article }: Scope): Image | undefined {
  return image ?? article?.pictures.images[0];
}

/** How each value is found; what it is stands in VALUES. */
const LOOKUPS: Readonly<Record<keyof typeof VALUES, (scope: Scope) => Value>> = {
  id: ({ facts }) => facts?.id,
  permalink: ({ facts }) => String(facts?.id === facts?.url),
  url: ({ facts }) => facts?.url,
  title: ({ facts }) => facts?.title,
  alternativeHeadline: ({ article }) => article?.entry.alternativeHeadline,
  summary: ({ article }) => article?.summary,
  body: ({ article }) => {
    const html = article?.html() ?? "";
    return html === "" ? undefined : { html };
  },
  published: ({ facts }) => facts?.published,
  changed: ({ facts }) => facts?.signalled,
  updated: ({ facts }) =>
    facts === undefined || facts.changes === 0 ? undefined : facts.signalled,
  withdrawn: ({ facts }) => facts?.withdrawn,
  period: ({ facts }) => facts?.withdrawn && period(facts.published, facts.withdrawn),
  state: ({ facts }) => {
    if (facts?.withdrawn !== undefined) return "withdrawn";
    return facts?.changes === 0 ? "new" : "updated";
  },
  language: ({ feed }) => feed.language,
  languageCode: ({ feed, article }) => newsLanguage(article?.entry.language ?? feed.language),
  publisher: ({ feed }) => feed.publisher,
  credit: ({ article }) => article?.entry.credit,
  rights: ({ article }) => article?.entry.rights,
  keywords: ({ article }) =>
    article?.entry.categories.flatMap(({ label }) => label ?? []).join(", "),
  author: (scope) => scope.author ?? authors(scope).join(", "),
  category: ({ category, article }) => category ?? article?.categories[0],
  "image.url": (scope) => imageOf(scope)?.url,
  "image.type": (scope) => imageOf(scope)?.type ?? pictureType(imageOf(scope)?.url ?? ""),
  "image.medium": (scope) => imageOf(scope) && "image",
  "image.width": (scope) => imageOf(scope)?.width?.toString(),
  "image.height": (scope) => imageOf(scope)?.height?.toString(),
  "image.bytes": (scope) => imageOf(scope) && String(imageOf(scope)?.bytes ?? 0),
  "image.caption": (scope) => imageOf(scope)?.caption,
  "image.credit": (scope) => imageOf(scope)?.credit,
  "image.alt": (scope) => imageOf(scope)?.alt,
  "image.rights": (scope) => imageOf(scope) && "1",
  "feed.title": ({ feed }) => feed.title,
  "feed.description": ({ feed }) => feed.description,
  "feed.url": ({ feed }) => feed.homeUrl,
  "feed.self": ({ feed }) => feed.selfUrls.rss,
  "feed.rights": ({ feed }) => feed.rights,
  "feed.updated": ({ newest }) => newest,
  "feed.ttl": ({ feed }) => feed.ttl?.toString(),
  "feed.icon": ({ feed }) => feed.icon,
};
