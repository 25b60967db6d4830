import type { Document, Element } from "domhandler";
import { folded, overlap } from "./choose/compare.ts";
import { chooseHeadline, type HeadlineClaim } from "./choose/headline.ts";
import { closest, hints, textOf } from "./dom.ts";
import type { Claims } from "./metadata/claims.ts";
import { type DocumentHead, readDocumentHead } from "./metadata/document-head.ts";
import { findArticle, findWebPage, readJsonLd } from "./metadata/json-ld.ts";
import { readLinks } from "./metadata/links.ts";
import { readLogin } from "./metadata/login.ts";
import { type MetaTags, readMetaTags, readVocabulary, VOCABULARIES } from "./metadata/meta-tags.ts";
import { readMicrodata } from "./metadata/microdata.ts";
import { readNewsArticle, readWebPage } from "./metadata/news-article.ts";
import { type Outline, outline } from "./outline.ts";
import { PageElements } from "./page-elements.ts";
import type { Tree } from "./parse.ts";
import { isShownAlone, unmarkedHeadline } from "./unmarked-headline.ts";
import { absoluteUrl, urlParts } from "./url.ts";
import type { TranslationLink } from "../../model/article.ts";
import { pageUrl } from "../identity.ts";

/** A page with what its metadata claims, best source first. */
export interface Page {
  readonly document: Document;
  readonly elements: PageElements;
  /** Its lines of text. */
  readonly outline: Outline;
  /** What addresses are relative to. */
  readonly base: string | undefined;
  /** Its own address, without tracking parameters. */
  readonly url: string | undefined;
  /** Links to other language versions. */
  readonly translations: readonly TranslationLink[];
  readonly claims: readonly Claims[];
  readonly headline: HeadlineClaim | undefined;
  /** Where the headline is shown. */
  readonly headlineElement: Element | undefined;
  /** What is around it. */
  readonly headlinePath: ReadonlySet<Element>;
  /** Names of the site: as stated, and of its host. */
  readonly site: readonly string[];
  /** `lang` of the root element, or what metadata states. */
  readonly language: string | undefined;
}

/**
 * Reads the metadata of a page.
 * @param tree - the page
 * @param baseUrl - base where the page states none
 * @returns the page with its claims
 */
export function readPage(tree: Tree, baseUrl: string | undefined): Page {
  const { document } = tree;
  const elements = new PageElements(tree);
  const tags = readMetaTags(elements);
  const head = readDocumentHead(elements);
  const stated = tags.get("og:url")?.[0];
  const own = [head.canonical, stated].flatMap((href) => absoluteUrl(href, baseUrl) ?? []);
  const base = absoluteUrl(head.base, own[0] ?? baseUrl);
  const address = base ?? own[0] ?? baseUrl;
  const claims = readClaims(elements, tags, own, address);
  const site = siteNames(claims, address);
  const headings = shownHeadings(elements);
  const read = outline(document);
  const chosen = headline(headings, { title: head.title, claims, site, lines: read });
  const marked = chosen && shownAt(headings, chosen.text);
  const { element: unmarked, lines } = marked
    ? { element: marked, lines: read }
    : unmarkedHeadline(read, chosen?.text);
  const shown = unmarked ?? onlyTop(headings);
  return {
    document,
    elements,
    outline: lines,
    base: address,
    url: own[0] === undefined ? undefined : pageUrl(own[0]),
    translations: [
      ...translations(head, address),
      ...claims.flatMap((claim) => claim.translations ?? []),
    ],
    claims,
    headline: chosen,
    headlineElement: shown,
    headlinePath: around(shown),
    site,
    language: languageOf(head, claims),
  };
}

/**
 * What every kind of metadata claims.
 * @param elements - of the page
 * @param tags - its `<meta>`
 * @param own - addresses it gives itself
 * @param base - what addresses are relative to
 * @returns the claims, best source first
 */
function readClaims(
  elements: PageElements,
  tags: MetaTags,
  own: readonly string[],
  base: string | undefined,
): Claims[] {
  const jsonLd = readJsonLd(elements);
  const article = findArticle(jsonLd, own);
  const webPage = findWebPage(jsonLd);
  return [
    ...(article ? [readNewsArticle(article, jsonLd, base)] : []),
    readMicrodata(elements),
    ...VOCABULARIES.map((vocabulary) => readVocabulary(tags, vocabulary, base)),
    ...(webPage ? [readWebPage(webPage)] : []),
    readLinks(elements, jsonLd),
    readLogin(tags),
  ];
}

/** A heading that may be the headline. */
interface Heading {
  readonly element: Element;
  readonly text: string;
}

/**
 * The headings that a page shows and that may be its headline.
 * @param elements - of the page
 * @returns the headings, in document order
 */
