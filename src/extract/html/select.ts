import { type CheerioAPI, load } from "cheerio/slim";

/**
 * Cheerio's selectors, over elements or documents that they are given: `$(elements).filter(css)`, `$(css, document)`.
 * One for all pages: each `load` makes a class of its own, which costs more than what a page is asked.
 */
export const $: CheerioAPI = load("");
