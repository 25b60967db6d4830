/** One file of interface strings as read: `locales/<locale>/<namespace>.json`. */
export interface LocaleFile {
  /** Relative to the locales folder, with "/". */
  readonly path: string;
  /** Name of its folder: meant to be a BCP 47 tag. */
  readonly locale: string;
  /** Its own name without `.json`. */
  readonly namespace: string;
  readonly strings: Readonly<Record<string, string>>;
  /** 1-based line of each key. */
  readonly lines: Readonly<Record<string, number>>;
}

/** Where each string comes from: `locales/sources.json`. */
export interface TranslationSources {
  /** By locale and source: the keys, as `namespace.key` with plural category. */
  readonly strings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}