function shownHeadings(elements: PageElements): Heading[] {
  return elements
    .inOrder(elements.named("h1", "h2"), elements.with("itemprop"))
    .filter(isTopHeading)
    .map((element) => ({ element, text: textOf(element) }));
}

/** What speaks of the headline besides headings. */
interface TitleEvidence {
  /** Of the document. */
  readonly title: string | undefined;
  readonly claims: readonly Claims[];
  readonly site: readonly string[];
  readonly lines: Outline;
}

/**
 * Chooses the headline of a page.
 * @param headings - that the page shows
 * @param evidence - what else speaks of it
 * @returns the headline
 */
function headline(
  headings: readonly Heading[],
  evidence: TitleEvidence,
): HeadlineClaim | undefined {
  const { title, claims, site, lines } = evidence;
  const shown = headings.map(({ text }) => text).filter((text) => text !== "");
  return chooseHeadline({
    shown: shown.slice(0, 40),
    stated: claims.flatMap(({ source, headline: text }) =>
      text === undefined ? [] : [{ rule: `${source}:headline`, text }],
    ),
    named: claims.flatMap(({ name }) => name ?? []),
    title,
    site,
    isLine: (text) => isShownAlone(lines, text),
  });
}

/**
 * Links to other language versions.
 * @param head - of the document
 * @param base - what addresses are relative to
 * @returns the links that lead somewhere
 */
function translations(head: DocumentHead, base: string | undefined): TranslationLink[] {
  return head.translations.flatMap(({ language, href }) => {
    const url = absoluteUrl(href, base);
    return url === undefined ? [] : [{ language, url }];
  });
}

/**
 * The names of a site.
 * @param claims - of its metadata
 * @param address - of the page
 * @returns its names as stated, its host and its host's main part
 */
function siteNames(claims: readonly Claims[], address: string | undefined): string[] {
  const host = urlParts(address ?? "")?.hostname.replace(/^www\./, "") ?? "";
  const stated = claims.flatMap(({ publisher }) => publisher ?? []);
  return [...stated, host, host.split(".").at(-2) ?? ""].filter((name) => name !== "");
}

/**
 * Whether an element stands in the page's navigation.
 * @param element - the element
 * @returns true in `<nav>`
 */
function isInNavigation(element: Element): boolean {
  return closest(element, ({ name }) => name === "nav") !== undefined;
}

/**
 * Where a headline is shown.
 * @param all - headings that the page shows
 * @param text - the headline
 * @returns the heading nearest to it
 */
function shownAt(all: readonly Heading[], text: string): Element | undefined {
  const headings = [...all.filter(({ element }) => !isInNavigation(element)), ...all];
  const wanted = folded(text);
  const found =
    headings.find((heading) => folded(heading.text) === wanted) ??
    headings.find((heading) => overlap(heading.text, text) > 0.6) ??
    headings.find((heading) => folded(heading.text).startsWith(`${wanted} `));
  return found?.element;
}

/**
 * The heading of a page that shows another headline than it states.
 * @param all - headings that the page shows
 * @returns its `h1`, where there is one alone
 */
function onlyTop(all: readonly Heading[]): Element | undefined {
  const [top, ...others] = all.filter(({ element }) => element.name === "h1");
  return others.length > 0 || !top || isInNavigation(top.element) ? undefined : top.element;
}

/**
 * What is around an element.
 * @param element - the element
 * @returns its ancestors
 */
function around(element: Element | undefined): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (let at = element?.parent; at && "attribs" in at; at = at.parent) found.add(at);
  return found;
}

/**
 * The language a page states for itself.
 * @param head - of the document
 * @param claims - of its metadata
 * @returns the tag as written
 */
function languageOf(head: DocumentHead, claims: readonly Claims[]): string | undefined {
  const stated = [...head.languages, ...claims.map(({ language }) => language)];
  return stated
    .map((tag) => tag?.trim().replaceAll("_", "-"))
    .find((tag) => tag !== undefined && /^(?!utf)[a-z]{2,3}(?:-|$)/i.test(tag));
}

/** Class words of the site's own name. */
const LOGO = /(?:logo|site-?title|site-?name|brand|masthead)/;

/**
 * Whether an element may be the headline as shown.
 * @param element - the element
 * @returns true for `h1` and what is marked as headline
 */
function isTopHeading(element: Element): boolean {
  const property = element.attribs["itemprop"] ?? "";
  if (LOGO.test(hints(element)) || /\balternativeHeadline\b/.test(property)) return false;
  if (/\bheadline\b/.test(property)) return element.name !== "meta";
  return element.name === "h1" || element.name === "h2";
}
