import type { Entry } from "../../src/model/entry.ts";
import type { Profile } from "../../src/partners/index.ts";
import { LONG, NOW, entry, paragraph } from "./newsroom.ts";

/** An article that just meets a rule, one that just does not, and the code the desk reads. */
export interface Fixture {
  readonly meets: readonly Entry[];
  readonly fails: readonly Entry[];
  readonly code: string;
  /** Where the verdict stands: against the article, on it, or on the whole feed. */
  readonly verdict?: "excluded" | "notice" | "feed";
  readonly language?: string;
}

export type Maker = (value: number, profile: Profile) => Fixture;

const picture = entry().images[0];
const withPicture = (over: object): readonly Entry[] => [
  entry({ images: [{ ...picture, ...over }] }),
];
export function times(count: number, make: (index: number) => Partial<Entry>): readonly Entry[] {
  return Array.from({ length: count }, (_, index) =>
    entry({ url: `https://news.example/${index}`, ...make(index) }),
  );
}

export function characters(count: number): string {
  return "x".repeat(count);
}

const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");
const aged = (days: number): readonly Entry[] => [
  entry({ published: NOW.subtract({ minutes: Math.ceil(days * 24 * 60) }) }),
];
/** What becomes of an article whose only picture fails: it goes without, or not at all. */
const pictureVerdict = ({ limits }: Profile): "excluded" | "notice" =>
  limits.image.required ? "excluded" : "notice";

/** One maker a rule; a profile that has the rule is tried with it. */
export const LIMITS: Readonly<Record<string, Maker>> = {
  items: (most) => ({
    meets: times(most, () => ({})),
    fails: times(most + 1, () => ({})),
    code: "item_limit",
  }),
  minItems: (least) => ({
    meets: times(least, () => ({})),
    fails: times(least - 1, () => ({})),
    code: "too_few_items",
    verdict: "feed",
  }),
  ageDays: (days) => ({ meets: aged(days), fails: aged(days + 0.01), code: "too_old" }),
  feedBytes: (bytes) => {
    const half = { body: [paragraph(characters(Math.round(bytes / 25)))] };
    return {
      meets: times(24, () => half),
      fails: times(26, () => half),
      code: "feed_too_large",
    };
  },
  "title.minGraphemes": (least) => ({
    meets: [entry({ title: characters(least) })],
    fails: [entry({ title: characters(least - 1) })],
    code: "title_too_short",
  }),
  "title.maxGraphemes": (most) => ({
    meets: [entry({ title: characters(most) })],
    fails: [entry({ title: characters(most + 1) })],
    code: "title_too_long",
  }),
  "body.minCharacters": (least) => ({
    meets: [entry({ body: [paragraph(characters(least))] })],
    fails: [entry({ body: [paragraph(characters(least - 1))] })],
    code: "body_below_minimum",
  }),
  "body.maxCharacters": (most) => ({
    meets: [entry({ body: [paragraph(characters(most - "<p></p>".length))] })],
    fails: [entry({ body: [paragraph(characters(most))] })],
    code: "body_above_maximum",
  }),
  "body.minWords": (least) => ({
    meets: [entry({ body: [paragraph(words(least))] })],
    fails: [entry({ body: [paragraph(words(least - 1))] })],
    code: "body_below_minimum",
  }),
  "description.minCharacters": (least) => ({
    meets: [entry({ summary: characters(least) })],
    fails: [entry({ summary: characters(least - 1), body: [] })],
    code: "description_too_short",
  }),
  "description.minWords": (least) => ({
    meets: [entry({ summary: words(least) })],
    fails: [entry({ summary: words(least - 1), body: [] })],
    code: "description_too_short",
  }),
  "image.required": () => ({
    meets: [entry()],
    fails: [entry({ images: [] })],
    code: "image_missing",
  }),
  "image.minWidth": (least, rules) => ({
    meets: withPicture({ width: least }),
    fails: withPicture({ width: least - 1 }),
    code: "image_below_minimum",
    verdict: pictureVerdict(rules),
  }),
  "image.minHeight": (least, rules) => ({
    meets: withPicture({ height: least }),
    fails: withPicture({ height: least - 1 }),
    code: "image_below_minimum",
    verdict: pictureVerdict(rules),
  }),
  "image.minSide": (least, rules) => ({
    meets: withPicture({ width: 2000, height: least }),
    fails: withPicture({ width: 2000, height: least - 1 }),
    code: "image_below_minimum",
    verdict: pictureVerdict(rules),
  }),
  "image.maxBytes": (most, rules) => ({
    meets: withPicture({ bytes: most }),
    fails: withPicture({ bytes: most + 1 }),
    code: "image_above_maximum",
    verdict: pictureVerdict(rules),
  }),
  "image.maxUrlCharacters": (most, rules) => {
    const host = "https://news.example/";
    return {
      meets: withPicture({ url: host.padEnd(most, "x") }),
      fails: withPicture({ url: host.padEnd(most + 1, "x") }),
      code: "image_url_too_long",
      verdict: pictureVerdict(rules),
    };
  },
  "image.maxCaptionCharacters": (most) => ({
    meets: withPicture({ caption: characters(most) }),
    fails: withPicture({ caption: characters(most + 1) }),
    code: "caption_cut",
    verdict: "notice",
  }),
};

