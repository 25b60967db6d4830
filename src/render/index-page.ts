import type { OutputDocument } from "../model/document.ts";
import { onceFor } from "../model/once-for.ts";
import { textDocument, type Catalogue, type CataloguedFeed } from "./catalogue.ts";
import { FORMAT_NAMES } from "./format-names.ts";
import { languageName } from "./language-name.ts";
import { rfc3339 } from "./machine-date.ts";
import { cleanText, escapeText, webUrl, writeAttributes, type Attributes } from "./xml.ts";

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
section { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 0.5rem; padding: 1rem; }
h2 { font-size: 1.2rem; margin: 0 0 0.5rem; }
h2 small, li small { font-weight: normal; opacity: 0.7; font-size: 0.85rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin-block: 0.5rem; }
a { margin-inline-end: 0.75rem; }
li small { display: block; }
`;

/**
 * The page for people: every feed under its language, each language in itself, with feed autodiscovery.
 * https://html.spec.whatwg.org/multipage/links.html#rel-alternate
 * @param catalogue - all that is published
 * @returns `index.html`, every word of it in the language of its feed
 */
export function indexPage(catalogue: Catalogue): OutputDocument {
  const title = text(catalogue.title);
  const languages = Map.groupBy(catalogue.feeds, ({ language }) => language);
  const page = [
    "<!doctype html>",
    tag("html", { lang: catalogue.language, dir: directionOf(catalogue) }, [
      "<head>",
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${title}</title>`,
      ...autodiscovery(catalogue),
      `<style>${STYLE}</style>`,
      "</head>",
      "<body>",
      `<h1>${link(webUrl(catalogue.homeUrl), title)}</h1>`,
      "<main>",
      ...[...languages].map(([language, feeds]) => languageSection(language, feeds)),
      "</main>",
      "</body>",
    ]),
    "",
  ];
  return textDocument("index.html", "text/html; charset=utf-8", page.join("\n"));
}

// Feed readers offer what is linked first: the page's own language, then the others in their order.
function autodiscovery(catalogue: Catalogue): readonly string[] {
  const own = (feed: CataloguedFeed): number => Number(feed.language === catalogue.language);
  return catalogue.feeds
    .toSorted((one, other) => own(other) - own(one))
    .flatMap((feed) => alternates(feed));
}

// From one run of a process to the next, most feeds are the same.
const alternates = onceFor((feed: CataloguedFeed): readonly string[] =>
  feed.documents.map(({ format, path, mediaType }) => {
    const type = mediaType.split(";")[0];
    const title = cleanText(`${feed.title} (${FORMAT_NAMES[format]})`);
    const attributes = { rel: "alternate", type, hreflang: feed.language, title };
    return `<link${writeAttributes({ ...attributes, href: relative(path) })}>`;
  }),
);

function languageSection(language: string, feeds: readonly CataloguedFeed[]): string {
  const attributes = { lang: language, dir: feeds[0]?.direction };
  return tag("section", attributes, [
    `<h2>${text(languageName(language))} <small>${text(language)}</small></h2>`,
    "<ul>",
    ...feeds.map((feed) => item(feed)),
    "</ul>",
  ]);
}

const item = onceFor((feed: CataloguedFeed): string => {
  const links = feed.documents.map(({ format, path, mediaType }) => {
    const attributes = { href: relative(path), type: mediaType.split(";")[0] };
    return `<a${writeAttributes(attributes)}>${FORMAT_NAMES[format]}</a>`;
  });
  const name = `<strong>${text(feed.title)}</strong>`;
  const state = `<small>${text(feed.labels.entries)}${updated(feed)}</small>`;
  return `<li>${name}<br>\n${links.join("\n")}\n${state}</li>`;
});

function updated({ updated: moment, labels }: CataloguedFeed): string {
  if (moment === undefined || labels.updated === undefined) return "";
  return `<br>\n<time datetime="${rfc3339(moment)}">${text(labels.updated)}</time>`;
}

function directionOf(catalogue: Catalogue): string | undefined {
  return catalogue.feeds.find(({ language }) => language === catalogue.language)?.direction;
}

// Relative, so that the page works from a disk and under any address.
function relative(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function link(href: string | undefined, inner: string): string {
  return href === undefined ? inner : `<a${writeAttributes({ href })}>${inner}</a>`;
}

function tag(name: string, attributes: Attributes, inner: readonly string[]): string {
  return `<${name}${writeAttributes(attributes)}>\n${inner.join("\n")}\n</${name}>`;
}

function text(raw: string): string {
  return escapeText(cleanText(raw));
}
