import type { OutputDocument } from "../model/document.ts";
import { textDocument } from "./catalogue.ts";

/**
 * How an RSS or Atom file looks to a person who opens it. CSS can hide and lay out, not link, so addresses are shown as
 * text; the body is left out, since it would show as markup. Each paragraph finds its own direction.
 */
const CSS = `/* Feeds opened in a browser: written by Polywire. */
@namespace atom url("http://www.w3.org/2005/Atom");
@namespace dc url("http://purl.org/dc/elements/1.1/");

:root {
  color-scheme: light dark;
  display: block;
  max-width: 46rem;
  margin: 0 auto;
  padding: 1.5rem 1rem;
  background: Canvas;
  color: CanvasText;
  font: 1rem/1.6 system-ui, sans-serif;
}

/* Nothing shows unless it is named below. */
* { display: none; }

channel { display: block; }

channel > title, channel > description, channel > link,
item, item > title, item > description, item > dc|creator, item > link, item > pubDate,
atom|feed > atom|title, atom|feed > atom|subtitle,
atom|entry, atom|entry > atom|title, atom|entry > atom|summary, atom|entry > atom|author, atom|entry > atom|updated,
atom|entry > atom|link[rel="alternate"]:not([hreflang]), atom|author > atom|name {
  display: block;
  unicode-bidi: plaintext;
  text-align: start;
}

channel > title, atom|feed > atom|title { font-size: 1.8rem; font-weight: 700; line-height: 1.3; }
channel > description, atom|feed > atom|subtitle { font-size: 1.1rem; }
item, atom|entry { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid GrayText; }
item > title, atom|entry > atom|title { font-size: 1.2rem; font-weight: 600; line-height: 1.4; }

/* The article's own page; those of translations name their language. */
atom|entry > atom|link::before { content: attr(href); }

channel > link, item > link, item > pubDate, item > dc|creator, atom|entry > atom|link, atom|entry > atom|author,
atom|entry > atom|updated {
  color: GrayText;
  font-size: 0.85rem;
  overflow-wrap: anywhere;
}
`;

/**
 * The stylesheet of feeds opened in a browser.
 * @param path - relative to the output folder
 * @returns the CSS
 */
export function stylesheet(path: string = "feed.css"): OutputDocument {
  return textDocument(path, "text/css; charset=utf-8", CSS);
}
