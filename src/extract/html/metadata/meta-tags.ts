import type { Image } from "../../../model/block.ts";
import { known } from "../known.ts";
import type { PageElements } from "../page-elements.ts";
import { absoluteUrl } from "../url.ts";
import type { Claims } from "./claims.ts";
import { plainLine } from "./plain.ts";

/** The `<meta>` of a page: values by lower-case name or property, in order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** Which names of `<meta>` state a fact, best first. */
interface Vocabulary {
  readonly source: string;
  readonly names: Readonly<
    Partial<
      Record<
        | "headline"
        | "standfirst"
        | "author"
        | "published"
        | "updated"
        | "expires"
        | "section"
        | "keywords"
        | "url"
        | "language"
        | "image"
        | "identifier"
        | "rights"
        | "publisher",
        readonly string[]
      >
    >
  >;
}

/** The vocabularies that pages use in `<meta>`, best first. */
export const VOCABULARIES: readonly Vocabulary[] = [
  {
    source: "open-graph",
    names: {
      headline: ["og:title", "og:article:title"],
      standfirst: ["og:description"],
      author: ["article:author", "og:article:author", "article:author:name", "og:author"],
      published: [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "og:pubdate",
      ],
      updated: [
        "article:modified_time",
        "og:updated_time",
        "og:article:modified_time",
        "article:modified",
      ],
      expires: ["article:expiration_time"],
      section: ["article:section", "og:section", "og:article:section"],
      keywords: ["article:tag", "og:article:tag", "video:tag"],
      url: ["og:url"],
      language: ["og:locale"],
      image: ["og:image:secure_url", "og:image:url", "og:image"],
      publisher: ["og:site_name"],
    },
  },
  {
    source: "parsely",
    names: {
      headline: ["parsely-title"],
      author: ["parsely-author"],
      published: ["parsely-pub-date"],
      section: ["parsely-section"],
      keywords: ["parsely-tags"],
      url: ["parsely-link"],
      image: ["parsely-image-url"],
    },
  },
  {
    source: "dublin-core",
    names: {
      headline: ["dc.title", "dcterms.title", "dc:title"],
      standfirst: ["dc.description", "dcterms.abstract", "dcterms.description"],
      author: ["dc.creator", "dcterms.creator", "dc:creator", "dc.creator.name"],
      published: [
        "dcterms.created",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.available",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.modified.published",
      ],
      updated: ["dcterms.modified", "dc.date.modified"],
      language: ["dc.language", "dcterms.language"],
      identifier: ["dc.identifier", "dcterms.identifier"],
      rights: ["dc.rights", "dcterms.rights"],
      publisher: ["dc.publisher", "dcterms.publisher"],
      keywords: ["dc.subject", "dcterms.subject"],
    },
  },
  {
    source: "sailthru",
    names: {
      headline: ["sailthru.title"],
      author: ["sailthru.author"],
      published: ["sailthru.date"],
      image: ["sailthru.image.full"],
    },
  },
  {
    source: "citation",
    names: {
      headline: ["citation_title", "hdl", "headline", "title"],
      author: ["citation_author", "byl", "bylines"],
      published: ["citation_publication_date", "citation_date"],
    },
  },
  {
    source: "meta",
    names: {
      headline: ["twitter:title", "twitter:text:title"],
      standfirst: ["description", "twitter:description"],
      author: [
        "author",
        "article.author",
        "authors",
        "byline",
        "twitter:data1:author",
        "cxenseparse:author",
        "shareaholic:article_author_name",
        "rbauthors",
      ],
      published: [
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publication-date",
        "article.published",
        "article_date_original",
        "date_published",
        "datepublished",
        "originalpublicationdate",
        "displaydate",
        "ptime",
        "created",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "bt:pubdate",
        "article.created",
        "shareaholic:article_published_time",
        "sort_date",
        "date.created",
        "revision_date",
        "lastmod-published",
      ],
      updated: [
        "last-modified",
        "lastmod",
        "modified",
        "moddate",
        "article.updated",
        "datemodified",
        "last-update",
        "revised",
        "shareaholic:article_modified_time",
        "lastupdate",
      ],
      section: ["section", "category", "cxenseparse:category"],
      keywords: ["news_keywords", "keywords"],
      url: ["twitter:url"],
      language: ["language", "content-language"],
      image: ["twitter:image", "twitter:image:src", "thumbnail"],
      rights: ["copyright", "rights"],
      publisher: ["application-name", "publisher"],
    },
  },
];