/** Rules that are on or off. */
export const SWITCHES: Readonly<Record<string, (profile: Profile) => Fixture>> = {
  "links.https": () => ({
    meets: [entry()],
    fails: [entry({ url: "http://news.example/vote" })],
    code: "link_not_https",
  }),
  "links.sameHost": () => ({
    meets: [entry({ url: "https://en.news.example/vote" })],
    fails: [entry({ url: "https://elsewhere.example/vote" })],
    code: "link_off_site",
  }),
  "links.guidPermalink": () => ({
    meets: [entry()],
    fails: [entry({ id: "tag:news.example,2025:vote" })],
    code: "guid_not_permalink",
    verdict: "notice",
  }),
  "language.oneAFeed": () => ({
    meets: [entry({ language: "en-AU" })],
    fails: [entry({ language: "cy" })],
    code: "language_mismatch",
  }),
  "language.region": () => ({
    meets: [entry()],
    fails: [entry({ language: "en" })],
    language: "en",
    code: "language_without_region",
    verdict: "feed",
  }),
  "language.only": () => ({
    meets: [entry()],
    fails: [entry({ language: "fr-FR" })],
    language: "fr-FR",
    code: "language_not_taken",
    verdict: "feed",
  }),
  "categories.required": ({ categories }) =>
    typeof categories.otherwise === "object"
      ? { meets: [entry()], fails: [], code: "category_missing" }
      : { meets: [entry()], fails: [entry({ categories: [] })], code: "category_missing" },
  "rights.agencyImages": (rules) => ({
    meets: [entry()],
    fails: withPicture({ credit: "Jo Roe / AFP" }),
    code: "rights_withheld",
    verdict: rules.rights.agencyImages === "withhold-article" ? "excluded" : pictureVerdict(rules),
  }),
  "rights.agencyTexts": () => ({
    meets: [entry({ credit: "Portmoor Post" })],
    fails: [entry({ credit: "Reuters" })],
    code: "rights_withheld",
  }),
  "body.tags": ({ body }) => ({
    meets: [entry()],
    fails: [
      entry({
        body: [
          paragraph(LONG),
          "pre" in body.tags
            ? { type: "heading", level: 6, children: [{ type: "text", text: "Vote" }] }
            : { type: "preformatted", text: "Vote" },
        ],
      }),
    ],
    code: "tag_not_allowed",
    verdict: "notice",
  }),
};

/** What holds for every partner. */
export const always: Fixture = {
  meets: [entry({ published: NOW })],
  fails: [entry({ published: NOW.add({ seconds: 1 }) })],
  code: "in_future",
};
