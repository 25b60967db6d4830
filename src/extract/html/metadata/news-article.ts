import type { Image } from "../../../model/block.ts";
import { pictureWords } from "../../lines/picture-words.ts";
import { known } from "../known.ts";
import { absoluteUrl } from "../url.ts";
import type { AuthorClaim, Claims } from "./claims.ts";
import { isObject, type JsonLd, type JsonObject, types } from "./json-ld.ts";
import { plainLine } from "./plain.ts";

/**
 * Reads what a schema.org NewsArticle claims.
 * @param article - the object
 * @param jsonLd - the page's JSON-LD, for references by `@id`
 * @param base - what addresses are relative to
 * @returns its claims
 */
export function readNewsArticle(
  article: JsonObject,
  jsonLd: JsonLd,
  base: string | undefined,
): Claims {
  const reader = new Reader(jsonLd, base);
  const works = translations(article);
  return {
    source: "json-ld",
    ...known({
      headline: first(article, "headline", "name"),
      name: first(article, "name"),
      alternativeHeadline: first(article, "alternativeHeadline"),
      standfirst: first(article, "description", "abstract"),
      authors: reader.authors(article["author"] ?? article["creator"]),
      ...readBearings(article),
      updated: first(article, "dateModified"),
      expires: first(article, "expires"),
      keywords: list(article["keywords"]).flatMap(keywords),
      url: first(article, "url") ?? reader.id(article["mainEntityOfPage"]),
      language: first(article, "inLanguage"),
      images: list(article["image"]).flatMap((image) => reader.image(image) ?? []),
      pictured: jsonLd.objects
        .filter((object) => types(object).includes("ImageObject"))
        .flatMap((object) => reader.image(object) ?? []),
      rights: first(article, "copyrightNotice", "license"),
      credit: first(article, "copyrightHolder", "creditText"),
      publisher: reader.name(article["publisher"]),
      correction: correction(article["correction"]),
      dateline: first(article, "dateline"),
      isAccessibleForFree: truth(article["isAccessibleForFree"]),
      translations: works.flatMap((work) => reader.translation(work)),
      articleBody: first(article, "articleBody", "text"),
      writtenBody: asWritten(article["articleBody"]),
    }),
  };
}

/**
 * Reads when a schema.org WebPage says that it was published, for pages whose article is described by nothing else.
 * @param page - the object
 * @returns its claims
 */
export function readWebPage(page: JsonObject): Claims {
  return {
    source: "json-ld-page",
    ...known({ published: first(page, "datePublished"), updated: first(page, "dateModified") }),
  };
}

/**
 * Reads what decides where an article belongs, and no more.
 * @param article - the object
 * @returns those claims
 */
export function readBearings(
  article: JsonObject,
): Readonly<Record<"published" | "section" | "identifier", string | undefined>> {
  return {
    published: first(article, "datePublished", "dateCreated"),
    section: first(article, "articleSection"),
    identifier: identifier(article),
  };
}

/**
 * The works that are an article's other language versions.
 * @param article - the object
 * @returns their objects, as stated
 */
export function translations(article: JsonObject): unknown[] {
  return [...list(article["workTranslation"]), ...list(article["translationOfWork"])];
}

/** Reads values that may be references. */
class Reader {
  readonly #jsonLd: JsonLd;
  readonly #base: string | undefined;

  constructor(jsonLd: JsonLd, base: string | undefined) {
    this.#jsonLd = jsonLd;
    this.#base = base;
  }

  object(value: unknown): JsonObject | undefined {
    const one = list(value)[0];
    if (!isObject(one)) return undefined;
    const id = one["@id"];
    const referred =
      typeof id === "string" && !("name" in one) ? this.#jsonLd.byId.get(id) : undefined;
    return referred ?? one;
  }

  id(value: unknown): string | undefined {
    const object = this.object(value);
    return object ? (text(object["@id"]) ?? text(object["url"])) : text(value);
  }