/** Vocabularies of libraries, which write one author each: "Lind, Ida". */
const CATALOGUES: ReadonlySet<string> = new Set(["dublin-core", "citation"]);

/**
 * A name as catalogues sort it, in the order in which it is said.
 * @param name - "Lind, Ida", "Lind, I. B."
 * @returns "Ida Lind"; the name as it is where more than one word stands before the comma
 */
function firstNameFirst(name: string): string {
  return name.replace(
    /^(\p{Lu}[\p{L}\p{M}'’-]+),\s+(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s[\p{L}\p{M}.'’-]+){0,2})$/u,
    "$2 $1",
  );
}

/**
 * Reads the `<meta>` of a page.
 * @param elements - of the page
 * @returns its values by name
 */
export function readMetaTags(elements: PageElements): MetaTags {
  const tags = new Map<string, string[]>();
  for (const { attribs } of elements.named("meta")) {
    const name = attribs["property"] ?? attribs["name"] ?? attribs["http-equiv"];
    const value = plainLine(attribs["content"] ?? attribs["value"] ?? "");
    if (name === undefined || value === "") continue;
    for (const key of name.toLowerCase().split(/\s+/)) {
      const values = tags.get(key);
      if (values) values.push(value);
      else tags.set(key, [value]);
    }
  }
  return tags;
}

/**
 * What one vocabulary claims.
 * @param tags - the page's `<meta>`
 * @param vocabulary - the vocabulary
 * @param base - what addresses are relative to
 * @returns its claims
 */
export function readVocabulary(
  tags: MetaTags,
  vocabulary: Vocabulary,
  base: string | undefined,
): Claims {
  const { source, names } = vocabulary;
  const all = (keys: readonly string[] = []): readonly string[] => {
    const stated = keys.find((key) => tags.has(key));
    return (stated === undefined ? undefined : tags.get(stated)) ?? [];
  };
  const one = (keys?: readonly string[]): string | undefined => all(keys)[0];
  const authors = all(names.author)
    .filter((name) => !/^(?:https?:)?\/\//.test(name))
    .map((name) => ({ name: CATALOGUES.has(source) ? firstNameFirst(name) : name }));
  return {
    source,
    authors,
    keywords: all(names.keywords).flatMap((value) => value.split(/\s*[,;،、，]\s*/u)),
    images: all(names.image).flatMap((value) => picture(value, tags, source, base)),
    ...known({
      headline: one(names.headline),
      standfirst: one(names.standfirst),
      published: one(names.published),
      updated: one(names.updated),
      expires: one(names.expires),
      section: one(names.section),
      url: one(names.url),
      language: one(names.language)?.replaceAll("_", "-"),
      identifier: one(names.identifier),
      rights: one(names.rights),
      publisher: one(names.publisher),
    }),
  };
}

/**
 * A picture of `<meta>`, with the size that Open Graph may state.
 * @param address - as written
 * @param tags - the page's `<meta>`
 * @param source - name of the vocabulary
 * @param base - what addresses are relative to
 * @returns the picture, or none
 */
function picture(
  address: string,
  tags: MetaTags,
  source: string,
  base: string | undefined,
): Image[] {
  const url = absoluteUrl(address, base);
  if (url === undefined) return [];
  if (source !== "open-graph" || (tags.get("og:image:width")?.length ?? 0) > 1) return [{ url }];
  const size = (name: string): number | undefined =>
    Number.parseInt(tags.get(name)?.[0] ?? "", 10) || undefined;
  return [
    {
      url,
      ...known({
        width: size("og:image:width"),
        height: size("og:image:height"),
        alt: tags.get("og:image:alt")?.[0],
      }),
    },
  ];
}
