import feed from "../../locales/en/feed.json" with { type: "json" };
import labels from "../../locales/en/labels.json" with { type: "json" };
import sections from "../../locales/en/sections.json" with { type: "json" };

/** The English strings: the last resort, and what defines which keys there are. */
export const ENGLISH: {
  readonly feed: typeof feed;
  readonly labels: typeof labels;
  readonly sections: typeof sections;
} = { feed, labels, sections };

/** A file of strings: `locales/<locale>/<namespace>.json`. */
export type Namespace = keyof typeof ENGLISH;

/** All namespaces. */
export const NAMESPACES: readonly Namespace[] = ["feed", "labels", "sections"];

type PluralStem<Key> = Key extends `${infer Stem}_${Intl.LDMLPluralRule}` ? Stem : Key;

/** Every key a catalog knows; a misspelt one does not compile. */
export type MessageKey = {
  [N in Namespace]: `${N}.${PluralStem<keyof (typeof ENGLISH)[N] & string>}`;
}[Namespace];

/** Keys of the sections Polywire has names for. */
export type SectionKey = keyof typeof sections;
