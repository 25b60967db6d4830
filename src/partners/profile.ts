import type { ElementRule } from "./element.ts";

/** Floors and ceilings of a text. */
export interface TextLimits {
  /** Graphemes of the plain text. */
  readonly minCharacters?: number | undefined;
  /** Characters of the text as sent, tags included. */
  readonly maxCharacters?: number | undefined;
  readonly minWords?: number | undefined;
}

/** Floors and ceilings of a picture. */
export interface ImageLimits {
  /** An article without a picture is left out. */
  readonly required: boolean;
  readonly minWidth?: number | undefined;
  readonly minHeight?: number | undefined;
  /** Pixels of the shorter side. */
  readonly minSide?: number | undefined;
  readonly maxBytes?: number | undefined;
  readonly maxUrlCharacters?: number | undefined;
  readonly maxCaptionCharacters?: number | undefined;
  /** A picture below the floor is sent all the same with a notice, or left out. */
  readonly belowMinimum: "keep" | "drop";
}

/** What a partner takes. */
export interface Limits {
  /** Items in one file, takedowns included. */
  readonly items?: number | undefined;
  /** Fewer are a notice. */
  readonly minItems?: number | undefined;
  /** Days since publication. */
  readonly ageDays?: number | undefined;
  readonly feedBytes?: number | undefined;
  readonly title: {
    readonly minGraphemes?: number | undefined;
    readonly maxGraphemes?: number | undefined;
  };
  readonly body: TextLimits;
  readonly description: TextLimits;
  readonly image: ImageLimits;
}

/** Body HTML. */
export interface BodyRules {
  /** Tag → attributes. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Nesting of tags. */
  readonly maxDepth?: number | undefined;
  /** `first`: the lead picture opens the text as a figure; `none`: pictures only as elements. */
  readonly figures: "inline" | "first" | "none";
}

/** URLs. */
export interface LinkRules {
  /** Article and picture URLs must be https. */
  readonly https: boolean;
  /** `strip` takes tracking parameters away, `utm` adds the newsroom's, `keep` leaves the URL alone. */
  readonly tracking: "strip" | "keep" | "utm";
  /** Parameters for `tracking: "utm"`. */
  readonly utm: Readonly<Record<string, string>>;
  /** `strip`: the partner wants URLs without a query. */
  readonly query: "keep" | "strip";
  /** Articles must be on the site's own host. */
  readonly sameHost: boolean;
  /** The partner asks for a guid which is the article's URL. */
  readonly guidPermalink: boolean;
}

/** How the partner is told of changes. */
export interface Signals {
  /** `published`: pubDate never moves; `changed`: it moves with each change. */
  readonly pubDate: "published" | "changed";
  /** Elements that tell of an update. */
  readonly update: readonly string[];
  readonly takedown: {
    /** Elements that tell of a takedown; none: the item leaves the file. */
    readonly elements: readonly string[];
    /** Days for which a takedown stays in the file. */
    readonly keepDays: number;
    /** What to do where the file cannot say it. */
    readonly otherwise?: string | undefined;
  };
}

/** Everything Polywire knows of one partner's rules. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** `spec`: the partner's own page says so; `observed`: only publishers' production code was seen. */
  readonly basis: "spec" | "observed";
  /** Pages and programs the rules were taken from. */
  readonly sources: readonly string[];
  /** What to know or to confirm with the partner. */
  readonly notes: readonly string[];
  readonly format: "rss" | "sitemap";
  /** Prefix → URI. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Elements of the channel and of an item, in the order in which they are written. */
  readonly channel: Readonly<Record<string, ElementRule>>;
  readonly item: Readonly<Record<string, ElementRule>>;
  readonly signals: Signals;
  readonly limits: Limits;
  readonly body: BodyRules;
  readonly links: LinkRules;
  readonly language: {
    /** Every article in the language of its feed. */
    readonly oneAFeed: boolean;
    /** The only languages taken, by bare subtag. */
    readonly only?: readonly string[] | undefined;
    /** The tag must name a region: `en-GB`. */
    readonly region: boolean;
  };
  readonly categories: {
    /** Our term, label or section, lower case → the partner's word. */
    readonly map: Readonly<Record<string, string>>;
    /** For what is not in the map; "own" passes our labels on; absent: left out. */
    readonly otherwise?: "own" | { readonly word: string } | undefined;
    readonly required: boolean;
  };
  readonly rights: {
    /** An agency's picture that no contract covers: lose the picture, or the whole article. */
    readonly agencyImages: "drop-image" | "withhold-article";
    /** An agency's text that no contract covers. */
    readonly agencyTexts: "send" | "withhold-article";
  };
  /** What a validator says of this file, and why it is right all the same. */
  readonly expected: readonly { readonly message: string; readonly why: string }[];
  /** What the newsroom sets for `setting:NAME`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A profile as written: with defaults left out, and perhaps `extends`. */
export type ProfileInput = Readonly<Record<string, unknown>>;