  authors(value: unknown): AuthorClaim[] {
    return list(value).flatMap((one) => {
      if (typeof one === "string") return [{ name: one }];
      const person = this.object(one);
      if (!person) return [];
      const kind = types(person).some((type) => type.endsWith("Organization"))
        ? ("organization" as const)
        : ("person" as const);
      const url = absoluteUrl(text(person["url"]), this.#base);
      const role = text(person["jobTitle"]);
      return list(person["name"]).flatMap((name) => {
        const plain = text(name);
        return plain === undefined ? [] : [{ name: plain, kind, ...known({ url, role }) }];
      });
    });
  }

  image(value: unknown): Image | undefined {
    if (typeof value === "string") {
      const url = absoluteUrl(value, this.#base);
      return url === undefined ? undefined : { url };
    }
    const image = this.object(value);
    if (!image) return undefined;
    const url = absoluteUrl(first(image, "url", "contentUrl"), this.#base);
    if (url === undefined) return undefined;
    return {
      url,
      ...known({
        width: pixels(image["width"]),
        height: pixels(image["height"]),
      }),
      ...pictureWords(
        first(image, "caption", "description") ?? "",
        first(image, "creditText") ?? this.#owner(image) ?? "",
        { language: "und" },
      ),
    };
  }

  translation(value: unknown): { language: string; url: string }[] {
    const work = this.object(value);
    const language = text(work?.["inLanguage"]);
    const url = absoluteUrl(text(work?.["url"]) ?? text(work?.["@id"]), this.#base);
    return language === undefined || url === undefined ? [] : [{ language, url }];
  }

  name(value: unknown): string | undefined {
    return this.authors(value)[0]?.name;
  }

  #owner(image: JsonObject): string | undefined {
    const owner = ["copyrightHolder", "author", "creator"].find((name) => name in image);
    const names = this.authors(owner === undefined ? undefined : image[owner]);
    return names.length === 0 ? undefined : names.map(({ name }) => name).join(", ");
  }
}

/**
 * A value as a list.
 * @param value - one value or an array of them
 * @returns the values that are something
 */
function list(value: unknown): unknown[] {
  return (Array.isArray(value) ? value.flat() : [value]).filter(
    (one) => one !== undefined && one !== null && one !== "",
  );
}

/**
 * The first property that says something.
 * @param object - the object
 * @param names - of its properties, best first
 * @returns its text
 */
function first(object: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = text(object[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A text of metadata as it is written.
 * @param value - the value
 * @returns the text, undefined for all else
 */
function asWritten(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/**
 * A plain text of metadata, which publishers escape once or twice.
 * @param value - a string, number or language map
 * @returns the text
 */
function text(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const written = isObject(one) ? (one["@value"] ?? one["name"]) : one;
  if (typeof written === "number") return String(written);
  if (typeof written !== "string") return undefined;
  const plain = plainLine(written);
  return plain === "" ? undefined : plain;
}

/**
 * Keywords: a list, or one string with commas.
 * @param value - one of the list
 * @returns the keywords
 */
function keywords(value: unknown): string[] {
  const plain = text(value);
  return (plain ?? "").split(/\s*[,;،、，]\s*/u).filter((word) => word !== "");
}

/**
 * The article's own identifier.
 * @param article - the object
 * @returns `identifier`, or an `@id` that is more than an anchor
 */
function identifier(article: JsonObject): string | undefined {
  const stated: unknown = article["identifier"];
  const value = isObject(stated) ? text(stated["value"]) : text(stated);
  const id = text(article["@id"]);
  return (
    value ?? (id !== undefined && !id.startsWith("#") && !id.startsWith("_:") ? id : undefined)
  );
}

/**
 * A correction: a text, or a CorrectionComment.
 * @param value - as stated
 * @returns its text
 */
function correction(value: unknown): string | undefined {
  const one: unknown = list(value)[0];
  return isObject(one) ? (text(one["text"]) ?? text(one["description"])) : text(one);
}

/**
 * A boolean as publishers write it.
 * @param value - true, "True", "false", …
 * @returns the boolean
 */
function truth(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase().replace(/^.*\//, "") : "";
  if (word === "true" || word === "yes") return true;
  return word === "false" || word === "no" ? false : undefined;
}

/**
 * A size.
 * @param value - number, "640", "640px" or a QuantitativeValue
 * @returns whole pixels
 */
function pixels(value: unknown): number | undefined {
  const stated = isObject(value) ? value["value"] : value;
  const number = typeof stated === "string" ? Number.parseInt(stated, 10) : stated;
  return typeof number === "number" && Number.isInteger(number) && number > 0 ? number : undefined;
}
